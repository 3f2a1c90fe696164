# /žmonės: darbuotojų sąrašas koordinatoriaus rankose.

command-people = žmonės
    .about = Darbuotojų sąrašas (koordinatoriui)
command-people-import = importuoti
    .about = Įkelti darbuotojų sąrašą iš CSV failo
command-people-add = pridėti
    .about = Įtraukti žmogų į darbuotojų sąrašą
command-people-edit = keisti
    .about = Pakeisti žmogaus duomenis
command-people-confirm = patvirtinti
    .about = Patvirtinti tuos, kurie pasirinko savo vardą
command-people-role = vaidmuo
    .about = Suteikti arba baigti vaidmenį
command-people-group = grupė
    .about = Priskirti APT grupę
command-people-leave = nebuvimas
    .about = Pažymėti, kada žmogaus nebus (be priežasties)
command-people-remove = išbraukti
    .about = Išbraukti iš sąrašo žmogų, kuris čia nebedirba
command-people-list = sąrašas
    .about = Visi darbuotojai, jų grupės ir vaidmenys
command-people-unreachable = nepasiekiami
    .about = Ko žinutės nepasiekia ir kaip sekasi jas išsiųsti

option-people-import-file = failas
    .about = CSV failas; būtinas tik stulpelis „vardas“
option-people-add-user = naudotojas
    .about = „Discord“ paskyra, jei ji yra
option-people-add-name = vardas
    .about = Vardas ir pavardė, kaip rašoma sąraše
option-people-add-subjects = dalykai
    .about = Dalykai, atskirti kableliais
option-people-add-group = grupė
    .about = APT grupė; jei tokios nėra, bus sukurta
option-people-edit-user = naudotojas
    .about = Kieno duomenys keičiami
option-people-edit-name = vardas
    .about = Vardas ir pavardė, kaip rašoma sąraše
option-people-edit-subjects = dalykai
    .about = Dalykai, atskirti kableliais
option-people-edit-group = grupė
    .about = APT grupė; „-“ išima iš grupės
option-people-edit-curator = kuratorius
    .about = Kas bus kuratorius
option-people-edit-manager = vadovas
    .about = Tiesioginis vadovas; stebi tik pakviestas
option-people-edit-quota = norma
    .about = Kiek 2+2 tenka šiam žmogui
option-people-edit-building = pastatas
    .about = Pastatas, kuriame dažniausiai dirba
option-people-edit-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra
option-people-role-role = vaidmuo
    .about = Kuris vaidmuo
option-people-role-user = naudotojas
    .about = Kam
option-people-role-remove = baigti
    .about = Baigti vaidmenį, užuot suteikus
option-people-role-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra
option-people-group-group = grupė
    .about = Grupės pavadinimas; „-“ išima iš grupės
option-people-group-user = naudotojas
    .about = Kas priskiriamas
option-people-group-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra
option-people-leave-from = nuo
    .about = Pirma diena, pavyzdžiui, 2026-10-22
option-people-leave-to = iki
    .about = Paskutinė diena, pavyzdžiui, 2026-10-30
option-people-leave-remove = ištrinti
    .about = Šias dienas ne įrašyti, o ištrinti
option-people-leave-user = naudotojas
    .about = Ko nebus
option-people-leave-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra
option-people-remove-user = naudotojas
    .about = Kas čia nebedirba
option-people-remove-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra
option-people-unreachable-user = naudotojas
    .about = Kieno žinučių būsenas parodyti
option-people-unreachable-person = žmogus
    .about = Vardas iš sąrašo, jei paskyros nėra

choice-role-teacher = mokytojas
choice-role-group-lead = grupės vadovas
choice-role-curator = kuratorius
choice-role-coordinator = koordinatorius
choice-role-coach = mokytojas patarėjas
choice-role-facilitator = facilitatorius
choice-role-head = mokyklos vadovas
choice-quota-full = visa (2+2)
choice-quota-half = pusė (1+1)
choice-quota-exempt = pamokų nerodo

