# Mokyklos kalendorius.

command-calendar = kalendorius
    .about = Mokslo metų kalendorius
command-calendar-show = rodyti
    .about = Pusmečiai, atostogos, šventės, pamokų laikas, refleksijų datos
command-calendar-break = atostogos
    .about = Įrašyti ar pataisyti laiką be pamokų (koordinatoriui)
command-calendar-confirm = patvirtinti
    .about = Patvirtinti spėjamas atostogų datas (koordinatoriui)
command-calendar-periods = pamokų-laikas
    .about = Nustatyti pamokų laiką (koordinatoriui)
option-calendar-break-from = nuo
    .about = Pirmoji diena be pamokų, pvz., 2026-11-02
option-calendar-break-to = iki
    .about = Paskutinė diena be pamokų, pvz., 2026-11-08
option-calendar-break-name = pavadinimas
    .about = Kaip jas vadinate, pvz., rudens atostogos
option-calendar-break-remove = ištrinti
    .about = Šias dienas ne įrašyti, o ištrinti iš kalendoriaus
option-calendar-periods-times = laikas
    .about = Pamokos iš eilės, pvz., 08:00-08:45, 08:55-09:40
option-calendar-periods-date = data
    .about = Tik tai dienai, pvz., 2026-12-23; nenurodžius – visiems metams

calendar-title = { $year } mokslo metai
calendar-halves = Pusmečiai
calendar-half = **{ $number } pusmetis:** { $days }; stebėjimai – iki { $until }
calendar-breaks = Atostogos ir kitos dienos be pamokų
calendar-break-line = { $name }: { $days }
calendar-guess-line = { $name }: { $days } *(spėjama, nepatvirtinta)*
calendar-prompts = Kada kviečiama rašyti refleksiją
calendar-holidays = Valstybinės šventės
calendar-periods = Pamokų laikas
calendar-period = { $period } pamoka: { $from }–{ $to }
calendar-holiday = { $date } – { $name }
calendar-school-days = { $count ->
    [one] { $count } mokymosi diena
    [few] { $count } mokymosi dienos
    [many] { $count } mokymosi dienos
   *[other] { $count } mokymosi dienų
}
calendar-none = Nėra.
calendar-nothing-to-confirm = Visos šių metų atostogų datos patvirtintos.
calendar-confirm-title = Ar šios datos teisingos?
calendar-confirm-how = Jei data kita, įrašykite ją komanda „/kalendorius atostogos“: spėjimą ji pakeis.
calendar-confirm-one = Patvirtinti: { $name }
calendar-confirm-all = Patvirtinti visas
calendar-break-dropped = Ištrinta, šiomis dienomis vėl pamokos: { $days }
calendar-break-saved = Įrašyta. { $days }
calendar-confirmed = { $count ->
    [0] Visos datos jau buvo patvirtintos.
    [one] Patvirtinta { $count } data.
    [few] Patvirtintos { $count } datos.
    [many] Patvirtinta { $count } datos.
   *[other] Patvirtinta { $count } datų.
}
calendar-periods-saved = Pamokų laikas šiems mokslo metams: { $periods }
calendar-day-saved = Pamokų laikas { $date }: { $periods }
calendar-nag = Šių mokslo metų atostogų datos dar nepatvirtintos. Nuo jų priklauso, kada siunčiami priminimai. Ar jos teisingos?
