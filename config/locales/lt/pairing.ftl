# 2+2 planas koordinatoriui.

command-pairing = poros
    .about = Pamokų stebėjimo poros (koordinatoriui)
command-pairing-preview = peržiūra
    .about = Sudaryti planą ir jį peržiūrėti; niekas nesiunčiama
command-pairing-publish = skelbti
    .about = Paskelbti peržiūrėtą planą
command-pairing-exclude = neskirti
    .about = Neskirti dviejų žmonių į porą arba vėl leisti
command-pairing-history = istorija
    .about = Kas ką stebėjo
option-pairing-preview-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – šio
option-pairing-publish-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – šio
option-pairing-history-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – paskutinio
option-pairing-exclude-user = asmuo
    .about = Vienas iš dviejų
option-pairing-exclude-other = kitas
    .about = Kitas iš dviejų

pairing-preview-title = 2+2 planas: { $half }
pairing-pairs = { $count ->
    [one] Nauja { $count } pora.
    [few] Naujos { $count } poros.
    [many] Naujų { $count } poros.
   *[other] Naujų porų: { $count }.
}
pairing-not-sent = Tai peržiūra: kol nepaskelbsite, niekas nieko negaus.
pairing-is-published = Šis planas paskelbtas.
pairing-nothing-missing = Visos poros jau paskirtos, pridėti nėra ko.
pairing-kept = Jau esamų porų: { $count }. Jos nesikeičia.
pairing-late = Nuo pusmečio pradžios praėjo daugiau nei trys savaitės: pasirūpinkite, kad poroms liktų laiko.
pairing-alone = Dalyvauja vienas žmogus. Siūlome partnerį iš kitos mokyklos arba savo pamokos vaizdo įrašą; norma nebeprivaloma.
pairing-only-two = Dalyvauja du žmonės: kiekvienas stebi po kelias skirtingas kito pamokas.
pairing-page = { $page } puslapis iš { $pages }
pairing-pair = **{ $number }.** Rodo: **{ $host }** → stebi: **{ $observer }**
    -# { $reasons }
pairing-couple = Rodo: { $host } → stebi: { $observer }
pairing-open-title = Ko nepavyko patenkinti
pairing-unfilled-show = • { $who } – liko parodyti: { $count }. Kliūtis: { $why }.
pairing-unfilled-observe = • { $who } – liko stebėti: { $count }. Kliūtis: { $why }.
pairing-left-out-leave = • { $who } – pažymėtas nebuvimas; vieta bus paskirta grįžus.
pairing-left-out-late = • { $who } – pradėta dirbti per vėlai šiam pusmečiui.

pairing-reason-joins = prisideda prie kito stebimos pamokos
pairing-reason-never-met = dar nebuvo poroje
pairing-reason-met = { $count ->
    [one] stebėta prieš { $count } pusmetį
    [few] stebėta prieš { $count } pusmečius
    [many] stebėta prieš { $count } pusmečio
   *[other] stebėta prieš { $count } pusmečių
}
pairing-reason-same-subject = tas pats dalykas
pairing-reason-other-subject = kitas dalykas
pairing-reason-inside-group = ta pati APT grupė
pairing-reason-outside-group = kita APT grupė
pairing-reason-wish = stebinčiojo pageidaujamas dalykas
pairing-reason-mutual = stebi vienas kitą
pairing-reason-second-lesson = antra to paties kolegos pamoka

pairing-why-alone = nėra kitų dalyvių
pairing-why-few-colleagues = kolegų mažiau nei pamokų
pairing-why-no-lesson-left = visos rodomos pamokos jau turi stebinčius kolegas
pairing-why-no-observer-left = visi stebintys kolegos jau turi pamokas
pairing-why-excluded = Jūsų sąrašas „neskirti“
pairing-why-manager = tiesioginis vadovas stebi tik pakviestas
pairing-why-given-up = šį pusmetį atsisakytos poros nekartojamos
pairing-why-no-common-lesson = pagal tvarkaraštį su kai kuriais kolegomis nėra bendro laiko
pairing-why-no-combination = neliko leistino derinio

pairing-button-again = Kitas variantas
pairing-button-previous = Ankstesnis
pairing-button-next = Toliau

pairing-published-title = 2+2 planas paskelbtas: { $half }
pairing-published-before = Šis planas jau buvo paskelbtas anksčiau. Niekas nepasikeitė ir niekam nieko neišsiųsta.
pairing-published-pairs = Paskelbta porų: { $count }.
pairing-published-people = Žinutę gaus žmonių: { $count }. Kas dar neprisijungė, ją gaus, kai prisijungs.
pairing-published-dropped = Po peržiūros nebetiko ir nepaskelbta
pairing-exclusion-title = Sąrašas „neskirti“
pairing-excluded = Į vieną porą neskirsime: { $one } ir { $other }. Paskelbtos poros nesikeičia.
pairing-allowed = Į vieną porą vėl galima skirti: { $one } ir { $other }.
pairing-exclusion-list = Visas sąrašas
pairing-history-title = Kas ką stebėjo: { $half }
pairing-history-empty = Šį pusmetį stebėjimų dar nėra.
pairing-history-line = • Rodo: { $host } → stebi: { $observer } – { $state }
pairing-state-open = laikas nesutartas
pairing-state-scheduled = sutarta
pairing-state-met = įvyko
pairing-state-given-up = atsisakyta
pairing-state-expired = neįvyko

pairing-button-sheet = Lentelė (XLSX)
pairing-sheet = Planas
pairing-column-host = Rodo
pairing-column-observer = Stebi
pairing-column-why = Kodėl
