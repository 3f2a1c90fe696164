# Savi puslapiai: apžvalga, nustatymai, pagalba.

command-my = mano
    .about = Mano apžvalga ir nustatymai
command-my-overview = apžvalga
    .about = Kas laukia manęs ir mano metai viename puslapyje
command-my-settings = nustatymai
    .about = Kalba, stebėtojų skaičius pamokoje, „ne su…“, norai, nebuvimas
command-help = pagalba
    .about = Ką čia galiu atlikti

home-title = Mano apžvalga
home-due = Kas laukia
home-nothing-due = Šiuo metu nieko. Gražios dienos!
home-reflection = • Galite rašyti { $month } refleksiją.
home-observations = { $count ->
    [one] • Nebaigtas { $count } pamokos stebėjimas.
    [few] • Nebaigti { $count } pamokų stebėjimai.
    [many] • Nebaigta { $count } pamokų stebėjimo.
   *[other] • Nebaigta { $count } pamokų stebėjimų.
}
home-asked = • Kolegų kvietimai ir pasiūlymai, laukiantys Jūsų atsakymo: { $count }
home-checkin = • APT grupės „{ $group }“ šio mėnesio susitikimo įrašo dar nėra.
home-year = Mano metai
home-next-meeting = Kitas APT grupės susitikimas: { $date }
home-written = { $count ->
    [one] Parašyta { $count } refleksija
    [few] Parašytos { $count } refleksijos
    [many] Parašyta { $count } refleksijos
   *[other] Parašyta { $count } refleksijų
}
home-observing = Stebėjimai
home-office = Koordinatoriui
home-office-calm = Niekas nelaukia.
home-claims = { $count ->
    [one] • Patvirtinimo laukia { $count } žmogus. Jį patvirtinsite komanda `/žmonės patvirtinti`.
    [few] • Patvirtinimo laukia { $count } žmonės. Juos patvirtinsite komanda `/žmonės patvirtinti`.
    [many] • Patvirtinimo laukia { $count } žmogaus. Juos patvirtinsite komanda `/žmonės patvirtinti`.
   *[other] • Patvirtinimo laukia { $count } žmonių. Juos patvirtinsite komanda `/žmonės patvirtinti`.
}
home-guesses = • Nepatvirtintų atostogų datų: { $count }
home-settings = Nustatymai
home-settings-title = Mano nustatymai
home-settings-about = Kiekvienas paspaudimas įsigalioja iš karto. Šiuos nustatymus matote tik Jūs.
home-language = Kalba
home-visitors = Kiek stebėtojų priimate vienoje pamokoje
home-visitors-now = { $count ->
    [one] { $count } stebėtojas
    [few] { $count } stebėtojai
    [many] { $count } stebėtojo
   *[other] { $count } stebėtojų
}
home-not-with = Neskirti į porą su
home-not-with-none = Nieko nepasirinkta.
home-not-with-about = To nematys niekas – nei koordinatorius, nei kolega; priežasties niekas neklaus. Asmeniniame pokalbyje „Discord“ kolegų nesiūlo: nustatymus atverkite serverio kanale.
home-not-with-placeholder = Pasirinkite kolegas
home-wishes = Norėčiau stebėti
home-wishes-none = Nepasirinkta: tiks visi dalykai.
home-wishes-placeholder = Pasirinkite dalykus
home-away = Kada manęs nebus
home-away-about = Pažymėkite tik datas – priežasties niekas neklaus. Tuo metu žinučių negausite, o jei tomis dienomis sutarta stebėti pamoką, kolega sužinos, kad reikia kito laiko. Datas matys koordinatorius.
home-away-none = Nieko nepažymėta.
home-away-note = Pažymėti datas
home-away-back = Ištrinti
home-away-window = Kada Jūsų nebus?
home-away-from = Pirmoji diena
home-away-to = Paskutinė diena

help-title = Ką galite atlikti
help-about = „Kolega“ padeda augti kartu: primena mėnesio refleksiją, sudaro poras pamokoms stebėti ir padeda užrašyti APT grupės susitikimus. Ką rašote, mato tik tie, kuriems leidžiate.
help-everyone = Visiems
help-lead = APT grupės vadovui
help-coordinator = Koordinatoriui
help-admin = Serverio administratoriui
help-line = `{ $command }` – { $about }
help-overview = Mano apžvalga
help-footer = Atsakymus į komandas matote tik Jūs.
home-confirm-guesses = Patvirtinti atostogų datas
home-snooze = Be priminimų
home-snooze-about = Jei dabar ne metas, priminimus galite sulaikyti iki pasirinktos dienos. Kolegų siūlomi pamokų laikai ir sutartų pamokų pasikeitimai vis tiek ateis, o kvietimai ir visa kita lauks apžvalgoje.
home-snooze-none = Priminimai ateina.
home-snooze-until = Iki { $until } (imtinai) priminimų nesiunčiame. Laukia žinučių: { $count }. Paskui viskas tęsis savaime.
home-snooze-set = Sulaikyti priminimus
home-snooze-end = Vėl priminti
home-snooze-last = Paskutinė diena be priminimų
home-shared = Su manimi pasidalyta: { $count }
