# Koordinatoriaus savaitė: kas užsitęsė ir kam gal reikia pagalbos. Vardų žinutėje nėra – jie po mygtuku.

week-opening = Savaitės apžvalga koordinatoriui.
week-unplanned = Dar nepaskelbtas 2+2 planas: { $half }. Sudaryti ir paskelbti galite komanda `/poros peržiūra`; kol nepaskelbta, niekas nieko negauna.
week-count-overdue =
    { $count ->
        [one] Užsitęsė { $count } stebėjimas.
        [few] Užsitęsė { $count } stebėjimai.
        [many] Užsitęsė { $count } stebėjimo.
       *[other] Užsitęsė { $count } stebėjimų.
    }
week-count-help =
    { $count ->
        [one] Gal pagalbos reikia { $count } žmogui.
        [few] Gal pagalbos reikia { $count } žmonėms.
        [many] Gal pagalbos reikia { $count } žmogaus.
       *[other] Gal pagalbos reikia { $count } žmonių.
    }
week-going = Ankstesnių mokslo metų tekstai saugomi iki { $last } Paskui jie bus ištrinti (iš viso: { $count }); savuosius pasiimti galima komanda `/privatumas eksportuoti`.
week-title = Savaitės apžvalga
week-nothing = Viskas vyksta laiku, ir pagalbos, kiek matyti, niekam nereikia. Ramios savaitės!
week-no-time = Dar nesutarta, kada stebėti
week-no-new-time = Pamoka neįvyko, naujas laikas dar nesutartas
week-not-told = Nepažymėta, ar pamoka įvyko
week-no-feedback = Dar neparašytas grįžtamasis ryšys
week-pair = • rodo: { $host } → stebi: { $observer }
week-help = Kam gal reikia pagalbos
week-missed = iš eilės neparašyta refleksijų: { $count }
week-unreached = žinutės nepasiekia: asmeninės žinutės uždarytos
week-absent = paskyros nėra mokyklos serveryje
week-footer = Tai ne vertinimas: sąrašas padeda pastebėti, kam pasiūlyti pagalbą. Ką žmonės rašė, čia nematyti.
week-button = Savaitės apžvalga
