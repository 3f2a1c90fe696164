# 2+2 planas koordinatoriui.

command-pairing = poros
    .about = Pamokų stebėjimo poros (koordinatoriui)
command-pairing-preview = peržiūra
    .about = Sudaryti planą ir jį peržiūrėti; niekas nesiunčiama
command-pairing-publish = skelbti
    .about = Paskelbti peržiūrėtą planą
command-pairing-exclude = neskirti
    .about = Neskirti dviejų žmonių į porą arba vėl leisti
command-pairing-lock = užfiksuoti
    .about = Užfiksuoti porą, kad ji liktų plane, arba nebefiksuoti
command-pairing-repair = taisyti
    .about = Pataisyti paskelbtą planą: pirma parodomi pakeitimai
command-pairing-history = istorija
    .about = Kas ką stebėjo
option-pairing-preview-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – šio
option-pairing-publish-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – šio
option-pairing-history-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – paskutinio
option-pairing-lock-observation = stebėjimas
    .about = Kuri plano pora
option-pairing-repair-half_year = pusmetis
    .about = Kurio pusmečio; nenurodžius – šio
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
pairing-reason-never-met = dar nestebėta
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
pairing-why-ended = šį pusmetį nutrauktos poros nekartojamos
pairing-why-no-common-lesson = pagal tvarkaraštį su kai kuriais kolegomis nėra bendro laiko
pairing-why-no-combination = neliko leistino derinio

pairing-button-again = Kitas variantas

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
pairing-state-ended = nutraukta
pairing-state-expired = neįvyko

pairing-button-sheet = Lentelė (XLSX)
pairing-button-picture = Paveikslas (PNG)
pairing-picture-empty = nepaskirta
pairing-sheet = Planas
pairing-column-host = Rodo
pairing-column-observer = Stebi
pairing-column-why = Kodėl

pairing-reason-locked = užfiksuota
pairing-cost = { $total } tšk.: { $rules }
pairing-pick = Pasirinkite porą: užfiksuoti ar neskirti
pairing-choice = { $host } → { $observer }
pairing-choice-locked = { $host } → { $observer } (užfiksuota)
pairing-button-recompute = Perskaičiuoti
pairing-button-lock = Užfiksuoti
pairing-button-unlock = Nebefiksuoti
pairing-button-ban = Neskirti į porą
pairing-button-allow = Vėl leisti
pairing-button-mend = Taisyti planą
pairing-button-back = Grįžti į planą

pairing-totals-title = Palyginimas
pairing-totals-plan = • Visas planas: porų { $pairs }, kaina { $points } tšk., blogiausia pora { $worst } tšk., jau matytų { $met }, stebi vienas kitą { $couples }.
pairing-totals-shuffle = • Sumaišius atsitiktinai: porų { $pairs }, kaina { $points } tšk., blogiausia pora { $worst } tšk., jau matytų { $met }, stebi vienas kitą { $couples }.
pairing-totals-last = • Praėjusio pusmečio poros: porų { $pairs }, kaina { $points } tšk., blogiausia pora { $worst } tšk., jau matytų { $met }, stebi vienas kitą { $couples }.
pairing-totals-proven = Geresnio plano nėra: tai įrodyta.
pairing-totals-gap = Geresnis planas gali būti pigesnis daugiausia { $points } tšk.
pairing-totals-couples = Pageidaujama, kad du kolegos stebėtų vienas kitą. Abipusių stebėjimų: { $met }. Tokio pat gero plano, kuriame jų būtų daugiau, nėra: tai įrodyta.
pairing-totals-couples-gap = Pageidaujama, kad du kolegos stebėtų vienas kitą. Abipusių stebėjimų: { $met }. Kitame tokiame pat gerame plane jų būtų daugiausia { $most }.
pairing-totals-points = -# Kaina rodo, kiek pora nutolusi nuo pageidavimų: 0 – nė kiek, 100 – rimta priežastis ieškoti kitos. Daug (įprastai 1000) pridedama, kai stebi pamokų nerodantis žmogus.

