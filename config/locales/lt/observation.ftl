# Pamokų stebėjimas 2+2: sąrašas, vieno stebėjimo kortelė, laiko derinimas, žinutės.

command-observation = stebėjimas
    .about = Pamokų stebėjimas 2+2
command-observation-list = sąrašas
    .about = Ką rodau, ką stebiu ir kas toliau
command-observation-propose = siūlyti
    .about = Pasiūlyti pamokos laiką
command-observation-notes = užrašai
    .about = Stebėjimo užrašai: juos matote tik Jūs
command-observation-feedback = grįžtamasis-ryšys
    .about = Parašyti grįžtamąjį ryšį kolegai arba jį perskaityti
command-observation-reflect = įsivertinti
    .about = Įsivertinti parodytą pamoką
command-observation-cancel = atšaukti
    .about = Atšaukti sutartą pamoką ir ieškoti kito laiko

option-observation-propose-observation = stebėjimas
    .about = Kuris stebėjimas
option-observation-propose-date = data
    .about = Pamokos data, pvz., 2026-10-22
option-observation-propose-period = pamoka
    .about = Kelinta pamoka
option-observation-propose-room = kabinetas
    .about = Kur vyks pamoka
option-observation-notes-observation = stebėjimas
    .about = Kuris stebėjimas
option-observation-feedback-observation = stebėjimas
    .about = Kuris stebėjimas
option-observation-reflect-observation = stebėjimas
    .about = Kuris stebėjimas
option-observation-cancel-observation = stebėjimas
    .about = Kuris stebėjimas

observation-half-1 = { $from }–{ $to } m. m. I pusmetis
observation-half-2 = { $from }–{ $to } m. m. II pusmetis
observation-bell = { $hour }.{ $minute }
observation-time = { $date }, { $period } pamoka ({ $from }–{ $to })
observation-time-plain = { $date }, { $period } pamoka
observation-place = { $time }, vieta: { $room }
observation-former = (mokykloje nebedirba)
observation-host = Pamoką rodo: { $who }
observation-observer = Pamoką stebi: { $who }

observation-home-title = Mano stebėjimai
observation-home-half = { $half }. Stebėjimų laikas – iki { $date }
observation-home-credits = Parodyta: { $shown } iš { $show } · Stebėta: { $observed } iš { $observe }
observation-home-shows = Rodau
observation-home-observes = Stebiu
observation-home-empty = Šį pusmetį stebėjimų Jums dar nepaskirta. Kai koordinatorius paskelbs 2+2 planą, gausite žinutę. Susitarti galite ir patys: `/stebėjimas kviesti`, `/stebėjimas atvira`.
observation-home-line = { $who } – { $state }
observation-home-select = Pasirinkite stebėjimą
observation-home-how = Parodyta pamoka įskaitoma, kai ji įvyko ir yra aptarta arba įsivertinta; stebėta – kai pateiktas grįžtamasis ryšys.
observation-choice-shows = Rodau. Stebi: { $name }
observation-choice-observes = Stebiu. Rodo: { $name }

observation-state-choose = reikia sutarti dėl laiko
observation-state-choose-again = reikia naujo laiko
observation-state-answer = laukia Jūsų atsakymo: { $time }
observation-state-waiting = laukiama kolegos atsakymo: { $time }
observation-state-scheduled = sutarta: { $time }
observation-state-begun = ar pamoka įvyko? { $time }
observation-state-observed = įvyko: { $time }
observation-state-closed = baigta: { $time }
observation-state-declined = poros atsisakyta, vieta grąžinta koordinatoriui
observation-state-released = neįvyks, vieta atlaisvinta
observation-state-expired = iki pusmečio termino neįvyko

observation-page-title = Pamokos stebėjimas
observation-page-state = Būsena: { $state }
observation-page-short-notice = Iki pamokos liko mažiau nei 2 mokymosi dienos, todėl sutikti turi pamoką rodantis kolega.
observation-page-off = Anksčiau sutarta pamoka neįvyko arba neįvyks. Priežastis: „{ $reason }“.
observation-page-counts = Grįžtamasis ryšys, aptarimas ir įsivertinimas įskaitomi iki { $date } (imtinai).
observation-page-facts = Kas jau yra
observation-fact-prebrief = parašyta, į ką atkreipti dėmesį
observation-fact-feedback = pateiktas grįžtamasis ryšys
observation-fact-debriefed = pamoka aptarta { $date }
observation-fact-look-back = pamoka įsivertinta

