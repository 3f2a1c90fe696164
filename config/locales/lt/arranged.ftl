# Ką kolegos susitaria patys: kvietimai, atviros pamokos, keitimasis, jau įvykę stebėjimai.

command-observation-invite = kviesti
    .about = Pakviesti kolegą stebėti Jūsų pamokos
command-observation-log = įrašyti
    .about = Įrašyti jau įvykusį stebėjimą

option-observation-invite-user = naudotojas
    .about = Kurį kolegą kviečiate
option-observation-invite-person = žmogus
    .about = Kolegos vardas, jei „Discord“ nesiūlo paskyros (asmeniniame pokalbyje)
option-observation-log-user = naudotojas
    .about = Su kuriuo kolega
option-observation-log-role = vaidmuo
    .about = Ką tada darėte Jūs
option-observation-log-date = data
    .about = Pamokos data, pvz., 2026-10-01
option-observation-log-period = pamoka
    .about = Kelinta pamoka
option-observation-log-person = žmogus
    .about = Kolegos vardas, jei „Discord“ nesiūlo paskyros (asmeniniame pokalbyje)
choice-side-host = Aš rodžiau
choice-side-observer = Aš stebėjau

arranged-invitation-title = Kvietimas stebėti pamoką
arranged-invitation-to = Kviečiate stebėti Jūsų pamoką: { $who }
arranged-invitation-by = Stebėti savo pamoką Jus kviečia: { $who }
arranged-invitation-how = Atsakyti galima iki { $date } imtinai. Priežasties niekas neklaus.
arranged-standing-waiting = laukiama atsakymo
arranged-standing-answer = laukia Jūsų atsakymo
arranged-standing-agreed = sutikta
arranged-standing-not = nepriimta
arranged-standing-declined = atsakėte neigiamai
arranged-standing-over = nebegalioja
arranged-did-asked = Pakviesta. Apie atsakymą pranešime žinute.
arranged-did-asked-before = Šį kolegą jau pakvietėte – laukiama atsakymo.
arranged-did-said-no = Atsakyta neigiamai. Priežasties niekas neklaus.
arranged-did-withdrawn = Kvietimas atsiimtas.
arranged-did-accepted = Sutikote stebėti kolegos pamoką. Dabar susitarkite dėl laiko.
arranged-did-declined = Atsisakyta, kolegai pranešta. Priežasties niekas neklaus.
arranged-button-withdraw = Atsiimti kvietimą
arranged-button-accept-after-all = Vis dėlto sutinku
arranged-waiting = Laukia atsakymo
arranged-choose = Pasirinkite, kas laukia atsakymo
arranged-choice-to = Kviečiate: { $name }
arranged-choice-by = Jus kviečia: { $name }
arranged-letter-invited = Kolega kviečia Jus stebėti pamoką. Jei sutiksite, laiką parinksite kartu.
arranged-letter-agreed = Kvietimas stebėti pamoką priimtas. Susitarkite dėl laiko.
arranged-letter-not = Kvietimas stebėti pamoką nepriimtas; priežasties niekas neklausia. Galite pakviesti kitą kolegą.
arranged-letter-declined = Kolega šios pamokos stebėjime dalyvauti negalės. Jums nieko daryti nereikia.
arranged-state-declined = atsisakyta

arranged-visit-side = Jau įvykęs stebėjimas. Kolega: { $who }. Ką tada darėte Jūs?
arranged-visit-date =
    Jau įvykęs stebėjimas. { $visit }
    Kurią dieną?
arranged-visit-period =
    Jau įvykęs stebėjimas. { $visit }
    { $date } Kurią pamoką?
arranged-visit-no-days = Šį pusmetį dar nebuvo dienos, kurios stebėjimą būtų galima įrašyti.
arranged-state-visit-waiting = įrašyta, laukiama kolegos patvirtinimo: { $time }
arranged-state-visit-confirm = ar šis stebėjimas įvyko? { $time }
arranged-state-visit-struck = įrašas atsiimtas arba nepatvirtintas
arranged-did-visit-logged = Įrašyta. Stebėjimas bus įskaitytas, kai kolega jį patvirtins.
arranged-did-visit-before = Šis stebėjimas jau įrašytas.
arranged-did-visit-taken-back = Įrašas atsiimtas.
arranged-did-visit-denied = Pažymėta: tokio stebėjimo nebuvo.
arranged-button-take-back = Atsiimti įrašą
arranged-letter-visit-logged =
    Kolega įrašė jau įvykusį pamokos stebėjimą. Ar jis įvyko?
    Pamoka: { $time }
