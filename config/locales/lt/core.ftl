# Žodžiai, kurių reikia visur: mygtukai, ženklai, sąrašai.

button-join = Prisijungti
button-confirm = Patvirtinti
button-cancel = Atšaukti
button-publish = Skelbti
button-continue = Tęsti
button-back = Atgal
button-submit = Pateikti
button-edit = Taisyti
button-share = Dalytis
button-change = Keisti
button-write = Rašyti
button-later = Priminti vėliau
button-skip-month = Šį mėnesį praleisiu
button-fill-in = Pildyti
button-open = Atverti
button-propose-time = Siūlyti laiką
button-accept = Tinka
button-another-time = Siūlyti kitą laiką
button-cannot = Negaliu
button-took-place = Įvyko
button-not-took-place = Neįvyko
button-next-meeting = Kitas susitikimas

list-and = { $rest } ir { $last }
