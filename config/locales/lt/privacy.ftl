# Savi duomenys: kas saugoma, kas mato, kas skaitė.

command-privacy = privatumas
    .about = Kas apie mane saugoma ir kas tai mato
command-privacy-show = rodyti
    .about = Kas apie mane saugoma ir kas tai mato
command-privacy-log = žurnalas
    .about = Kas skaitė tai, ką rašiau ar perdaviau

privacy-title = Mano duomenys
privacy-about = Štai kas apie Jus saugoma ir kas tai mato. Šį puslapį matote tik Jūs. Duomenys laikomi mokyklos pasirinktame kompiuteryje: techniškai juos gali pasiekti jo administratorius. Viskas, ką čia rašote ir skaitote, keliauja per „Discord“; žinutes jis saugo.
privacy-written = Ką rašėte
privacy-nothing-written = Kol kas nieko.
privacy-entry = • { $title } – { $count }. { $readers }
privacy-only-you = Matote tik Jūs
privacy-drafts = • Nebaigti juodraščiai: { $count }
privacy-not-with = • Kolegų sąraše „Neskirti į porą su“: { $count }
privacy-others = Mato ir kiti
privacy-observations = • Pamokų stebėjimai (kas, kada, kur – mato pora ir koordinatorius): { $count }
privacy-feedback = • Kolegų grįžtamasis ryšys apie Jūsų pamokas (matote Jūs ir jį rašęs kolega; kuratorius – tik jei perdavėte; skaitysite `/stebėjimas grįžtamasis-ryšys`): { $count }
privacy-leaves = • Nebuvimo datos (be priežasties – mato koordinatorius): { $count }
privacy-coordinator = • Darbuotojų sąrašo eilutė (vardas, dalykai, grupė, vaidmenys, norma) – mato koordinatorius. Jis mato ir tai, kas atlikta, bet ne ką rašėte.
privacy-terms = Iki kada
privacy-terms-texts = • Ką rašote šiais mokslo metais – iki { $now }, ką rašėte praėjusiais – iki { $earlier } Paskui tekstai ištrinami savaime; savo kopiją pasiimsite mygtuku žemiau.
privacy-terms-open = • Tekstai savaime netrinami: kiek laiko juos saugoti, sprendžia mokykla.
privacy-terms-drafts = • Juodraščiai – iki { $until }
privacy-terms-notes =
    • Stebėjimo užrašai – { $days ->
        [one] { $days } diena
        [few] { $days } dienos
        [many] { $days } dienos
       *[other] { $days } dienų
    } po stebėjimo pabaigos.
privacy-terms-left =
    • Išėjus iš mokyklos tekstai, vardas ir paskyra ištrinami po { $days ->
        [one] { $days } dienos
        [few] { $days } dienų
        [many] { $days } dienos
       *[other] { $days } dienų
    }.
privacy-terms-facts = • Kas kieno pamokas stebėjo ir kas atlikta (be tekstų) – lieka, kad poros nesikartotų.
privacy-footer = Kas skaitė Jūsų tekstus: /privatumas žurnalas. Kopiją pasiimkite patys: /privatumas eksportuoti. Ištrinti, ką rašėte: /privatumas ištrinti. Dėl taisymo ar kitų klausimų kreipkitės į koordinatorių arba mokyklos duomenų apsaugos pareigūną.
privacy-log-title = Kas skaitė
privacy-log-none = Jūsų tekstų dar niekas kitas neskaitė.
privacy-log-passed-on = { $line } (parašė: { $author })
privacy-log-footer = Skaityti gali tik tie, kuriems leidžiate Jūs, o stebėjimo ar grupės įrašą – ir jo dalyviai.
command-privacy-export = eksportuoti
    .about = Visi mano duomenys viename faile
privacy-lessons = • Tvarkaraščio pamokos (jas mato koordinatorius; kolega mato tik bendrą laisvą laiką): { $count }
privacy-take = Pasiimti mano duomenis
privacy-take-title = Jūsų duomenys
privacy-take-text = Faile – viskas, kas apie Jus saugoma: ką rašėte, kolegų Jums skirtas grįžtamasis ryšys, juodraščiai, stebėjimai, nustatymai ir kas skaitė Jūsų tekstus. Šį atsakymą matote tik Jūs. Išsaugokite failą saugioje vietoje; jį atversite bet kuria teksto rengykle ar naršykle.
privacy-take-file = mano-duomenys
command-privacy-erase = ištrinti
    .about = Ištrinti tai, ką rašiau
privacy-erase-title = Ar ištrinti, ką rašėte?
privacy-erase-about = Atšaukti nebus galima: ištrintų tekstų neatkursite nei Jūs, nei mokykla. Jei kuriais nors dalijotės, jų nebematys ir kiti. Norite pasilikti kopiją? Pirma ją pasiimkite.
privacy-erase-goes = Bus ištrinta
privacy-erase-text = • { $title } – { $count }
privacy-erase-stays = Liks
privacy-erase-facts = • Kas ir kada atlikta: pateiktos refleksijos, pamokų stebėjimai, dalyvavimas – be tekstų. Jūsų eilutė darbuotojų sąraše.
privacy-erase-shared = • { $title } – { $count }. Tai ne vien Jūsų, todėl bus ištrinta pasibaigus terminui.
privacy-erase-sure = Ištrinti visam laikui
privacy-erase-nothing = Čia nėra nei tekstų, kurie būtų tik Jūsų, nei juodraščių: trinti nėra ko.
privacy-erased-title = Ištrinta
privacy-erased-text = Tekstų: { $texts }. Juodraščių: { $drafts }. Naktį jie išvalomi ir iš duomenų failo; ankstesnėse atsarginėse kopijose dar bus, kol jas ištrins mokykla.
