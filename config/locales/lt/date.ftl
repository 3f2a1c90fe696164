# Datos ir laikas: „2026 m. gruodžio 4 d., 15.30 val.“

date-full = { $year } m. { $month } { $day } d.
date-short = { $month } { $day } d.
date-day = { $date }, { $weekday }
date-time = { $hour }.{ $minute } val.
date-moment = { $date }, { $time }
date-range = { $from } – { $to }
date-range-year = { $year } m. { $from } – { $to }
date-year-month = { $year } m. { $month }

date-month-nom-1 = sausis
date-month-nom-2 = vasaris
date-month-nom-3 = kovas
date-month-nom-4 = balandis
date-month-nom-5 = gegužė
date-month-nom-6 = birželis
date-month-nom-7 = liepa
date-month-nom-8 = rugpjūtis
date-month-nom-9 = rugsėjis
date-month-nom-10 = spalis
date-month-nom-11 = lapkritis
date-month-nom-12 = gruodis

date-month-gen-1 = sausio
date-month-gen-2 = vasario
date-month-gen-3 = kovo
date-month-gen-4 = balandžio
date-month-gen-5 = gegužės
date-month-gen-6 = birželio
date-month-gen-7 = liepos
date-month-gen-8 = rugpjūčio
date-month-gen-9 = rugsėjo
date-month-gen-10 = spalio
date-month-gen-11 = lapkričio
date-month-gen-12 = gruodžio

date-weekday-1 = pirmadienis
date-weekday-2 = antradienis
date-weekday-3 = trečiadienis
date-weekday-4 = ketvirtadienis
date-weekday-5 = penktadienis
date-weekday-6 = šeštadienis
date-weekday-7 = sekmadienis
