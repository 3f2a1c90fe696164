//! School files, right and wrong.

use proptest::prelude::*;

use super::*;

fn read_texts(staff: &[u8], timetable: Option<&[u8]>, history: Option<&[u8]>) -> anyhow::Result<Pool> {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: Option<&[u8]>| {
        let path = folder.path().join(name);
        bytes.map(|bytes| {
            fs::write(&path, bytes).unwrap();
            path
        })
    };
    let files = Files {
        staff: put("staff.csv", Some(staff)).into_iter().collect(),
        timetable: put("timetable.csv", timetable).into_iter().collect(),
        history: put("history.csv", history).into_iter().collect(),
    };
    let path = format!("{}/", folder.path().display());
    read(&files, None).map_err(|fault| anyhow::anyhow!(faults::in_short(&format!("{fault:#}").replace(&path, ""))))
}

fn fault(staff: &str, timetable: Option<&str>, history: Option<&str>) -> String {
    read_texts(
        staff.as_bytes(),
        timetable.map(str::as_bytes),
        history.map(str::as_bytes),
    )
    .unwrap_err()
    .to_string()
}

#[test]
fn a_staff_list_in_either_language_is_a_problem() {
    let english = "name,subjects,group,manager,building,quota,experience_years,wishes,load\nOna,a|b,G,Jonas,M,half,3,same,18\nJonas,c,G,,M,exempt,20,,\n";
    let lithuanian = "\u{feff}vardas;dalykai;grupė;vadovas;korpusas;norma;stažas;pageidavimai;krūvis\r\nOna;a|b;g;jonas;M;1+1;3;same;18\r\n;;;;;;;;\r\nJonas;c;G;;M;nerodo;20;;\r\n";
    let one = read_texts(english.as_bytes(), None, None).unwrap();
    let other = read_texts(lithuanian.as_bytes(), None, None).unwrap();
    assert_eq!(one.problem, other.problem);
    let ona = &one.problem.teachers[0];
    assert_eq!(
        (ona.show, ona.observe, ona.manager, ona.load),
        (1, 1, Some(PersonId(2)), Some(18))
    );
    assert_eq!((one.problem.teachers[1].show, one.problem.teachers[1].observe), (0, 2));
    assert!(one.notes.is_empty(), "{:?}", one.notes);
}

#[test]
fn a_wrong_file_is_named_with_row_and_mend() {
    let staff = "name,quota\nOna,\nJonas,\n";
    for (said, wanted) in [
        (
            fault("", None, None),
            "staff.csv: the file is empty; write a header and one row per person or lesson",
        ),
        (
            fault("a,b\n1,2", None, None),
            "staff.csv: row 1: no column holds the names; head it \"name\" or \"vardas\"",
        ),
        (
            fault("name\n", None, None),
            "staff.csv: nobody is listed; write one teacher per row below the header",
        ),
        (
            fault("name,quota\nOna,lots", None, None),
            "staff.csv: row 2, quota: \"lots\" is no quota; write full, half or exempt",
        ),
        (
            fault("name,manager\nOna,Petras", None, None),
            "staff.csv: row 2, manager: \"Petras\" is not on the staff list; write the name as it stands there",
        ),
        (
            fault("name,load\nOna,many", None, None),
            "staff.csv: row 2, load: \"many\" is no number; write 0 to 60",
        ),
        (
            fault(staff, Some("teacher,weekday,period\nOna,9,1\nRasa,1,1"), None),
            "timetable.csv: row 2, weekday: \"9\" is no school day; write 1 to 5 (and 1 more)",
        ),
        (
            fault(staff, None, Some("host,observer,state\nOna,Jonas,perhaps")),
            "history.csv: row 2: state: \"perhaps\" is no state; write met, missed, kept, ended, excluded or private",
        ),
        (
            fault(staff, None, Some("host\nOna")),
            "history.csv: row 1: there is no column observer; name it in the header",
        ),
        (
            fault(staff, None, Some("host,observer,ago\nOna,Jonas,0")),
            "history.csv: row 2: ago: \"0\" is no number of half-years; write 1 for the last one",
        ),
    ] {
        assert_eq!(said, wanted);
    }
}