observation-did-offered = Pasiūlyta. Kolega gaus žinutę ir galės atsakyti vienu paspaudimu.
observation-did-agreed = Sutarta! Žinutę gausite ir Jūs, ir kolega.
observation-did-host-asked = Iki pamokos liko nedaug, todėl kolegos dar paklausime, ar šis laikas tebetinka.
observation-did-time-refused = Šis laikas atšauktas. Galite pasiūlyti kitą.
observation-did-declined = Poros atsisakyta. Vieta grąžinta koordinatoriui, priežasties niekas neklaus.
observation-did-took-place = Pažymėta: pamoka įvyko.
observation-did-not-held = Pažymėta: pamoka neįvyko. Galite siūlyti kitą laiką.
observation-did-debriefed = Pažymėta: pamoka aptarta.
observation-did-cancelled = Pamoka atšaukta, kolegai pranešta. Galite siūlyti kitą laiką.

observation-button-prebrief = Dėl ko tariamės
observation-button-notes = Užrašai
observation-button-feedback = Grįžtamasis ryšys
observation-button-read-feedback = Skaityti grįžtamąjį ryšį
observation-button-look-back = Įsivertinimas
observation-button-debriefed = Aptarėme
observation-button-list = Visi mano stebėjimai
observation-button-this-time = Netinka šis laikas
observation-button-this-pair = Negaliu dalyvauti šioje poroje

observation-which = Dėl kurio stebėjimo siūlote laiką?
observation-dates = Pasirinkite pamokos datą.
observation-dates-placeholder = Data
observation-dates-none = Iki pusmečio termino nebėra dienos, kuri tiktų abiem. Kreipkitės į koordinatorių.
observation-periods = { $date }. Pasirinkite pamoką.
observation-periods-placeholder = Pamoka
observation-periods-none = { $date }: nebėra pamokos, kuri tiktų abiem. Pasirinkite kitą datą.
observation-period = { $period } pamoka
observation-room-title = Kur vyks pamoka?
observation-room-label = Kabinetas ar kita vieta
observation-room-placeholder = Pvz., 204 kab., sporto salė
observation-cannot = Kas netinka?
observation-cannot-pair-only = Ar tikrai negalite dalyvauti šioje poroje? Vieta bus grąžinta koordinatoriui, priežasties niekas neklaus.
observation-cancel = Kodėl pamoka atšaukiama? Priežastį matys tik kolega ir Jūs.

observation-reason-lesson-cancelled = Pamokos nebus
observation-reason-observer-away = Stebintis kolega negali
observation-reason-host-away = Rodantis kolega negali
observation-reason-host-substituted = Pamoką veda pavaduojantis mokytojas
observation-reason-not-held = Pamoka neįvyko
observation-reason-other = Kita

observation-letter-published = Paskelbtas pamokų stebėjimo planas: { $half }
observation-letter-published-shows = Jūs rodote pamoką, stebi:
observation-letter-published-observes = Jūs stebite pamoką, rodo:
observation-letter-published-how = Laiką siūlyti gali bet kuris iš poros: pasirinkite datą ir pamoką, o kolega atsakys vienu paspaudimu. Stebėjimai vyksta iki { $date }
observation-letter-suggested = Sunumeruotos pamokos parinktos pagal tvarkaraštį: paspauskite mygtuką, ir kolega gaus pasiūlymą.
observation-letter-repaired = Pasikeitė Jūsų pamokų stebėjimo poros: { $half }
observation-letter-repaired-how = Planas pataisytas pasikeitus aplinkybėms. Dėl to niekas nekaltas, aiškintis nieko nereikia. Kitos Jūsų poros nesikeičia.
observation-letter-repaired-shows-not = Šios pamokos rodyti nebereikia, ją stebėti turėjo:
observation-letter-repaired-observes-not = Šios pamokos stebėti nebereikia, ją rodyti turėjo:
observation-letter-repaired-shows = Nauja pora. Jūs rodote pamoką, stebi:
observation-letter-repaired-observes = Nauja pora. Jūs stebite pamoką, rodo:
observation-letter-time-offered = Siūlomas pamokos stebėjimo laikas: { $time }
observation-letter-time-refused = Siūlytas pamokos stebėjimo laikas netinka. Pasiūlykite kitą.
observation-letter-time-agreed = Pamokos stebėjimas sutartas: { $time }
observation-letter-time-agreed-host = Prieš pamoką trumpai parašykite, į ką prašote atkreipti dėmesį: tai matys tik stebintis kolega.
observation-letter-declined = Kolega negali dalyvauti šioje stebėjimo poroje. Vieta grąžinta koordinatoriui; Jums nieko daryti nereikia.
observation-letter-slot-free = Atsilaisvino stebėjimo vieta. Trūkstamas poras sudaro `/poros taisyti`.
observation-letter-cancelled =
    Sutarta pamoka neįvyks. Susitarkite dėl kito laiko.
    Buvo sutarta: { $time }
