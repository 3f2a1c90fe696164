# APT grupė.

command-group = grupė
    .about = APT grupė: nariai ir susitikimai
command-group-members = nariai
    .about = Grupės nariai, vadovas ir mėnesių būsena
option-group-members-group = grupė
    .about = Kuri grupė; nenurodžius – Jūsų
command-group-checkin = įrašas
    .about = Grupės susitikimo įrašas (pildo vadovas)
option-group-checkin-group = grupė
    .about = Kuri grupė; nenurodžius – Jūsų vadovaujama

group-title = APT grupė „{ $group }“
group-about = { $group }, { $month }
group-lead = Vadovas
group-no-lead = Vadovo šiuo metu nėra.
group-members = { $count ->
    [one] { $count } narys
    [few] { $count } nariai
    [many] { $count } nario
   *[other] { $count } narių
}
group-empty = Narių dar nėra.
group-months = Mėnesių susitikimai
group-month = { $month }: { $status }
group-met = { $date }, dalyvavo { $count }
group-status-running = įrašo dar nėra
group-status-awaited = įrašo dar laukiame
group-status-counted = įskaityta
group-status-too-few = neįskaityta: dalyvavo mažiau nei pusė narių
group-status-too-late = neįskaityta: įrašas pateiktas per vėlai
group-status-missing = įrašo nėra
group-next-title = Kitas susitikimas
group-next = Kitas susitikimas: { $date }
group-needs = Kokios pagalbos reikia grupei
group-read = Skaityti susitikimo įrašą
group-read-footer = Kas ką sakė, lieka grupėje.

group-checkin-late = Šis įrašas pavėluotas: mėnuo nebebus įskaitytas, bet grupė įrašą turės – su žyma, kad pateiktas vėliau.
group-checkin-intro = Susitikimas įskaitomas, kai dalyvauja bent pusė narių, o įrašas pateikiamas per 5 mokymosi dienas.
group-which-month = Kurio mėnesio APT grupės „{ $group }“ susitikimas?
group-summer = Vasarą APT grupių susitikimų įrašai nepildomi.
group-next-set = APT grupės „{ $group }“ kitas susitikimas – { $date }

group-checkin-due = Dar nėra APT grupės „{ $group }“ { $month } susitikimo įrašo. Jei susitikote, jį užpildyti užtruks apie 5 minutes.
group-lead-vacant = APT grupė „{ $group }“ neturi vadovo. Jį paskirti galite komanda `/žmonės vaidmuo`.
group-lead-ended = Nuo { $date } nebevadovaujate APT grupei „{ $group }“: vadovo teisės baigėsi iš karto. Ką rašėte apie save, lieka Jūsų, o susitikimų įrašai lieka grupei.
group-lead-now = Grupei dabar vadovauja: { $lead }
group-write-late = Pavėluotai: { $month }
option-group-checkin-month = mėnuo
    .about = Mėnuo, pavyzdžiui, 2026-10; tuščia – dabartinis

group-next-off = { $date } – atšauktas
group-move = Kelti į kitą dieną
group-call-off = Atšaukti susitikimą
group-plan-again = Suplanuoti iš naujo
group-off-title = Atšaukti APT grupės „{ $group }“ susitikimą?
group-off-question = **Kada:** { $date }

    Nariams pranešime, kad jis neįvyks, ir apie jį nebeprimename. Mėnuo bus įskaitytas, jei tą mėnesį susitiksite kitą dieną.

    Susitikimą bet kada galima suplanuoti iš naujo.
group-off-done = Atšauktas APT grupės „{ $group }“ susitikimas: { $date }. Nariams apie tai pranešime.
group-off-before = Šis APT grupės „{ $group }“ susitikimas jau atšauktas: { $date }.
group-meeting-off = Atšauktas APT grupės „{ $group }“ susitikimas: { $date }. Kai bus numatyta nauja diena, ją rasite `/grupė nariai`.
group-meeting-again = APT grupės „{ $group }“ susitikimas vis dėlto įvyks: { $date }.