#[rstest::rstest]
#[case::the_screens("ended")]
#[case::the_screens_lithuanian("Nutraukta")]
#[case::an_older_files("declined")]
#[case::an_older_files_other_word("given up")]
#[case::an_older_files_lithuanian("atsisakyta")]
fn an_ended_pair_is_not_planned_again(#[case] word: &str) {
    let history = format!("host,observer,state\nOna,Jonas,{word}\n");
    let pool = read_texts(b"name\nOna\nJonas", None, Some(history.as_bytes())).unwrap();
    assert_eq!((pool.problem.spent.len(), pool.problem.history.len()), (1, 0));
}

/// What `/pairing history` calls a pair is read back from a file, in both languages.
#[test]
fn the_words_of_the_screen_are_words_of_the_file() {
    let texts = crate::locale::Texts::embedded();
    for lang in crate::domain::lang::Lang::ALL {
        for key in ["open", "scheduled", "met", "ended", "expired"] {
            let word = texts.say(lang, &format!("pairing-state-{key}"), &crate::args![]);
            let history = format!("host,observer,state\nOna,Jonas,{word}\n");
            let read = read_texts(b"name\nOna\nJonas", None, Some(history.as_bytes()));
            assert!(read.is_ok(), "{word}");
        }
    }
}

#[test]
fn a_history_says_what_became_of_a_pair() {
    let history = "host,observer,ago,state\nOna,Jonas,2,\nJonas,Ona,1,missed\nOna,Who Has Left,1,met\nOna,Jonas,,kept\nOna,Jonas,,excluded\n";
    let pool = read_texts(b"name\nOna\nJonas", None, Some(history.as_bytes())).unwrap();
    let problem = &pool.problem;
    assert_eq!(
        (
            problem.history.len(),
            problem.owed.len(),
            problem.kept.len(),
            problem.bans.len()
        ),
        (1, 1, 1, 1)
    );
    assert!(problem.bans[0].public && problem.history[0].ago == 2);
}

/// One line that names a file and what to do; a row too, unless the file as a whole is at fault.
fn is_clear(said: &str) -> bool {
    let (file, rest) = said.split_once(": ").unwrap_or_default();
    let whole = [
        "the file is empty",
        "this is",
        "nobody is listed",
        "the file has too many",
    ];
    ["staff.csv", "timetable.csv", "history.csv"].contains(&file)
        && (rest.starts_with("row ") || whole.iter().any(|start| rest.starts_with(start)))
        && (rest.contains("; "))
        && !said.contains(char::is_control)
        && said.chars().count() <= 400
}

#[test]
fn a_cell_of_several_lines_is_no_fault_of_several_lines() {
    let said = fault("name,quota\nOna,\"lots\nof\tit\"", None, None);
    assert_eq!(
        said,
        "staff.csv: row 2, quota: \"lots of it\" is no quota; write full, half or exempt"
    );
    let long = format!("name,quota\nOna,{}", "ū".repeat(5_000));
    assert!(is_clear(&fault(&long, None, None)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_panic_and_every_fault_is_one_clear_line(
        staff in prop::collection::vec(any::<u8>(), 0..200),
        head in "(name|vardas|quota|load|group|manager|,|;){0,8}",
        text in "(Ona|Jonas|full|1|,|;|\"|\n|ž){0,30}",
    ) {
        let typed = format!("{head}\n{text}");
        let other = format!("host,observer,ago,state\n{text}");
        let timetable = format!("teacher,weekday,period\n{text}");
        let people: &[u8] = b"name\nOna\nJonas";
        for (staff, timetable, history) in [
            (&staff[..], Some(&staff[..]), Some(&staff[..])),
            (typed.as_bytes(), Some(typed.as_bytes()), Some(typed.as_bytes())),
            (people, Some(timetable.as_bytes()), None),
            (people, Some(&staff[..]), None),
            (people, None, Some(other.as_bytes())),
            (people, None, Some(&staff[..])),
        ] {
            match read_texts(staff, timetable, history) {
                Ok(pool) => prop_assert!(pool.notes.iter().all(|note| !note.contains(char::is_control)), "{:?}", pool.notes),
                Err(said) => prop_assert!(is_clear(&said.to_string()), "{said:?}"),
            }
        }
    }
}