role-teacher = mokytojas
role-group-lead = grupės vadovas
role-curator = kuratorius
role-coordinator = koordinatorius
role-coach = mokytojas patarėjas
role-facilitator = facilitatorius
role-head = mokyklos vadovas

quota-full = visa (2+2)
quota-half = pusė (1+1)
quota-exempt = pamokų nerodo

button-see-waiting = Peržiūrėti laukiančius

people-subjects = Dalykai
people-group = APT grupė
people-roles = Vaidmenys
people-curator = Kuratorius
people-building = Pastatas
people-quota = Norma
people-paper = 2+2 be paskyros
people-paper-yes = dalyvauja
people-paper-no = nedalyvauja
people-joined = Dirba nuo
people-added-title = Įtraukta į darbuotojų sąrašą
people-edited-title = Pakeista
people-role-title = Vaidmuo suteiktas
people-lead-before-title = Pasikeitė grupės vadovas
people-lead-before = Iki šiol vadovavo: { $before }. Vadovo teisės baigėsi šiandien.
people-role-ended-title = Vaidmuo baigtas
people-role-not-held = Šio vaidmens ({ $role }) ir nebuvo: { $person }.
people-role-everybody = Kiekvienas, kas yra sąraše, dalyvauja kaip { $role }. Jei žmogus čia nebedirba, naudokite `/žmonės išbraukti`: { $person }.
people-group-title = Grupė pakeista
people-invited-footer = Kol žmogus pats nieko nepaspaudė, asmeninių žinučių negauna.
people-leave-title = Nebuvimas pažymėtas
people-leave-back-title = Nebuvimas ištrintas
people-leave-back-text =
    { $person }
    Ištrinta: { $dates }
people-leave-text =
    { $person }
    Nebus: { $dates }

    Tuo metu žinučių negaus.
people-remove-title = Ar tikrai išbraukti?
people-remove-text =
    { $person }

    Nuo šios dienos baigsis prieiga, vaidmenys, narystė grupėje ir kuravimas. Ką žmogus rašė, niekas daugiau nematys; pasibaigus terminui (įprastai po 30 dienų) tekstai, vardas ir paskyra bus ištrinti, o stebėjimai liks. Jei žmogus grįš anksčiau ir bus pridėtas su ta pačia paskyra, jo tekstai ir stebėjimai bus, kaip buvo; grupę, kuratorių ir vaidmenis reikės paskirti iš naujo.
people-removed-title = Išbraukta
people-removed-text = { $person }. Prieiga ir vaidmenys baigti šiandien.

people-list-title =
    { $count ->
        [one] Darbuotojų sąrašas: { $count } žmogus
        [few] Darbuotojų sąrašas: { $count } žmonės
        [many] Darbuotojų sąrašas: { $count } žmogaus
       *[other] Darbuotojų sąrašas: { $count } žmonių
    }
people-list-counts = 🟢 prisijungė: { $active } · ⚪ dar neprisijungė: { $away } · ▫️ be paskyros: { $nameless } · laukia patvirtinimo: { $waiting }
people-list-page = Puslapis { $page } iš { $pages }

people-reach-title = Ar žinutės pasiekia
people-reach-all = Visus, kurie prisijungė, žinutės pasiekia.
people-reach-some = Šių žmonių žinutės nepasiekia. Dažniausiai jie yra uždraudę asmenines žinutes: paprašykite serverio privatumo nustatymuose jas leisti. Iki tol apie naują priminimą jie sužino APT kanale.
people-reach-closed = asmeninės žinutės uždarytos
people-reach-waiting =
    { $count ->
        [one] neperskaityta { $count } žinutė
        [few] neperskaitytos { $count } žinutės
        [many] neperskaityta { $count } žinutės
       *[other] neperskaityta { $count } žinučių
    }