arranged-letter-visit-confirmed = Kolega patvirtino Jūsų įrašytą pamokos stebėjimą: { $time }
arranged-letter-visit-denied =
    Kolega nepatvirtino Jūsų įrašyto pamokos stebėjimo, todėl jis neįskaitomas. Jei suklydote dėl datos ar pamokos, įrašykite iš naujo.
    Buvo įrašyta: { $time }

command-observation-open = atvira
    .about = Atviros pamokos: prisijungti arba atverti savo
option-observation-open-date = data
    .about = Savo pamokos data, pvz., 2026-10-22
option-observation-open-period = pamoka
    .about = Kelinta pamoka
option-observation-open-room = kabinetas
    .about = Kur vyks pamoka
option-observation-open-visitors = stebėtojai
    .about = Kiek stebėtojų priimate
arranged-open-title = Atviros pamokos
arranged-open-how = Čia rodomos pamokos, prie kurių dabar galite prisijungti.
arranged-open-none = Šiuo metu nėra atviros pamokos, prie kurios galėtumėte prisijungti. Galite atverti savo.
arranged-open-others = Galite stebėti
arranged-open-mine = Mano atviros pamokos
arranged-open-line = • { $time } – { $who } (laisvų vietų: { $left })
arranged-open-own = • { $time } – laisvų vietų: { $left } iš { $places }
arranged-open-join = Pasirinkite pamoką ir prisijungsite
arranged-open-close = Pasirinkite savo pamoką, kurią uždarote
arranged-button-open = Atverti savo pamoką
arranged-open-date = Kurios dienos pamoką atveriate kolegoms?
arranged-open-period = { $date } Kurią pamoką atveriate?
arranged-open-no-days = Iki pusmečio termino nebėra dienos, kurios pamoką galėtumėte atverti.
arranged-open-window = Atvira pamoka
arranged-open-places = Kiek stebėtojų priimate
arranged-open-places-hint = Pvz., 2
arranged-did-opened = Pamoka atverta. Kolegos ją ras čia ir galės prisijungti vienu paspaudimu.
arranged-did-closed = Pamoka uždaryta: nauji stebėtojai nebeprisijungs. Jau prisijungę kolegos ateis, kaip sutarta.
arranged-did-joined = Prisijungta. Pamoką rodančiam kolegai pranešta.

command-observation-swap = keistis
    .about = Pasikeisti stebėjimais su kolega, kol laikas dar nesutartas
option-observation-swap-observation = stebėjimas
    .about = Kurį stebėjimą siūlote
option-observation-swap-person = žmogus
    .about = Kolegos vardas, jei „Discord“ nesiūlo paskyros (asmeniniame pokalbyje)
arranged-button-swap = Keistis
arranged-button-swap-withdraw = Atsiimti pasiūlymą
arranged-button-swap-back = Grąžinti, kaip buvo
arranged-swap-title = Stebėjimų mainai
arranged-swap-which = Kurį stebėjimą siūlote mainais? Pasirinkite, kas rodo pamoką.
arranged-swap-with =
    Siūlote mainais stebėjimą. Pamoką rodo: { $host }
    Kuriam kolegai siūlote? Mainais kolega atiduos vieną iš savo stebėjimų.