observation-letter-prebrief-ready = Kolega parašė, į ką atkreipti dėmesį stebint pamoką: { $time }
observation-letter-after =
    Pamoka jau turėjo įvykti. Ar ji įvyko?
    Buvo sutarta: { $time }
observation-letter-after-observer = Jei įvyko, parašykite kolegai grįžtamąjį ryšį – geriausia tą pačią ar kitą dieną.
observation-letter-not-held =
    Kolega pažymėjo, kad sutarta pamoka neįvyko. Susitarkite dėl kito laiko.
    Buvo sutarta: { $time }
observation-letter-feedback-ready =
    Kolega pateikė grįžtamąjį ryšį apie stebėtą pamoką. Jį matote tik Jūs ir kolega.
    Pamoka: { $time }
observation-letter-feedback-due = Primename: kolega laukia Jūsų grįžtamojo ryšio apie stebėtą pamoką: { $time }
observation-letter-look-back-due =
    Primename: pamoką verta aptarti su kolega arba trumpai įsivertinti. Tada ji bus įskaityta.
    Pamoka: { $time }
observation-letter-choose = Primename: dar nesutarta dėl pamokos stebėjimo laiko.
observation-letter-answer = Primename: kolega laukia Jūsų atsakymo dėl pamokos stebėjimo laiko: { $time }
observation-letter-released = Šis pamokos stebėjimas neįvyks: laiko, kuris tiktų abiem, nėra, todėl vieta atlaisvinta. Tai nėra niekieno kaltė; prireikus koordinatorius pasiūlys kitą porą.

observation-focus-question = Kolegos klausimas: „{ $text }“
observation-focus-areas = Stebėjimo sritys: { $areas }
observation-focus-none = Kolega klausimo iš anksto neparašė: rašykite apie tai, dėl ko tarėtės, arba apie tai, ką pastebėjote.
observation-reading-by = Parašė: { $who }
observation-reading-two = Tai matote tik Jūs ir kolega.
observation-reading-noted = Kas skaitė, pažymima.
observation-feedback-hidden = Šį grįžtamąjį ryšį paslėpėte. Jo nematysite, kol vėl neatversite; kolega apie tai nesužinos.
observation-button-hide-feedback = Paslėpti
observation-button-show-feedback = Vėl rodyti
observation-button-ask-talk = Paprašyti padėti pasikalbėti
observation-talk-asked = Koordinatorius gaus žinutę, kad norėtumėte su kolega pasikalbėti padedant kitam žmogui. Ką kolega parašė, jis nematys.
observation-talk-nobody = Kito koordinatoriaus mokykloje nėra. Galbūt pasikalbėti padėtų kuratorius ar kitas žmogus, kuriuo pasitikite.
observation-letter-talk-asked =
    Po pamokos stebėjimo prašoma padėti abiem kolegoms pasikalbėti. Susitikite su jais – pirma su pamokos mokytoju. Kas parašyta, čia nerodoma.
    Pamoka: { $time }
observation-button-page = Šis stebėjimas

# Konkrečios pamokos iš tvarkaraščio: po vieną paspaudimą.
observation-suggested =
    Pagal tvarkaraštį abiem tiktų šios pamokos:
    { $lessons }

    Jos paskirstytos per visą pusmetį, kad ne visi stebėtų tą pačią savaitę. Spauskite vieną iš jų arba pasirinkite kitą dieną.
observation-suggested-button = { $number }. { $date }
observation-button-read-look-back = Kolegos įsivertinimas
