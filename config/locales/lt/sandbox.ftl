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
sandbox-no-school = Mokykla dar neįdiegta: pradėkite komanda `/diegimas pradėti`.
sandbox-stuck = Nepavyko pasukti laiko. Daugiau – programos žurnale.