arranged-swap-with-hint = Pasirinkite kolegą
arranged-swap-for = Kurį savo stebėjimą atiduodate mainais? Tai galima tik su tais, dėl kurių laikas dar nesutartas.
arranged-swap-to = Keistis siūlote: { $who }
arranged-swap-by = Keistis siūlo: { $who }
arranged-swap-given = Siūlomas stebėjimas. Pamoką rodo: { $who }
arranged-swap-taken = Mainais atiduotas stebėjimas. Pamoką rodo: { $who }
arranged-swap-how = Jei sutiksite, pasirinksite, kurį savo stebėjimą atiduodate mainais. Atsakyti galima iki { $date } imtinai; priežasties niekas neklaus.
arranged-swap-choice-to = Keistis siūlote: { $name }
arranged-swap-choice-by = Keistis siūlo: { $name }
arranged-standing-undone = mainai atšaukti
arranged-did-swap-offered = Pasiūlyta. Apie atsakymą pranešime žinute.
arranged-did-swap-offered-before = Šiam kolegai tai jau pasiūlėte – laukiama atsakymo.
arranged-did-swap-withdrawn = Pasiūlymas atsiimtas.
arranged-did-swapped = Pasikeista. Kolegai ir pamokas rodantiems kolegoms pranešta.
arranged-did-put-back = Mainai atšaukti: viskas, kaip buvo. Kolegoms pranešta.
arranged-letter-swap-offered = Kolega siūlo pasikeisti pamokų stebėjimais.
arranged-letter-swapped = Pasikeista pamokų stebėjimais. Susitarkite dėl laiko.
arranged-letter-swap-not = Siūlymas keistis stebėjimais nepriimtas; priežasties niekas neklausia. Galite pasiūlyti kitam kolegai.
arranged-letter-swap-host = Kolegos pasikeitė stebėjimais: Jūsų pamoką stebės kitas kolega. Jei netinka, mainus galite atšaukti.
arranged-letter-swap-undone = Stebėjimų mainai atšaukti: stebi tie patys kolegos, kaip buvo anksčiau.

arranged-substitute-title = Kitas stebėtojas
arranged-substitute-observer = Stebėti galėtų: { $who }
arranged-substitute-choice = Siūlomas stebėtojas: { $name }
arranged-substitute-how = Atsakyti galima iki { $date } imtinai. Sutikus dar turi patvirtinti koordinatorius; priežasties niekas neklaus.
arranged-substitute-host = laukiama pamoką rodančio kolegos atsakymo
arranged-substitute-coordinator = laukiama koordinatoriaus patvirtinimo
arranged-substitute-confirmed = patvirtinta
arranged-did-host-agreed = Sutikta. Dar turi patvirtinti koordinatorius.
arranged-did-confirmed = Patvirtinta. Kolegoms pranešta.
arranged-button-refuse = Nekeisti
arranged-letter-substitute-host = Naujo laiko pamokos stebėjimui nerasta. Ar tiktų, kad Jūsų pamoką stebėtų kitas kolega?
arranged-letter-substitute-coordinator = Pora nerado naujo laiko. Pamoką rodantis kolega sutinka, kad stebėtų kitas, kuriam dar trūksta stebėjimo. Patvirtinkite arba palikite vietą laisvą.
arranged-letter-substitute-shows = Jūsų pamoką stebės kitas kolega. Susitarkite dėl laiko.
arranged-letter-substitute-observes = Jums paskirtas pamokos stebėjimas. Susitarkite dėl laiko.
arranged-letter-substitute-free = Naujo laiko nerasta, todėl šią pamoką stebės kitas kolega. Tai nėra niekieno kaltė; prireikus koordinatorius pasiūlys kitą porą.

arranged-missed-title = Baigėsi stebėjimų laikas
arranged-missed =
    { $half }. Iki termino neįvykusių stebėjimų: { $count }. Galite duoti papildomo laiko iki { $date }; kiekvienam – ne daugiau kaip { $most ->
        [one] { $most } stebėjimui
        [few] { $most } stebėjimams
        [many] { $most } stebėjimo
       *[other] { $most } stebėjimų
    }. Jie bus pažymėti kaip pavėluoti.
arranged-missed-button = Duoti papildomo laiko
arranged-missed-opened = { $count ->
    [0] Daugiau papildomo laiko duoti nėra kam.
   *[other] Papildomo laiko gavo stebėjimų: { $count }. Kolegoms rašoma žinutė.
}
arranged-missed-rest = Papildomo laiko negavo stebėjimų: { $count }. Vienam žmogui jo duodama ne daugiau kaip { $most ->
    [one] { $most } stebėjimui
    [few] { $most } stebėjimams
    [many] { $most } stebėjimo
   *[other] { $most } stebėjimų
}.
arranged-letter-carried = Iki termino neįvykusiam pamokos stebėjimui duota papildomo laiko. Susitarkite dėl pamokos.
arranged-page-late = Papildomas laikas (pavėluotas stebėjimas): iki { $date }
