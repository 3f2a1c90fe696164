//! What the coordinator reads about a file.

use super::*;
use crate::discord::card::sketch::both;
use crate::domain::ids::{ImportId, PersonId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::people::Person;
use crate::domain::people::file::{StaffFile, Table};
use crate::domain::people::plan::{Plan, Staff};
use crate::locale::Texts;

fn previewed(text: &str) -> Outcome {
    let split = |line: &str| line.split(';').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut lines = text.lines();
    let table = Table {
        header: split(lines.next().unwrap()),
        rows: (2..).zip(lines.map(split)).collect(),
    };
    let staff = Staff {
        people: vec![Person {
            id: PersonId(1),
            ..Person::named(SchoolId(1), "Jonas Jonaitis")
        }],
        ..Staff::default()
    };
    let mut file = StaffFile::read(&table).unwrap();
    let plan = Plan::of(&mut file, &staff);
    let import = (!plan.rows.is_empty()).then_some(ImportId(9));
    Outcome::Preview(Box::new(Preview {
        import,
        plan,
        faults: file.faults,
    }))
}

#[test]
fn a_preview_says_who_and_what_is_wrong_where() {
    let found = previewed(
        "name;discord_id;username;group;roles;curator;quota;joined_on;experience_years;tabelis
         Ona Petraitienė;1,05E+18;;Ąžuolai;group_lead;Nobody;dviguba;rugsėjo 1;daug;
         Jonas Jonaitis;;;Ąžuolai;lead;Ona Petraitienė;;;;
         Ona petraitienė;;;;;;;;;
         ;;;;boss;;;;x;
         Rasa;123;ra sa;;boss|lead;Rasa;;;;",
    );
    insta::assert_snapshot!(both(|words| outcome(words, &found)), @r"
    ┌ Faile 3 žmonės
    │ Nauji: 2 · pasikeis: 1 · nesikeis: 0
    │
    │ ➕ Ona Petraitienė · Ąžuolai · grupės vadovas · prisijungs mygtuku
    │ ✏️ Jonas Jonaitis · keisis: grupė, kuratorius
    │ ➕ Rasa · prisijungs mygtuku
    └ Kol nepatvirtinote, niekas neįrašyta. Importas nieko neišbraukia ir niekam nerašo.
    ┌ Patikrinkite: 14 vietų
    │ **1 eilutė**: stulpelio „tabelis“ nepažįstame, jo nepaisysime.
    │ **2 eilutė**, discord_id (paskyros numeris): „1,05E+18“ – „Excel“ sugadino numerį (užrašė laipsniu), todėl jo naudoti negalima. Žmogus bus sąraše ir prisijungs mygtuku „Prisijungti“; arba formatuokite stulpelį kaip tekstą ir įrašykite numerį iš naujo.
    │ **2 eilutė**, kuratorius: „Nobody“ nėra nei faile, nei sąraše; šis langelis praleidžiamas. Patikrinkite, ar vardas parašytas taip pat.
    │ **2 eilutė**, norma: normos „dviguba“ nėra, langelis praleidžiamas. Galimos: visa (2+2), pusė (1+1), nerodo.
    │ **2 eilutė**, stažas: „daug“ nėra metų skaičius, langelis praleidžiamas. Rašykite sveikąjį skaičių, pavyzdžiui, 12.
    │ **2 eilutė**, dirba nuo: „rugsėjo 1“ nėra data, langelis praleidžiamas. Rašykite, pavyzdžiui, 2026-09-01.
    │ **3 eilutė**, vaidmenys: ši grupė jau turi vadovą 2 eilutėje, antro neskirsime.
    │ **4 eilutė**, vardas: „Ona petraitienė“ jau yra 2 eilutėje, ši praleidžiama. Jei tai bendravardžiai, abiem nurodykite discord_id arba naudotojo vardą.
    │ **5 eilutė**, vardas: vardas tuščias, eilutė praleidžiama. Įrašykite vardą ir pavardę.
    │ **6 eilutė**, discord_id (paskyros numeris): „123“ nėra „Discord“ paskyros numeris (17–19 skaitmenų). Žmogus prisijungs mygtuku „Prisijungti“.
    │ **6 eilutė**, naudotojo vardas: „ra sa“ nėra „Discord“ naudotojo vardas (be tarpų ir be „#“). Žmogus prisijungs mygtuku „Prisijungti“.
    │ **6 eilutė**, vaidmenys: vaidmens „boss“ nėra, jo nesuteiksime. Galimi: mokytojas, grupės vadovas, kuratorius, koordinatorius, mokytojas patarėjas, facilitatorius, direktorius.
    │ **6 eilutė**, vaidmenys: grupės vadovui nenurodyta grupė, todėl vaidmens nesuteiksime. Įrašykite grupę.
    │ **6 eilutė**, kuratorius: žmogus negali būti pats sau kuratorius ar vadovas; langelis praleidžiamas.
    [+Patvirtinti] [Atšaukti]

    ┌ 3 people in the file
    │ New: 2 · will change: 1 · stay as they are: 0
    │
    │ ➕ Ona Petraitienė · Ąžuolai · group lead · joins by the button
    │ ✏️ Jonas Jonaitis · will change: group, curator
    │ ➕ Rasa · joins by the button
    └ Nothing is written before you confirm. An import removes nobody and writes to nobody.
    ┌ Please check 14 places
    │ **Row 1**: we do not know the column “tabelis” and leave it out.
    │ **Row 2**, discord_id: “1,05E+18”: Excel has spoilt the number (scientific notation), so it cannot be used. The person will be on the list and join by the Join button; or format the column as text and type the number again.
    │ **Row 2**, curator: “Nobody” is neither in the file nor on the list; the cell is left out. Check that the name is written the same way.
    │ **Row 2**, quota: there is no quota “dviguba”, the cell is left out. Possible: full (2+2), half (1+1), exempt.
    │ **Row 2**, experience_years: “daug” is not a number of years, the cell is left out. Write a whole number, for example 12.
    │ **Row 2**, joined_on: “rugsėjo 1” is not a date, the cell is left out. Write, for example, 2026-09-01.
    │ **Row 3**, roles: this group has a lead in row 2 already, a second one is not appointed.
    │ **Row 4**, name: “Ona petraitienė” stands in row 2 already, this one is left out. If they are namesakes, give both a discord_id or a username.
    │ **Row 5**, name: the name is empty, the row is left out. Write first name and surname.
    │ **Row 6**, discord_id: “123” is not the number of a Discord account (17–19 digits). The person will join by the Join button.
    │ **Row 6**, username: “ra sa” is not a Discord user name (no spaces, no “#”). The person will join by the Join button.
    │ **Row 6**, roles: there is no role “boss”, it is not given. Possible: teacher, group_lead, curator, coordinator, coach, facilitator, head.
    │ **Row 6**, roles: a group lead without a group, so the role is not given. Fill in the group.
    │ **Row 6**, curator: nobody can be their own curator or manager; the cell is left out.
    [+Confirm] [Cancel]
    ");
}

#[test]
fn a_group_that_changes_its_lead_stands_there_by_name() {
    let Outcome::Preview(mut found) = previewed("name;group;roles\nJonas Jonaitis;Beržai;group_lead") else {
        panic!("a preview");
    };
    found.plan.rows[0].replaces = vec![EarlierLead {
        person: PersonId(2),
        name: "Rasa Rasienė".to_owned(),
        group: "Beržai".to_owned(),
    }];
    let done = Imported {
        new: 0,
        changed: 1,
        same: 0,
        already: false,
        leads: found.plan.takeovers(),
    };
    insta::assert_snapshot!(both(|words| outcome(words, &Outcome::Preview(found.clone()))), @r"
    ┌ Faile 1 žmogus
    │ Nauji: 0 · pasikeis: 1 · nesikeis: 0
    │
    │ ✏️ Jonas Jonaitis · keisis: grupė, vaidmenys
    └ Kol nepatvirtinote, niekas neįrašyta. Importas nieko neišbraukia; parašysime tik tiems, kurie grupei nebevadovaus.
    ┌ Keisis APT grupių vadovai
    │ • „Beržai“: dabar vadovauja Rasa Rasienė, perims Jonas Jonaitis
    [+Patvirtinti] [Atšaukti]

    ┌ 1 person in the file
    │ New: 0 · will change: 1 · stay as they are: 0
    │
    │ ✏️ Jonas Jonaitis · will change: group, roles
    └ Nothing is written before you confirm. An import removes nobody, and writes only to those whose lead of a group ends.
    ┌ Groups that change their lead
    │ • “Beržai”: Jonas Jonaitis takes over from Rasa Rasienė
    [+Confirm] [Cancel]
    ");
    insta::assert_snapshot!(both(|words| imported(words, &done)), @r"
    ┌ Įrašyta: faile 1 žmogus
    │ Nauji: 0 · pasikeitė: 1 · nesikeitė: 0
    │
    │ Žmonės prisijungia mygtuku „Prisijungti“ APT kanale. Tuos, kurių paskyros faile nebuvo, patvirtinsite komanda `/žmonės patvirtinti`.
    ┌ Pasikeitė APT grupių vadovai
    │ • „Beržai“: vadovauja Jonas Jonaitis, iki šiol vadovavo Rasa Rasienė

    ┌ Stored: 1 person in the file
    │ New: 0 · changed: 1 · as before: 0
    │
    │ People join by the Join button in the APT channel. Those whose account was not in the file you confirm with `/people confirm`.
    ┌ Groups with a new lead
    │ • “Beržai”: Jonas Jonaitis took over from Rasa Rasienė
    ");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let found = previewed("name\nJonas Jonaitis");
    insta::assert_snapshot!(both(|words| outcome(words, &found)), @r"
    ┌ Faile 1 žmogus
    │ Nauji: 0 · pasikeis: 0 · nesikeis: 1
    │
    │ Sąrašas toks pat, kaip jau įrašytas: niekas nesikeis.
    └ Kol nepatvirtinote, niekas neįrašyta. Importas nieko neišbraukia ir niekam nerašo.
    [+Patvirtinti] [Atšaukti]

    ┌ 1 person in the file
    │ New: 0 · will change: 0 · stay as they are: 1
    │
    │ The list is the same as the one that is stored: nothing changes.
    └ Nothing is written before you confirm. An import removes nobody and writes to nobody.
    [+Confirm] [Cancel]
    ");
}

#[test]
fn a_confirmed_import_is_counted() {
    let done = Imported {
        new: 20,
        changed: 3,
        same: 1,
        already: false,
        leads: Vec::new(),
    };
    insta::assert_snapshot!(both(|words| imported(words, &done)), @r"
    ┌ Įrašyta: faile 24 žmonės
    │ Nauji: 20 · pasikeitė: 3 · nesikeitė: 1
    │
    │ Žmonės prisijungia mygtuku „Prisijungti“ APT kanale. Tuos, kurių paskyros faile nebuvo, patvirtinsite komanda `/žmonės patvirtinti`.

    ┌ Stored: 24 people in the file
    │ New: 20 · changed: 3 · as before: 1
    │
    │ People join by the Join button in the APT channel. Those whose account was not in the file you confirm with `/people confirm`.
    ");
}

#[test]
fn five_thousand_bad_rows_fit_discords_limits() {
    let rows: String = (0..5_000)
        .map(|n| format!("\nNarys {n} {};x;boss", "*".repeat(80)))
        .collect();
    let found = previewed(&format!("name;discord_id;roles{rows}"));
    let texts = Texts::embedded();
    for lang in Lang::ALL {
        let card = outcome(texts.words(lang), &found);
        let size = |embed: &Embed| {
            (embed.title.clone() + &embed.text + &embed.footer)
                .encode_utf16()
                .count()
        };
        assert!(card.embeds.iter().map(size).sum::<usize>() <= 6_000);
        assert_eq!(card.files.len(), 2);
    }
}
