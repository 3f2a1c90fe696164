# Prisijungimas: nuo kvietimo kanale iki koordinatoriaus patvirtinimo.

button-overview = Mano apžvalga
button-settings = Nustatymai
button-refuse = Atmesti
button-previous = Ankstesnis
button-next = Kitas

join-post-title = Kviečiame prisijungti prie „Kolegos“
join-post-text =
    „Kolega“ padeda mokyklos ({ $school }) darbuotojams augti kartu: primena mėnesio refleksiją, padeda susitarti dėl pamokų stebėjimo 2+2 ir APT grupės susitikimų.

    Paspauskite „Prisijungti“. Kol nepaspaudėte, asmeninių žinučių negausite. Kas ką gali matyti, visada parašyta virš formos.

join-welcome-title = Sveiki atvykę!
join-welcome-text =
    Prisijungėte kaip: **{ $name }**.

    • Kas Jūsų laukia: `/mano apžvalga`
    • Kalba ir kiti pasirinkimai: `/mano nustatymai`
    • Visos Jums skirtos komandos: `/pagalba`
join-welcome-footer = Ką parašote, matote tik Jūs, jei nepasirenkate kitaip.
join-confirmed-text =
    Koordinatorius patvirtino, kad esate mokyklos ({ $school }) darbuotojų sąraše.

    • Kas Jūsų laukia: `/mano apžvalga`
    • Kalba ir kiti pasirinkimai: `/mano nustatymai`
    • Visos Jums skirtos komandos: `/pagalba`
join-already-title = Jūs jau prisijungėte
join-already-text = Sąraše esate: **{ $name }**.

join-choose-title = Kas Jūs esate?
join-choose-text = Pasirinkite savo vardą iš darbuotojų sąrašo. Tada koordinatorius patvirtins, kad tai tikrai Jūs.
join-choose-page = Sąrašo dalis { $page } iš { $pages }.
join-choose-placeholder = Pasirinkite savo vardą
join-waiting-title = Laukiame koordinatoriaus
join-waiting-text = Pasirinkote: **{ $name }**. Kai koordinatorius patvirtins, gausite žinutę. Jei apsirikote, pasirinkite kitą vardą.
join-claimed-title = Ačiū, perduota koordinatoriui
join-claimed-text = Pasirinkote: **{ $name }**. Kai koordinatorius patvirtins, gausite žinutę.
join-taken-title = Šis vardas jau užimtas
join-taken-text = Kol rinkotės, šį vardą pasirinko kita paskyra ir koordinatorius ją patvirtino. Jei tai Jūsų vardas, praneškite koordinatoriui.

join-stranger-title = Jūsų dar nėra darbuotojų sąraše
join-stranger-text = Prisijungti gali tie, kuriuos koordinatorius įrašė į mokyklos darbuotojų sąrašą. Jei čia dirbate, paprašykite, kad Jus įrašytų.
join-asked = Koordinatorius gaus žinutę, kad prašote Jus įtraukti į sąrašą.
join-asked-already = Šiandien koordinatoriui jau pranešta. Jei skubu, kreipkitės į jį tiesiogiai.
join-asks-title = Prašymas įtraukti į sąrašą
join-asks-text =
    { $who } paspaudė „Prisijungti“, bet darbuotojų sąraše šios paskyros nėra.

    Įtraukti: `/žmonės pridėti`. Jei tai ne Jūsų darbuotojas, nieko daryti nereikia.

join-adopt-title = Ar esate šiame sąraše?
join-adopt-text = Diegiant Jums sukurta atskira eilutė. Jei darbuotojų sąraše yra ir Jūsų vardas, pasirinkite jį: abi eilutės taps viena.

confirm-none-title = Niekas nelaukia
confirm-none-text = Kai kas nors pasirinks savo vardą, čia jį patvirtinsite.
confirm-list-title =
    { $count ->
        [one] Patvirtinimo laukia { $count } žmogus
        [few] Patvirtinimo laukia { $count } žmonės
        [many] Patvirtinimo laukia { $count } žmogaus
       *[other] Patvirtinimo laukia { $count } žmonių
    }
confirm-list-text = Patikrinkite, ar vardas ir paskyra – to paties žmogaus. „Patvirtinti“ patvirtina visus iš karto; vieną žmogų galite pasirinkti iš sąrašo žemiau.
confirm-one-placeholder = Peržiūrėti vieną
confirm-one-title = Ar tai tas pats žmogus?
confirm-one-text = Vardas iš darbuotojų sąrašo – paskyra, kuri jį pasirinko:
confirm-done-title =
    { $count ->
        [one] Patvirtinta: { $count } žmogus
        [few] Patvirtinta: { $count } žmonės
        [many] Patvirtinta: { $count } žmogaus
       *[other] Patvirtinta: { $count } žmonių
    }
confirm-done-text = Sveikinimo žinutė siunčiama.
confirm-contested-title = Tą patį vardą pasirinko kelios paskyros
confirm-contested-text = Šiuos patvirtinkite po vieną:
confirm-lost-title = Nepatvirtinta
confirm-lost-text = Šie vardai jau turi paskyrą arba paskyra jau turi vardą:
confirm-refused = Prašymas atmestas: { $name }. Paskyra gali pasirinkti kitą vardą.
confirm-waiting-title = Laukia Jūsų patvirtinimo
confirm-waiting-text =
    { $count ->
        [one] Savo vardą sąraše pasirinko { $count } žmogus.
        [few] Savo vardą sąraše pasirinko { $count } žmonės.
        [many] Savo vardą sąraše pasirinko { $count } žmogaus.
       *[other] Savo vardą sąraše pasirinko { $count } žmonių.
    }

list-more = … ir dar { $count }
office-nothing-done = Gerai, nieko nepakeista.