people-reach-dead =
    { $count ->
        [one] nepristatyta { $count } žinutė
        [few] nepristatytos { $count } žinutės
        [many] nepristatyta { $count } žinutės
       *[other] nepristatyta { $count } žinučių
    }
people-reach-invited =
    { $count ->
        [one] Dar neprisijungė { $count } žmogus: jam niekas nesiunčiama.
        [few] Dar neprisijungė { $count } žmonės: jiems niekas nesiunčiama.
        [many] Dar neprisijungė { $count } žmogaus: jiems niekas nesiunčiama.
       *[other] Dar neprisijungė { $count } žmonių: jiems niekas nesiunčiama.
    }
people-reach-states = Žinutės per pastarąją 31 dieną
delivery-state-queued = Laukia eilėje
delivery-state-sent = Išsiųsta
delivery-state-opened = Atverta
delivery-state-answered = Atsakyta
delivery-state-expired = Nebesiųsta, nes nebeaktualu
delivery-state-closed = Laukia APT kanale
delivery-state-dead = Nepristatyta

people-traces-title = Žmogaus žinutės
people-traces-none = Šiam žmogui dar nieko nesiųsta.
delivery-kind-prompt = Mėnesio refleksija
delivery-kind-reminder = Priminimas apie refleksiją
delivery-kind-observation = Pamokų stebėjimas
delivery-kind-group = APT grupė
delivery-kind-office = Prisijungimas ir koordinavimas

people-advice = Atkreipkite dėmesį
people-advice-small = Grupės narių: { $count }. Tokiai mažai grupei sunku susitikti – gal verta ją sujungti su kita?
people-advice-large = Grupės narių: { $count }. Tiek žmonių per vieną susitikimą vargu ar spės pasikalbėti – gal verta grupę padalyti?
people-advice-curator = Kuratoriaus kuruojamų mokytojų: { $count }. Gal dalį jų galėtų kuruoti kitas?
people-list-leaves = mokykloje iki { $on }
people-list-absent = nėra serveryje
people-leaving-title = Ar pažymėti, kad žmogus išeina iš mokyklos?
people-leaving-text =
    { $person }
    Prieiga baigsis: { $on }

    Tą dieną baigsis vaidmenys, narystė grupėje ir kuravimas, o nebaigti stebėjimai bus atlaisvinti. Iki tol niekas nesikeičia, ir tai galima atšaukti. Žmogus gaus žinutę, kad gali pasiimti savo duomenis.
people-leaving-noted-title = Išėjimas pažymėtas
people-leaving-noted-text = { $person }. Prieiga baigsis: { $on }
people-leaving-told = Žmogui pranešta, kad iki tos dienos gali pasiimti savo duomenis.
people-stays-button = Atšaukti išėjimą
people-stays-title = Išėjimas atšauktas
people-stays-text = { $person }. Niekas nesikeičia.
people-stays-dm = Koordinatorius atšaukė pažymėtą Jūsų išėjimą iš mokyklos ({ $school }). Prieiga prie „Kolegos“ nesibaigia, viskas lieka, kaip buvo. Jums nieko daryti nereikia.
people-leaving-dm-title = Pasiimkite savo duomenis
people-leaving-dm =
    Koordinatorius pažymėjo, kada baigiasi Jūsų darbas mokykloje ({ $school }). Prieiga prie „Kolegos“ baigsis: { $on }

    Iki tos dienos galite pasiimti, ką čia rašėte ir ką apie Jus saugome. Failą matysite tik Jūs. Jei tai klaida, parašykite koordinatoriui.
people-leaving-dm-then = Ką čia rašėte, Jūsų vardas ir paskyra bus ištrinti: { $on } Grįžus anksčiau tekstai bus, kaip buvo.
option-people-remove-on = nuo
    .about = Diena, kurią prieiga baigsis; tuščia – šiandien
option-people-remove-undo = atšaukti
    .about = Atšaukti pažymėtą išėjimą
