# Kodėl veiksmas neatliktas: kas negerai ir ką daryti.

refusal-not-set-up = „Kolega“ šiame serveryje dar nediegtas. Serverio administratorius gali pradėti komanda `/diegimas pradėti`.
refusal-stranger = Jūsų dar nėra mokyklos darbuotojų sąraše, todėl čia nieko atlikti negalite. Galite paprašyti koordinatoriaus Jus įtraukti.
refusal-left = Jūsų darbas šioje mokykloje baigtas, todėl prieigos nebėra. Dėl savo duomenų kreipkitės į mokyklos koordinatorių.
refusal-not-allowed = Šiam veiksmui Jūsų vaidmens nepakanka. Jei manote, kad tai klaida, kreipkitės į koordinatorių.
refusal-only-on-server = Ši komanda veikia tik mokyklos serveryje.
refusal-gone = To, apie ką buvo šis mygtukas, jau nebėra. Ką galima atlikti dabar, rodo `/mano apžvalga`.
refusal-unknown-button = Šis mygtukas nebeveikia. Ką galima atlikti dabar, rodo `/mano apžvalga`.
refusal-which-school = Dirbate keliose mokyklose. Parašykite komandą tos mokyklos serveryje.

button-ask-coordinator = Paprašyti koordinatoriaus
fault-apology = Atsiprašome, nepavyko. Tai mūsų klaida, ne Jūsų; ką buvote įrašę ir mes patvirtinome, išliko. Pabandykite dar kartą, o jei nepavyks, pasakykite administratoriui šį numerį: { $reference }.
