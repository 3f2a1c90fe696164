# Žinutės apie pačias žinutes: kas nepristatyta ir kodėl.

# APT kanale: nei rūšies, nei turinio.
delivery-unreachable = { $mention } Turite naują priminimą.

button-noted = Supratau
delivery-noted = Ačiū, pažymėta.
delivery-next = Kita žinutė

# Koordinatoriui. Vardas – vardininku, po dvitaškio.
delivery-dead = Nepavyko pristatyti žinutės. Kam: { $whom }. Priežastis: { $why }
delivery-dead-channel = APT kanalas
delivery-why-unknown-user = tokios „Discord“ paskyros nebėra. Jei žmogus turi kitą, įrašykite ją komanda `/žmonės pridėti` ir nurodykite tą patį vardą.
delivery-why-left-server = paskyros nebėra mokyklos serveryje. Jei žmogus mokykloje nebedirba, pažymėkite tai komanda `/žmonės išbraukti`; jei dirba, pakvieskite jį sugrįžti į serverį.
delivery-why-unknown-channel = kanalo nebėra. Nurodykite kitą komanda `/diegimas kanalas`.
delivery-why-no-access = „Kolegai“ neleidžiama kanalo matyti arba jame rašyti. Suteikite šias teises kanalo nustatymuose.
delivery-why-no-channel = APT kanalas dar nenurodytas. Nurodykite jį komanda `/diegimas kanalas`.
delivery-why-refused = „Discord“ žinutės nepriėmė. Tai „Kolegos“ klaida; praneškite administratoriui.
delivery-paused = „Discord“ laikinai neleidžia pradėti naujų asmeninių pokalbių. Žinutės, kurios jų laukia, bus pristatytos vėliau. Jums nieko daryti nereikia. Vėl bandysime nuo { $until }
delivery-was-off = „Kolega“ buvo išjungtas (nuo { $from } iki { $until }). Išsiųsta pavėluotai: { $late }. Nebeišsiųsta, nes nebeaktualu: { $dropped }.
delivery-was-removed = „Kolegos“ serveryje nebuvo (nuo { $from } iki { $until }). Duomenys išliko. Išsiųsta arba siunčiama pavėluotai: { $late }. Nebeišsiųsta, nes nebeaktualu: { $dropped }.
delivery-was-off-nothing = nieko
delivery-absent = Žmogus nebepasiekiamas. Kas: { $whom }. Priežastis: { $why } Duomenys išliko.

# Kai savaitės žinučių riba pasiekta, likusios ateina viena žinute: po eilutę apie kiekvieną.
delivery-together = Kad žinučių būtų mažiau, šios atkeliavo kartu ({ $count }):
delivery-together-open = Atverti { $number }
