# Darbuotojų sąrašo importas: kas pasikeistų ir kas faile negerai.

import-refused-title = Failo perskaityti nepavyko
import-spreadsheet = Tai skaičiuoklės failas. Išsaugokite jį kaip CSV (Failas → Įrašyti kaip → CSV) ir pridėkite dar kartą.
import-empty = Failas tuščias.
import-too-long = Faile daugiau nei { $rows } eilučių. Tikriausiai pasirinktas ne tas failas.
import-not-a-table = Tai ne CSV lentelė. Pirmoje eilutėje turi būti stulpelių pavadinimai, atskirti kableliais arba kabliataškiais.
import-open-quote = { $line } eilutėje kabutės atidarytos, bet neuždarytos, todėl visa, kas toliau, tektų vienam langeliui. Uždarykite kabutes arba jas ištrinkite ir pridėkite failą dar kartą.
import-no-names = Nėra stulpelio „vardas“ (`name`), todėl neaišku, kas sąraše. Radome šiuos stulpelius: { $found }. Pataisykite pirmą eilutę ir pridėkite failą dar kartą.

import-title =
    { $count ->
        [one] Faile { $count } žmogus
        [few] Faile { $count } žmonės
        [many] Faile { $count } žmogaus
       *[other] Faile { $count } žmonių
    }
import-counts = Nauji: { $new } · pasikeis: { $changed } · nesikeis: { $same }
import-nothing-changes = Sąrašas toks pat, kaip jau įrašytas: niekas nesikeis.
import-more = … ir dar { $count } (visi – pridėtame faile).
import-footer = Kol nepatvirtinote, niekas neįrašyta. Importas nieko neišbraukia ir niekam nerašo.
import-footer-leads = Kol nepatvirtinote, niekas neįrašyta. Importas nieko neišbraukia; parašysime tik tiems, kurie grupei nebevadovaus.
import-leads-title = Keisis APT grupių vadovai
import-lead = • „{ $group }“: dabar vadovauja { $before }, perims { $name }
import-led-title = Pasikeitė APT grupių vadovai
import-led = • „{ $group }“: vadovauja { $name }, iki šiol vadovavo { $before }
import-file-rows = importas.txt
import-file-leads = vadovai.txt
import-file-faults = klaidos.txt
import-line-new = ➕ { $name }
import-line-changed = ✏️ { $name } · keisis: { $columns }
import-joins-by-button = prisijungs mygtuku

column-name = vardas
column-surname = pavardė
column-discord-id = discord_id (paskyros numeris)
column-username = naudotojo vardas
column-subjects = dalykai
column-group = grupė
column-roles = vaidmenys
column-curator = kuratorius
column-manager = vadovas
column-building = pastatas
column-quota = norma
column-experience = stažas
column-joined-on = dirba nuo

import-faults-title =
    { $count ->
        [one] Patikrinkite: { $count } vieta
        [few] Patikrinkite: { $count } vietos
        [many] Patikrinkite: { $count } vietos
       *[other] Patikrinkite: { $count } vietų
    }
import-fault = **{ $line } eilutė**, { $column }: { $what }
import-fault-column = **1 eilutė**: stulpelio „{ $value }“ nepažįstame, jo nepaisysime.
import-fault-column-twice = stulpelis „{ $value }“ faile jau yra, skaitysime tik pirmąjį. Vieną ištrinkite.
import-fault-more-cells = langelių daugiau nei stulpelių: „{ $value }“ jau niekam nepriklauso. Turbūt kuriame nors langelyje yra skirtukas: tą langelį rašykite kabutėse.
import-fault-empty-name = vardas tuščias, eilutė praleidžiama. Įrašykite vardą ir pavardę.
import-fault-long-name = vardas ilgesnis nei 100 ženklų, eilutė praleidžiama. Patikrinkite, ar nesusiliejo langeliai.
import-fault-twice = „{ $value }“ jau yra { $line } eilutėje, ši praleidžiama. Jei tai bendravardžiai, abiem nurodykite discord_id arba naudotojo vardą.
import-fault-other-account = „{ $value }“ sąraše jau turi kitą paskyrą, eilutė praleidžiama. Jei tai kitas žmogus, įtraukite jį komanda `/žmonės pridėti`.
import-fault-scientific = „{ $value }“ – „Excel“ sugadino numerį (užrašė laipsniu), todėl jo naudoti negalima. Žmogus bus sąraše ir prisijungs mygtuku „Prisijungti“; arba formatuokite stulpelį kaip tekstą ir įrašykite numerį iš naujo.
import-fault-not-an-id = „{ $value }“ nėra „Discord“ paskyros numeris (17–19 skaitmenų). Žmogus prisijungs mygtuku „Prisijungti“.
import-fault-not-a-username = „{ $value }“ nėra „Discord“ naudotojo vardas (be tarpų ir be „#“). Žmogus prisijungs mygtuku „Prisijungti“.
import-fault-too-long = per daug arba per ilgos reikšmės; kas netelpa, praleidžiama.
import-fault-unknown-role = vaidmens „{ $value }“ nėra, jo nesuteiksime. Galimi: mokytojas, grupės vadovas, kuratorius, koordinatorius, mokytojas patarėjas, facilitatorius, direktorius.
import-fault-lead-without-group = grupės vadovui nenurodyta grupė, todėl vaidmens nesuteiksime. Įrašykite grupę.
import-fault-second-lead = ši grupė jau turi vadovą { $line } eilutėje, antro neskirsime.
import-fault-unknown-person = „{ $value }“ nėra nei faile, nei sąraše; šis langelis praleidžiamas. Patikrinkite, ar vardas parašytas taip pat.
import-fault-ambiguous = „{ $value }“ – keli žmonės tokiu vardu; nurodykite discord_id arba naudotojo vardą.
import-fault-oneself = žmogus negali būti pats sau kuratorius ar vadovas; langelis praleidžiamas.
import-fault-quota = normos „{ $value }“ nėra, langelis praleidžiamas. Galimos: visa (2+2), pusė (1+1), nerodo.
import-fault-years = „{ $value }“ nėra metų skaičius, langelis praleidžiamas. Rašykite sveikąjį skaičių, pavyzdžiui, 12.
import-fault-date = „{ $value }“ nėra data, langelis praleidžiamas. Rašykite, pavyzdžiui, 2026-09-01.

import-already = Šis importas jau buvo patvirtintas.
import-nothing-changed = Viskas jau buvo įrašyta: niekas nepasikeitė.
import-done-title =
    { $count ->
        [one] Įrašyta: faile { $count } žmogus
        [few] Įrašyta: faile { $count } žmonės
        [many] Įrašyta: faile { $count } žmogaus
       *[other] Įrašyta: faile { $count } žmonių
    }
import-done-counts = Nauji: { $new } · pasikeitė: { $changed } · nesikeitė: { $same }
import-done-next = Žmonės prisijungia mygtuku „Prisijungti“ APT kanale. Tuos, kurių paskyros faile nebuvo, patvirtinsite komanda `/žmonės patvirtinti`.
