# Tvarkaraštis: kas, kada ir kur veda pamokas.

command-timetable = tvarkaraštis
    .about = Kas, kada ir kur veda pamokas
command-timetable-import = importuoti
    .about = Įkelti pamokų tvarkaraštį iš CSV failo
option-timetable-import-file = failas
    .about = CSV: mokytojas, savaitės diena, pamoka, klasė, dalykas, kabinetas
command-timetable-show = rodyti
    .about = Parodyti, kieno tvarkaraštis žinomas, arba vieno žmogaus savaitę
option-timetable-show-user = naudotojas
    .about = Kieno savaitę rodyti

timetable-title = Pamokų tvarkaraštis
timetable-counts = Pamokų faile: { $lessons } · mokytojų: { $teachers }
timetable-changes = Savaitė pasikeis: { $names }
timetable-nothing-changes = Viskas taip pat, kaip jau įrašyta: niekas nesikeis.
timetable-unknown = Tvarkaraščio dar nėra: { $names }
timetable-footer = Kol nepatvirtinote, niekas neįrašyta. Keičiasi tik faile esančių mokytojų savaitės.
timetable-done =
    { $lessons ->
        [one] Įrašyta { $lessons } pamoka
        [few] Įrašytos { $lessons } pamokos
        [many] Įrašyta { $lessons } pamokos
       *[other] Įrašyta { $lessons } pamokų
    }
timetable-done-next = Sudarant poras bus atsižvelgiama į tai, kada kas laisvas, o susitariant siūlomos konkrečios pamokos.
timetable-week = { $person } – savaitė
timetable-week-empty = Tvarkaraščio dar nėra. Jį įkelia koordinatorius; laiką pamokai galima pasirinkti ir be jo.
timetable-week-a = {" "}(A savaitė)
timetable-week-b = {" "}(B savaitė)
timetable-known = Kieno tvarkaraštis žinomas
timetable-known-count = Mokytojų, kurių savaitė žinoma: { $teachers }
timetable-known-footer = Vieno žmogaus savaitė: /tvarkaraštis rodyti naudotojas
timetable-none = Tvarkaraščio dar nėra. Įkelkite CSV failą komanda `/tvarkaraštis importuoti` – tada poroms bus siūlomos konkrečios pamokos. Susitarti galima ir be jo.

column-teacher = mokytojas
column-weekday = savaitės diena
column-period = pamoka
column-class = klasė
column-subject = dalykas
column-room = kabinetas
column-weeks = savaitė
column-valid-from = galioja nuo

timetable-fault-no-column = **1 eilutė**: nėra stulpelio „{ $column }“. Įrašykite jo pavadinimą pirmoje eilutėje.
timetable-fault-unknown = „{ $value }“ – tokio žmogaus sąraše nėra, eilutė praleidžiama. Parašykite vardą taip, kaip darbuotojų sąraše.
timetable-fault-ambiguous = „{ $value }“ – keli žmonės tokiu vardu, eilutė praleidžiama. Nurodykite naudotojo vardą arba paskyros numerį.
timetable-fault-weekday = „{ $value }“ nėra mokymosi diena, eilutė praleidžiama. Rašykite 1–5 arba dienos pavadinimą.
timetable-fault-period = „{ $value }“ nėra pamokos numeris, eilutė praleidžiama. Rašykite 1–20.
timetable-fault-weeks = „{ $value }“ nėra savaitė, eilutė praleidžiama. Rašykite A, B arba palikite tuščią.
timetable-fault-date = „{ $value }“ nėra data, eilutė praleidžiama. Rašykite, pavyzdžiui, 2026-09-01.
timetable-fault-twice = tuo pačiu metu „{ $value }“ jau turi pamoką { $line } eilutėje kitame kabinete, ši praleidžiama. Vieną ištrinkite.
