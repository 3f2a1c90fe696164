# Ataskaitos: kas kaip sekasi – kad būtų galima padėti, ne lyginti.

command-report = ataskaita
    .about = Kaip mokyklai sekasi
command-report-status = būsena
    .about = Kas ką jau atliko: refleksijos ir 2+2

report-title = Kaip sekasi
report-about = Kad matytumėte, kam pasiūlyti pagalbą. Tekstų čia nėra ir nebus; sąrašas – pagal vardus.
# Stulpeliai: refleksijos, rodė, stebėjo (trumpai, lygiuota po vardų).
report-heading = Ref.  R.  S.
report-together = Iš viso
report-counts =
    Žmonių sąraše: { $staff }
    Reflektuoja reguliariai: { $regular }
    2+2 šį pusmetį jau atlikta: { $observed }
report-none-due = dar nė vieno mėnesio laikas nesibaigė
report-footer = Ref. – parašyta / laukta refleksijų; R. – parodyta pamokų; S. – stebėta pamokų. Visa lentelė – faile.
report-file = busena
report-sheet = Būsena
report-column-name = Vardas ir pavardė
report-column-group = APT grupė
report-column-written = Refleksijų parašyta
report-column-skipped = Praleista savo sprendimu
report-column-expected = Refleksijų laukta
report-column-shown = Parodyta pamokų
report-column-observed = Stebėta pamokų
report-column-note = Dar nebaigta
report-note-reflections = refleksijos
report-note-observations = šio pusmečio 2+2
