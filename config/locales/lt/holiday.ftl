# Valstybinės šventės: jų datos apskaičiuojamos, todėl pavadinimai stovi čia, o ne kalendoriaus byloje.
holiday-new-year = Naujieji metai
holiday-state-restored = Lietuvos valstybės atkūrimo diena
holiday-independence-restored = Lietuvos nepriklausomybės atkūrimo diena
holiday-easter = Velykos
holiday-easter-monday = Antroji Velykų diena
holiday-labour = Tarptautinė darbo diena
holiday-mothers = Motinos diena
holiday-fathers = Tėvo diena
holiday-midsummer = Rasos ir Joninių diena
holiday-statehood = Valstybės ir Tautiškos giesmės diena
holiday-assumption = Žolinė
holiday-all-saints = Visų šventųjų diena
holiday-all-souls = Mirusiųjų atminimo diena (Vėlinės)
holiday-christmas-eve = Kūčios
holiday-christmas = Kalėdos
holiday-second-christmas = Antroji Kalėdų diena
