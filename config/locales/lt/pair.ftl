# `kolega pair plan`: planas terminale.

pair-title = 2+2 planas. Dalyvauja: { $people }. Porų: { $pairs }. Trūksta: { $missing }.
pair-cost-proven = Kaina: { $cost } tšk. (įrodyta, kad geresnio plano nėra). Blogiausia pora: { $worst } tšk.
pair-cost-bound = Kaina: { $cost } tšk. (geriausio plano kaina ne mažesnė kaip { $bound } tšk.). Blogiausia pora: { $worst } tšk.
pair-figures = Jau matytos poros: { $met }. Stebi vienas kitą: { $couples }. Tik savo arba tik kita APT grupė: { $one_sided }.
pair-shuffle = Sumaišius atsitiktinai: porų { $pairs }, kaina { $points } tšk., jau matytos poros { $met }, stebi vienas kitą { $couples }.
pair-last = Praėjusio pusmečio poros: porų { $pairs }, kaina { $points } tšk., jau matytos poros { $met }, stebi vienas kitą { $couples }.
pair-head-host = Rodo
pair-head-observer = Stebi
pair-head-cost = Tšk.
pair-head-why = Kodėl
pair-slots = Siūlomos pamokos: { $slots }
pair-slot = { $day }, { $period } pamoka{ $place }
pair-slot-week = { $week } sav., { $day }, { $period } pamoka{ $place }
pair-slot-room = , { $room } kab.
pair-no-slot = Bendros pamokos nerasta.
pair-weekday-1 = pirmadienis
pair-weekday-2 = antradienis
pair-weekday-3 = trečiadienis
pair-weekday-4 = ketvirtadienis
pair-weekday-5 = penktadienis
pair-common = { $count ->
    [one] { $count } bendra pamoka per savaitę
    [few] { $count } bendros pamokos per savaitę
    [many] { $count } bendros pamokos per savaitę
   *[other] { $count } bendrų pamokų per savaitę
}
pair-charge = { $rule } { $points }
pair-rule-met = jau matyta
pair-rule-met-reversed = jau matyta atvirkščiai
pair-rule-owed = liko neįvykusi kita pora
pair-rule-wish = ne tas dalykas, kurio pageidauta
pair-rule-same-subject = tas pats dalykas
pair-rule-other-subject = kitas dalykas
pair-rule-one-sided = tik viena APT grupės pusė
pair-rule-building = kitas pastatas (pagal stebinčiojo krūvį)
pair-rule-school = kita mokykla (pagal stebinčiojo krūvį)
pair-rule-seniority = panašus stažas
pair-rule-novice = pradedantysis pas nepatyrusį
pair-rule-mutual = stebi vienas kitą
pair-rule-shows-nothing = stebi, nors pamokų nerodo
pair-open-title = Ko nepavyko patenkinti:
pair-unfilled-show = { $who } – liko parodyti: { $count }. Kliūtis: { $why }.
pair-unfilled-observe = { $who } – liko stebėti: { $count }. Kliūtis: { $why }.
pair-block-hosts = Kartu per daug rodomų pamokų ({ $wanted }, įmanoma { $possible }). Rodo: { $hosts }. Stebėti gali: { $observers }. Taisyklės: { $rules }.
pair-block-observers = Kartu per daug norimų stebėti pamokų ({ $wanted }, įmanoma { $possible }). Stebi: { $observers }. Rodyti gali: { $hosts }. Taisyklės: { $rules }.
pair-nobody = niekas
pair-why-no-common-lesson = tvarkaraščiai nepalieka bendros pamokos
