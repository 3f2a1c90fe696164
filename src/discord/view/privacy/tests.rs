//! What somebody reads who takes their data along, in both languages.

use super::*;
use crate::discord::card::sketch::both;
use crate::domain::ids::SchoolId;
use crate::domain::people::Person;

#[test]
fn the_own_data() {
    let own = report::Own {
        exported_at: "2026-10-08T09:00:00Z".parse().unwrap(),
        school: "Ąžuolų progimnazija".to_owned(),
        person: Person::named(SchoolId(1), "Ona Petraitienė"),
        group: None,
        absences: Vec::new(),
        not_with: Vec::new(),
        entries: Vec::new(),
        received: Vec::new(),
        drafts: Vec::new(),
        observations: Vec::new(),
        reads: Vec::new(),
        records: Vec::new(),
    };
    insta::assert_snapshot!(both(|words| taken(words, &own).unwrap()), @r"
    ┌ Jūsų duomenys
    │ Faile – viskas, kas apie Jus saugoma: ką rašėte, kolegų Jums skirtas grįžtamasis ryšys, juodraščiai, stebėjimai, nustatymai ir kas skaitė Jūsų tekstus. Šį atsakymą matote tik Jūs. Išsaugokite failą saugioje vietoje; jį atversite bet kuria teksto rengykle ar naršykle.
    📎 mano-duomenys.json

    ┌ Your data
    │ The file holds all that is kept about you: what you wrote, your colleagues' feedback to you, drafts, observations, settings, and who read your texts. Only you see this answer. Keep the file in a safe place; any text editor or browser opens it.
    📎 my-data.json
    ");
}
