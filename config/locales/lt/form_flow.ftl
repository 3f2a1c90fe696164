# Kelias per bet kurią formą: pildoma, išsaugota, grąžinta, dalijamasi.

flow-title = { $title } · { $about }
flow-privacy = Nerašykite mokinių vardų ir kitų asmens duomenų.
flow-optional = (neprivaloma)
flow-questions = Paspaudus „Tęsti“, atsivers langas su šiais klausimais:
flow-missing = Kad galėtumėte tęsti, dar atsakykite:
flow-problems = Dar neišsaugota. Pataisykite:
flow-draft-kept = Jūsų juodraštis išsaugotas: ką parašėte, rasite lange.

flow-saved = Išsaugota: { $title }
flow-late = Pateikta po termino.
flow-edit-until = Taisyti galima iki { $date } imtinai.
flow-locked = Taisyti jau nebegalima.

flow-written = Ką parašėte
flow-file = Tekstas ilgas, todėl jis visas – pridėtame faile.
flow-file-name = tekstas.txt
flow-closed = Šios formos pateikimo laikas baigėsi, todėl ji neišsaugota.
flow-returned-locked = Taisymo laikas baigėsi, todėl pakeitimai neišsaugoti. Galioja tai, ką pateikėte anksčiau.
flow-text-is-here = Jūsų tekstas nedingo: jis žemiau, galite jį nusikopijuoti.

flow-shared = Išsaugota.
flow-share-about = Dalijatės tik šiuo įrašu ir bet kada galite tai atšaukti: pasirinkite „{ $alone }“. Kas skaitė, pažymima.
flow-no-curator = Kuratorius Jums dar nepaskirtas.
flow-no-group = APT grupė Jums dar nepaskirta.
flow-quote-none = Jei leisite, pasiūlymas mokyklai bus rodomas be Jūsų vardo. Kol neleidote, nerodoma nieko.
flow-quote-text = Be Jūsų vardo bus rodoma: „{ $text }“
flow-read-by = Skaitė: { $readers }
flow-reader = { $name } ({ $date })

shared-title = Su manimi pasidalyta
shared-about = Čia yra tai, kuo kolegos dalijasi su Jumis. Tai skirta padėti, ne vertinti. Kad skaitėte, pažymima autoriui.
shared-none = Šiuo metu kolegos su Jumis niekuo nesidalija.
shared-select = Ką atverti?
shared-line = { $name } – { $title } · { $about }
shared-footer = Šiuo įrašu pasidalyta su Jumis. Pateikta { $date } Kad jį skaitėte, pažymima autoriui.
