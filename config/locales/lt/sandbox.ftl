# Bandomoji aplinka: išgalvota mokykla ir jos žmonės.

sandbox-school = Vieversių progimnazija
sandbox-staff = Darbuotojai
sandbox-office = Administracija
sandbox-apt = apt
sandbox-lobby = bendras
sandbox-administrator-name = Serverio administratorius
sandbox-stranger-name = Svetys

sandbox-label-administrator = serverio administratorius, ne darbuotojų sąraše
sandbox-label-stranger = ne darbuotojų sąraše
sandbox-label-teacher = mokytojas
sandbox-label-lead = grupės vadovas
sandbox-label-curator = kuratorius
sandbox-label-coordinator = koordinatorius
sandbox-label-coach = mokytojas patarėjas
sandbox-label-facilitator = facilitatorius
sandbox-label-head = vadovybė

sandbox-playing = Laikas jau sukamas. Palaukite, kol bus baigta.
sandbox-alone = Čia veikia kitas botas: laikas tikras, o paleisti iš naujo nieko negalima.
sandbox-no-school = Mokykla dar neįdiegta: pradėkite komanda `/diegimas pradėti`.
sandbox-stuck = Nepavyko pasukti laiko. Daugiau – programos žurnale.
sandbox-not-restarted = Boto nepavyko paleisti iš naujo. Daugiau – programos žurnale.

# Chapters through which a visitor is led; $person is a name.
guide-setup = Diegimas
guide-setup-be = Pabūkite žmogumi, kuris tvarko serverį: **{ $person }**.
guide-setup-start = `/diegimas pradėti`: nieko nepridėjus bus lietuvių kalba ir šis kanalas. Atsakyme klausiama ir „Kiek 2+2 šį pusmetį?“ – galite palikti, kaip siūloma.
guide-setup-import = `/žmonės importuoti`: pridėkite darbuotojų sąrašą. Kur jis yra, parašyta ten, kur paleidote programą.
guide-setup-confirm = Peržiūrėkite, kas bus įrašyta, ir spauskite „Patvirtinti“.
guide-setup-join = Pasirinkite bet kurį kitą žmogų ir kanale spauskite „Prisijungti“: iki tol niekas negauna asmeninių žinučių.
guide-coordinator = Koordinatorius
guide-coordinator-be = Pabūkite koordinatoriumi: **{ $person }**.
guide-coordinator-overview = `/mano apžvalga` parodo, kas laukia šio žmogaus ir visos mokyklos. Atsakymo nemato niekas kitas.
guide-coordinator-people = `/žmonės sąrašas`: darbuotojai įkelti iš vienos lentelės, visi jau prisijungę.
guide-coordinator-preview = `/poros peržiūra`: kas pas ką stebės pamokas ir kodėl. Kol nepaskelbta, niekas nieko negauna.
guide-coordinator-publish = Paspauskite „Skelbti“: kiekvienas gauna žinutę apie savo poras.
guide-coordinator-prompt = Viršuje paspauskite „Kitas kvietimas“: praeis kelios savaitės, o po laikrodžiu matysite, ką „Kolega“ tuo metu išsiuntė.
guide-teacher = Mokytojas
guide-teacher-be = Pabūkite mokytoju: **{ $person }**.
guide-teacher-write = Asmeninėse žinutėse paspauskite „Rašyti“. Jei mėnesio kvietimo dar nėra, pirma viršuje paspauskite „Kitas kvietimas“.
guide-teacher-mood = Pasirinkite, kaip jautėtės, ir spauskite „Tęsti“. Virš formos parašyta, kas tai skaitys.
guide-teacher-submit = Įrašykite bent kelis žodžius ir pateikite.
guide-teacher-propose = Paspauskite „Siūlyti laiką“ prie vienos iš pamokų. Jei porų dar nėra, pirma pereikite koordinatoriaus skyrių.
guide-teacher-room = Paspauskite vieną iš pasiūlytų pamokų arba pasirinkite savo datą ir pamoką ir įrašykite kabinetą. Kolega gaus pasiūlymą.
guide-teacher-accept = Kairėje apačioje (telefone – už ☰) spauskite vardą, kuriuo esate, ir pasirinkite kolegą, kurio vardas yra pasiūlyme. Jo asmeninėse žinutėse paspauskite „Tinka“.
guide-teacher-wait = Viršuje spauskite „+1 diena“, kol praeis sutarta pamoka: valandą po jos abu gauna klausimą, ar ji įvyko.
guide-teacher-held = Kai klausimas jau atėjo, asmeninėse žinutėse paspauskite „Įvyko“: užtenka, kad tai patvirtintų vienas iš poros.
guide-teacher-feedback = Pasirinkite tą iš dviejų žmonių, kuris pamoką stebėjo, jo žinutėse spauskite „Grįžtamasis ryšys“ arba „Pildyti“, tada „Tęsti“, ir parašykite grįžtamąjį ryšį: jį matys tik pamokos mokytojas.
guide-lead = Grupės vadovas
guide-lead-be = Pabūkite grupės vadovu: **{ $person }**.
guide-lead-members = `/grupė nariai`: kas priklauso APT grupei.
guide-lead-checkin = `/grupė įrašas`: mėnesio susitikimo įrašas.
guide-lead-choices = Pažymėkite, kas dalyvavo, susitikimo formą ir ką veikėte, tada spauskite „Tęsti“.
guide-lead-submit = Įrašykite temą, ką aptarėte ir dėl ko susitarėte, ir pateikite. Įrašą mato visa grupė.
guide-illness = Kai kas nors suserga
guide-illness-leave = `/žmonės nebuvimas`: „nuo“ – šios dienos data (ji viršuje), „iki“ – `2027-02-10`. Mygtuku „Dar 3“ pridėkite lauką „naudotojas“ ir pasirinkite, kas suserga ({ $ill }). Priežasties niekas neklausia.
guide-illness-repair = `/poros taisyti`: kurios poros baigiasi ir kokios siūlomos vietoj jų. Visa kita lieka, kaip buvo. Jei planas dar nepaskelbtas, pirma pereikite koordinatoriaus skyrių.
guide-illness-confirm = Paspauskite „Patvirtinti“: žinutes gaus tik tie, kurių poros keičiasi.
guide-illness-status = `/ataskaita būsena`: kam šiandien praverstų pagalba. Tekstų čia nėra ir nebus.
