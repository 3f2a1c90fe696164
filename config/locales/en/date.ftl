# Dates and times: "4 December 2026, 15:30"

date-full = { $day } { $month } { $year }
date-short = { $day } { $month }
date-day = { $weekday } { $date }
date-time = { $hour }:{ $minute }
date-moment = { $date }, { $time }
date-range = { $from } – { $to }
date-range-year = { $from } – { $to } { $year }
date-year-month = { $month } { $year }

date-month-nom-1 = January
date-month-nom-2 = February
date-month-nom-3 = March
date-month-nom-4 = April
date-month-nom-5 = May
date-month-nom-6 = June
date-month-nom-7 = July
date-month-nom-8 = August
date-month-nom-9 = September
date-month-nom-10 = October
date-month-nom-11 = November
date-month-nom-12 = December

date-month-gen-1 = January
date-month-gen-2 = February
date-month-gen-3 = March
date-month-gen-4 = April
date-month-gen-5 = May
date-month-gen-6 = June
date-month-gen-7 = July
date-month-gen-8 = August
date-month-gen-9 = September
date-month-gen-10 = October
date-month-gen-11 = November
date-month-gen-12 = December

date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday
