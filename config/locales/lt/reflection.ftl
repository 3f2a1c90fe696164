# Mėnesio refleksija.

command-reflection = refleksija
    .about = Mėnesio refleksija: rašyti, peržiūrėti, dalytis
command-reflection-write = rašyti
    .about = Rašyti mėnesio refleksiją
option-reflection-write-month = mėnuo
    .about = Kurio mėnesio, pavyzdžiui, 2026-10; nenurodžius – dabartinio
command-reflection-history = istorija
    .about = Savo refleksijos arba tos, kuriomis su Jumis pasidalijo kolega
option-reflection-history-user = kolega
    .about = Kolega, kuris su Jumis pasidalijo
command-reflection-share = dalytis
    .about = Pasirinkti, kas gali matyti refleksiją

reflection-prompt = Metas { $month } refleksijai. Užtruks apie 5 minutes; jei nepasirinksite kitaip, atsakymą matysite tik Jūs.
reflection-reminder = Primename: { $month } refleksijos laukiame iki { $date }
reflection-question = **Mėnesio klausimas.** { $question }
reflection-promised = **Praėjusį mėnesį žadėjote:** { $text }
reflection-due = Laukiame iki { $due }; laiku dar bus ir pateikus iki { $until }
reflection-late = Šio mėnesio terminas praėjo, bet refleksiją dar galite pateikti iki { $until }

reflection-not-yet = Laikas { $month } refleksijai dar neatėjo: ją bus galima rašyti nuo { $moment }
reflection-over = Laikas { $month } refleksijai baigėsi arba tą mėnesį Jums rašyti nereikėjo.
reflection-nothing = Šiuo metu rašyti nieko nereikia. Laikas { $month } refleksijai ateis { $moment }
reflection-nothing-known = Šiuo metu rašyti nieko nereikia.

reflection-later-when = Kada Jums priminti?
reflection-later-tomorrow = Rytoj ({ $date })
reflection-later-next = Artimiausią mokymosi dieną ({ $date })
reflection-later-days = Po kelių dienų ({ $date })
reflection-later-today = Šiandien vėliau
reflection-later-due = Paskutinę dieną ({ $date })
reflection-snoozed = Gerai, priminsime { $moment }
reflection-none-left = Apie { $month } refleksiją daugiau nebepriminsime. Ją galite parašyti iki { $until }
reflection-skipped = Gerai, apie { $month } refleksiją daugiau neprimename. Jei apsigalvosite, ją dar galite parašyti iki { $until }
reflection-written = Jūsų { $month } refleksija jau pateikta.

reflection-history-empty = Čia bus Jūsų refleksijos. Kartą per mėnesį gausite kvietimą rašyti; pradėti galite ir patys: „/refleksija rašyti“.
reflection-history-select = Kiti mėnesiai
reflection-history-of = { $name } · { $month }
reflection-shared-footer = Šia refleksija pasidalyta su Jumis. Pateikta { $date } Kad ją skaitėte, pažymima.
reflection-share-empty = Dalytis dar nėra kuo: pateiktų refleksijų neturite.
reflection-share-which = Jūsų { $month } refleksija

reflection-delete-ask = Ištrinti…
reflection-delete-title = Ištrinti { $month } refleksiją?
reflection-delete-goes = **Dings visam laikui** tai, kas pateikta { $date }: atsakymai ir tekstai, ankstesni jų variantai, nebaigti taisymai ir žymos, kas skaitė.
reflection-delete-shared = Kolegos, kurie ją mato dabar, nebematys. Pranešimo apie tai jie negaus.
reflection-delete-stays = **Liks** tik tai, kad { $month } refleksija pateikta: mėnuo ir toliau skaičiuojamas kaip pateiktas.
reflection-delete-for-good = Atkurti ištrinto teksto nebus galima.
reflection-delete-anew = Parašyti iš naujo galima iki { $date } imtinai.
reflection-delete-sure = Ištrinti visam laikui
reflection-deleted-title = Ištrinta: { $month } refleksija
reflection-deleted = Jos nebemato niekas. Mėnuo ir toliau skaičiuojamas kaip pateiktas.
reflection-deleted-copy = Jei paspaudėte netyčia: tekstas dar čia, žemiau, galite jį nusikopijuoti. Uždarius šį pranešimą, jo nebebus niekur.
reflection-deleted-before = Jūsų { $month } refleksija jau ištrinta. Mėnuo ir toliau skaičiuojamas kaip pateiktas.
