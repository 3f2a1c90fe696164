# Formos: kas skaitys, ko trūksta. Kas parašyta, čia niekada nekartojama.

form-readers = Kas tai skaitys: { $readers }.
form-readers-only-you = Kas tai skaitys: tik Jūs.

form-reader-you = Jūs
form-reader-host = pamokos mokytojas
form-reader-observer = pamokos stebėtojas
form-reader-talk-partner = kitas pokalbio dalyvis
form-reader-coaching-partner = kartu dirbantis mokytojas ar patarėjas
form-reader-group = APT grupė
form-reader-curator = Jūsų kuratorius
form-reader-host-curator = pamokos mokytojo kuratorius
form-reader-coach = Jūsų patarėjas
form-reader-coordinator = koordinatorius

form-note-coordinator-status = Koordinatorius matys tik tai, ar pateikta ir kada.
form-note-coordinator-needs = Koordinatorius matys, ar pateikta ir kada, ir lauką „Kokios pagalbos reikia grupei?“.
form-note-coordinator-title = Koordinatorius matys pavadinimą, formą ir valandas.
form-note-counted = Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
form-note-anonymous = Niekas nesužinos, kieno tai atsakymai.
form-note-host-may-pass-on = Pamokos mokytojas gali tai parodyti savo kuratoriui.
form-note-curator-is-manager = Jūsų kuratorius yra ir Jūsų tiesioginis vadovas.
form-note-shared-before = Po to, kai pasidalijote, Jūsų kuratorius ar grupė pasikeitė, todėl dabartiniai šio įrašo nemato. Jei norite, pasidalykite iš naujo.

form-problem = **{ $field }** { $problem }
form-problem-empty = Dar nieko neatsakyta: atsakykite bent į vieną klausimą.
form-problem-missing = Būtina atsakyti.
form-problem-too-long = { $chars ->
    [one] Parašytas { $chars } ženklas, galima ne daugiau kaip { $max }.
    [few] Parašyti { $chars } ženklai, galima ne daugiau kaip { $max }.
    [many] Parašyta { $chars } ženklo, galima ne daugiau kaip { $max }.
   *[other] Parašyta { $chars } ženklų, galima ne daugiau kaip { $max }.
}
form-problem-too-many-lines = { $lines ->
    [one] Parašyta { $lines } eilutė, galima ne daugiau kaip { $max }.
    [few] Parašytos { $lines } eilutės, galima ne daugiau kaip { $max }.
    [many] Parašyta { $lines } eilutės, galima ne daugiau kaip { $max }.
   *[other] Parašyta { $lines } eilučių, galima ne daugiau kaip { $max }.
}
form-problem-too-many-choices = Galima pasirinkti ne daugiau kaip { $max }.
form-problem-unknown-option = Tokio pasirinkimo nebėra: pasirinkite iš naujo.
form-problem-not-a-number = Įrašykite skaičių, pavyzdžiui, 1,5.
form-problem-out-of-range = Įrašykite skaičių nuo { $least } iki { $most }.
form-problem-wrong-step = Skaičius turi būti { $step } kartotinis, pavyzdžiui, 0,5 arba 1,25.
form-problem-not-a-date = Įrašykite datą taip: 2026-12-15.
form-problem-outside-year = Data turi būti nuo { $from } iki { $to }
