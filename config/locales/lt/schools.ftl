# Dirbantiems keliose mokyklose: kuri turima omenyje.

schools-title = Kurioje mokykloje?
schools-text = Dirbate keliose mokyklose. Pasirinkite, kuriai skirta ši komanda.
schools-named = **{ $school }**
