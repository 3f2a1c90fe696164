# /diegimas: pradžia, kanalas, koordinatorius, būsena.

command-setup = diegimas
    .about = „Kolegos“ diegimas šiame serveryje
command-setup-start = pradėti
    .about = Įdiegti „Kolegą“ arba pakeisti mokyklos nustatymus
command-setup-channel = kanalas
    .about = Pakeisti APT kanalą
command-setup-coordinator = koordinatorius
    .about = Paskirti dar vieną koordinatorių
command-setup-status = būsena
    .about = Kas įdiegta ir ko dar trūksta

option-setup-start-language = kalba
    .about = Mokyklos kalba; kiekvienas gali pasirinkti savo
option-setup-start-timezone = laiko-juosta
    .about = Pavyzdžiui, Europe/Vilnius (jei nenurodysite, bus ši)
option-setup-start-channel = kanalas
    .about = APT kanalas, kuriame bus kvietimas prisijungti
option-setup-channel-channel = kanalas
    .about = Naujas APT kanalas
option-setup-coordinator-user = naudotojas
    .about = Kas taps koordinatoriumi

choice-language-lt = lietuvių
choice-language-en = anglų

language-lt = lietuvių
language-en = anglų

setup-done-title = „Kolega“ įdiegtas
setup-again-title = Nustatymai atnaujinti
setup-settings =
    Mokykla: { $school }
    Kalba: { $language }
    Laiko juosta: { $zone }
    APT kanalas: { $channel }
setup-next-title = **Toliau**
setup-next-import = Įkelkite darbuotojų sąrašą: `/žmonės importuoti`.
setup-next-calendar =
    { $count ->
        [one] Patvirtinkite { $count } nepatvirtintas atostogas: `/kalendorius patvirtinti`.
        [few] Patvirtinkite { $count } nepatvirtintas atostogas: `/kalendorius patvirtinti`.
        [many] Patvirtinkite { $count } nepatvirtintų atostogų: `/kalendorius patvirtinti`.
       *[other] Patvirtinkite { $count } nepatvirtintų atostogų: `/kalendorius patvirtinti`.
    }
setup-next-join = APT kanale yra kvietimas su mygtuku „Prisijungti“. Kol žmogus nieko nepaspaudė, asmeninių žinučių negauna.
setup-next-second = Paskirkite antrą koordinatorių, kad liga nieko nesustabdytų: `/diegimas koordinatorius`.
setup-footer = Komandą galima kartoti: ji tik pakeičia nustatymus.

setup-zone-nearest = Tokios laiko juostos nėra. Gal turėjote omenyje `{ $zone }`? Parašykite komandą dar kartą su šiuo pavadinimu.
setup-zone-unknown = Tokios laiko juostos nėra. Lietuvos mokyklai tinka `Europe/Vilnius`.

setup-open-title = Šį kanalą mato visi serverio nariai
setup-open-text =
    Kanalą { $channel } gali matyti @everyone, taigi ir mokiniai, jei jų serveryje yra. Geriausia APT kanalą rodyti tik darbuotojams: pakeiskite kanalo leidimus ir pakartokite komandą.

    Ar tikrai naudoti šį kanalą?
setup-told-title = Pakartotas diegimas
setup-told-text = { $who } pakartojo komandą `/diegimas pradėti` ir dabar taip pat yra koordinatorius. Jei to nesitikėjote, pasitarkite su serverio administratoriumi; dabartinius nustatymus rodo `/diegimas būsena`.

setup-half-title = Kiek 2+2 šį pusmetį?
setup-half-text = Iki pusmečio pabaigos liko { $left } d. iš { $total } ({ $percent } %), todėl siūlome: **{ $suggested }**. Darbuotojų sąraše įrašyta norma visada svarbesnė.
setup-half-chosen = Pasirinkta: **{ $chosen }**.
setup-half-saved = Šį pusmetį: **{ $chosen }**. Pakeisti galite komanda `/diegimas būsena`.
setup-quota-full = 2+2
setup-quota-half = 1+1
setup-quota-half-optional = 1+1, neprivaloma
setup-quota-nothing = neprivaloma

setup-channel-title = APT kanalas pakeistas
setup-channel-text = Nuo šiol bendros žinutės ir kvietimas prisijungti bus kanale { $channel }.
setup-channel-open = Dėmesio: šį kanalą mato visi serverio nariai. Geriausia jį rodyti tik darbuotojams.

setup-coordinator-title = Koordinatorius paskirtas
setup-coordinator-text = Nuo šiol koordinatoriaus teises turi: { $person }.

setup-status-title = Diegimo būsena
setup-status-coordinators = Koordinatoriai
setup-status-staff = Darbuotojai
setup-status-people = Sąraše: { $staff }. Prisijungė: { $active }. Laukia patvirtinimo: { $waiting }.
setup-status-breaks = Atostogos
setup-status-breaks-confirmed = Visos šių mokslo metų atostogos patvirtintos.
setup-status-prompt = Kita refleksija
