# For people who work at more than one school: which one is meant.

schools-title = At which school?
schools-text = You work at more than one school. Choose the one this command is for.
schools-named = **{ $school }**
