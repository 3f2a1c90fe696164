# Kodėl veiksmas neatliktas: kas negerai ir ką daryti.

refusal-not-set-up = „Kolega“ šiame serveryje dar nediegtas. Serverio administratorius gali pradėti komanda `/diegimas pradėti`.
refusal-stranger = Jūsų dar nėra mokyklos darbuotojų sąraše, todėl čia nieko atlikti negalite. Galite paprašyti koordinatoriaus Jus įtraukti.
refusal-left = Jūsų darbas šioje mokykloje baigtas, todėl prieigos nebėra. Dėl savo duomenų kreipkitės į mokyklos koordinatorių.
refusal-not-allowed = Šiam veiksmui Jūsų vaidmens nepakanka. Jei manote, kad tai klaida, kreipkitės į koordinatorių.
refusal-not-yours = Ši žinutė skirta kitam žmogui. Kas laukia Jūsų, rodo `/mano apžvalga`.
refusal-only-on-server = Ši komanda veikia tik mokyklos serveryje.
refusal-gone = To, apie ką buvo šis mygtukas, jau nebėra. Ką galima atlikti dabar, rodo `/mano apžvalga`.
refusal-unknown-button = Šis mygtukas nebeveikia. Ką galima atlikti dabar, rodo `/mano apžvalga`.
refusal-which-school = Dirbate keliose mokyklose. Parašykite komandą tos mokyklos serveryje.
refusal-needs-manage-server = Diegti „Kolega“ gali tik tie, kas turi serverio leidimą „Manage Server“ (Tvarkyti serverį). Paprašykite serverio administratoriaus.
refusal-nobody-named = Nurodykite, apie ką kalbama: pasirinkite paskyrą laukelyje `naudotojas` arba vardą laukelyje `žmogus`.
refusal-not-on-list = Šios paskyros darbuotojų sąraše nėra. Įtraukti galite komanda `/žmonės pridėti`.
refusal-on-list-already = Darbuotojų sąraše tai jau yra. Pakeisti galite komanda `/žmonės keisti`.
refusal-not-a-date = Datos neatpažinome. Rašykite metus, mėnesį ir dieną, pavyzdžiui, `2026-10-22`; pabaiga negali būti ankstesnė už pradžią.
refusal-not-a-name = Vardas turi būti nuo 1 iki 100 ženklų.
refusal-not-periods = Pamokų laiko neatpažinome. Rašykite pamokas iš eilės, atskirtas kableliais, pavyzdžiui, `08:00-08:45, 08:55-09:40`.
refusal-break-too-long = Laikas be pamokų turi tilpti į vienus mokslo metus ir trukti ne ilgiau kaip 60 dienų. Patikrinkite datas.
refusal-last-coordinator = Tai vienintelis koordinatorius. Pirma paskirkite kitą: `/diegimas koordinatorius`.
refusal-own-curator = Žmogus negali būti pats sau kuratorius ar vadovas.
refusal-lead-needs-group = Grupės vadovas turi priklausyti grupei. Pirma priskirkite grupę: `/žmonės grupė`.
refusal-file-refused = Šio failo priimti negalime: jis turi būti CSV, pridėtas prie komandos ir ne didesnis kaip 1 MB.
refusal-file-unreachable = Failo iš „Discord“ atsisiųsti nepavyko. Pabandykite pridėti jį dar kartą.
refusal-channel-unseen = Šio kanalo „Kolega“ nemato arba jis ne tekstinis. Kanalo leidimuose leiskite „Kolega“ matyti kanalą ir siųsti žinutes, tada pakartokite komandą.

button-ask-coordinator = Paprašyti koordinatoriaus
fault-apology = Atsiprašome, nepavyko. Tai mūsų klaida, ne Jūsų; ką buvote įrašę ir mes patvirtinome, išliko. Pabandykite dar kartą, o jei nepavyks, pasakykite administratoriui šį numerį: { $reference }.

refusal-outside-half-year = Ši data nepatenka į pusmečio stebėjimų laiką. Pasirinkite kitą datą.
refusal-in-the-past = Šis laikas jau praėjo. Pasirinkite vėlesnį.
refusal-no-school-that-day = Tą dieną pamokų nėra. Pasirinkite kitą datą.
refusal-no-such-lesson = Tą dieną tokios pamokos nėra. Pasirinkite pamokos numerį iš sąrašo.
refusal-busy-then = Tuo metu Jums jau sutarta kita pamoka arba pažymėta, kad tą dieną Jūsų nebus. Pasirinkite kitą laiką.
refusal-colleague-busy-then = Tuo metu kolega užimtas. Pasirinkite kitą laiką.
refusal-already-agreed = Dėl pamokos jau sutarta. Jei ji neįvyks, pirma ją atšaukite, tada siūlykite kitą laiką.
refusal-nothing-agreed = Dėl pamokos dar nesutarta. Pirma pasiūlykite laiką.
refusal-nothing-offered = Pasiūlymo, į kurį būtų galima atsakyti, nebėra. Galite pasiūlyti laiką.
refusal-own-offer = Šį laiką pasiūlėte Jūs – laukiama kolegos atsakymo.
refusal-offer-changed = Tuo tarpu pasiūlytas kitas laikas. Atverkite stebėjimą ir pažiūrėkite, kas siūloma dabar.
refusal-lesson-ahead = Pamoka dar neprasidėjo. Šį veiksmą galėsite atlikti po jos.
refusal-too-late-to-dispute = Pranešti, kad pamoka neįvyko, galima per 5 mokymosi dienas. Jei įraše klaida, kreipkitės į koordinatorių.
refusal-observation-over = Šis stebėjimas jau baigtas. Ką galima atlikti dabar, rodo `/stebėjimas sąrašas`.
refusal-bad-date = Datą rašykite taip: 2026-10-22.
refusal-which-observation = Yra keli stebėjimai. Pasirinkite, kurį turite mintyje: `/stebėjimas sąrašas`.
refusal-no-observation = Dabar nėra stebėjimo, kuriam tiktų šis veiksmas. Visus savo stebėjimus matote čia: `/stebėjimas sąrašas`.
refusal-plan-published = Šis planas jau paskelbtas ir nesikeičia. Jei atsirado laisvų vietų, sudarykite naują peržiūrą: `/poros peržiūra`.
refusal-plan-stale = Ši peržiūra pasenusi. Sudarykite naują: `/poros peržiūra`.