pairing-block-hosts = • Kartu norima parodyti pamokų: { $wanted }, bet stebėtojų užtenka tik tiek: { $possible }. Rodo: { $hosts }. Stebėti gali: { $observers }. Kliūtis: { $why }.
pairing-block-hosts-only = • Kartu norima parodyti pamokų: { $wanted }, bet stebėtojų užtenka tik tiek: { $possible }. Rodo: { $hosts }. Stebėti gali: { $observers }.
pairing-block-observers = • Kartu norima stebėti pamokų: { $wanted }, bet rodomų užtenka tik tiek: { $possible }. Stebi: { $observers }. Rodyti gali: { $hosts }. Kliūtis: { $why }.
pairing-block-observers-only = • Kartu norima stebėti pamokų: { $wanted }, bet rodomų užtenka tik tiek: { $possible }. Stebi: { $observers }. Rodyti gali: { $hosts }.
pairing-block-more = ir dar { $count }
pairing-lock-void = • Užfiksuota pora į šį planą netelpa. { $pair }

pairing-pair-title = Plano pora: { $half }
pairing-pair-locked = Ši pora užfiksuota: perskaičiuojant ir taisant planą ji lieka.
pairing-pair-banned = Šie du žmonės yra Jūsų sąraše „neskirti“.
pairing-pair-stands = Ši pora jau paskelbta.
pairing-price-lock = Jei užfiksuotumėte: { $what }.
pairing-price-ban = Jei neskirtumėte šių dviejų į porą: { $what }.
pairing-price-nothing = planas nepablogėtų
pairing-price-impossible = neįmanoma, nes netelpa į normą arba prieštarauja taisyklėms
pairing-price-more-pairs = porų padaugėtų: { $number }
pairing-price-fewer-pairs = porų sumažėtų: { $number }
pairing-price-dearer = visas planas pabrangtų { $number ->
    [one] { $number } tašku
    [few] { $number } taškais
    [many] { $number } taško
   *[other] { $number } taškų
}
pairing-price-cheaper = visas planas atpigtų { $number ->
    [one] { $number } tašku
    [few] { $number } taškais
    [many] { $number } taško
   *[other] { $number } taškų
}
pairing-price-worst-dearer = blogiausia pora pabrangtų { $number ->
    [one] { $number } tašku
    [few] { $number } taškais
    [many] { $number } taško
   *[other] { $number } taškų
}
pairing-price-worst-cheaper = blogiausia pora atpigtų { $number ->
    [one] { $number } tašku
    [few] { $number } taškais
    [many] { $number } taško
   *[other] { $number } taškų
}
pairing-wished-lock = Užfiksuota. Ši pora liks ir perskaičiavus, ir taisant planą.
pairing-wished-unlock = Nebeužfiksuota. Perskaičiuojant ši pora gali pasikeisti.
pairing-wished-ban = Šių dviejų į porą nebeskirsime. Kad planas pasikeistų, perskaičiuokite; jei jis jau paskelbtas – taisykite.
pairing-wished-allow = Šiuos du vėl galima skirti į porą.

pairing-repair-title = 2+2 plano taisymas: { $half }
pairing-repair-nothing = Taisyti nėra ko: visos poros tinka, trūkstamų nėra arba jų sudaryti negalima.
pairing-repair-counts = Nutraukiamų porų: { $go }. Naujų porų: { $come }.
pairing-repair-stay = Nesikeičia porų: { $stay }, iš jų sutartų, įvykusių ar užfiksuotų: { $fixed }.
pairing-repair-told = Tai peržiūra: kol nepatvirtinsite, niekas nesikeičia. Patvirtinus žinutę gaus tik tie, kurių poros keičiasi (žmonių: { $people }).
pairing-repair-is-done = Šis taisymas jau atliktas.
pairing-repair-go = **Nutraukiamos poros**
pairing-repair-come = **Naujos poros**
pairing-parting-left = mokykloje nebedirba: { $who }
pairing-parting-away = ilgas nebuvimas: { $who }
pairing-parting-fewer = tenka mažiau pamokų: { $who }
pairing-parting-gives-way = užleidžia vietą kitoms poroms
pairing-repaired-title = 2+2 planas pataisytas: { $half }
pairing-repaired-before = Šis taisymas jau buvo atliktas anksčiau. Niekas nepasikeitė ir niekam nieko neišsiųsta.
