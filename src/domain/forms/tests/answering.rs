//! What may be answered, and what is said when it may not.

use rstest::rstest;

use super::*;

#[test]
fn progress_is_asked_only_with_an_active_goal() {
    let form = form(FormKey::Reflection);
    let mut answers = Answers::new();
    answers.choose("mood", ["4"]);
    answers.write("experience", "Pamoka lauke");
    let missing = vec![Problem::Missing {
        field: "progress".to_owned(),
    }];
    assert_eq!(validate(form, &answers, &facts()), missing);
    assert_eq!(validate(form, &answers, &Facts::default()), []);
    answers.choose("progress", ["2"]);
    assert_eq!(validate(form, &answers, &facts()), []);
    assert!(
        !form.asked(&answers, &Facts::default()).has("progress"),
        "not asked, not kept"
    );
    assert!(form.asked(&answers, &facts()).has("progress"));
}

#[test]
fn a_condition_can_make_a_question_necessary() {
    let form = form(FormKey::Midyear);
    let mut answers = Answers::new();
    answers.choose("progress", ["2"]);
    answers.choose("decision", ["keep"]);
    answers.write("done", "x");
    answers.write("next_steps", "y");
    assert_eq!(validate(form, &answers, &facts()), []);
    answers.choose("decision", ["adjust"]);
    assert_eq!(
        validate(form, &answers, &facts()),
        [Problem::Missing {
            field: "new_goal".to_owned()
        }]
    );
}

#[test]
fn an_empty_form_is_not_saved_and_spaces_are_no_answer() {
    let notes = form(FormKey::ObsNotes);
    let mut answers = Answers::new();
    assert_eq!(validate(notes, &answers, &facts()), [Problem::Empty]);
    answers.write("timing", " \n\t\u{a0} ");
    assert_eq!(validate(notes, &answers, &facts()), [Problem::Empty]);
    answers.write("timing", " 10.05 ");
    assert_eq!(validate(notes, &answers, &facts()), []);
    assert_eq!(answers.text("timing"), Some(" 10.05 "), "kept as it was typed");
    let mut extras_only = Answers::new();
    extras_only.choose(TAGS, ["A1"]);
    assert_eq!(
        validate(form(FormKey::Reflection), &extras_only, &facts()),
        [Problem::Empty]
    );
}

fn checkin() -> Answers {
    let mut answers = Answers::new();
    answers.choose("attendees", ["7", "8"]);
    answers.choose("format", ["in_person"]);
    answers.choose("activities", ["exchange"]);
    answers.write("topic", "Tema");
    answers.write("discussed", "Mintys");
    answers.write("agreements", "Kas, ką");
    answers
}

#[test]
fn choices_must_be_among_the_options() {
    let form = form(FormKey::GroupCheckin);
    assert_eq!(validate(form, &checkin(), &facts()), []);
    let with = |key: &str, values: &[&str]| {
        let mut answers = checkin();
        answers.choose(key, values.iter().copied());
        validate(form, &answers, &facts())
    };
    assert_eq!(
        with("attendees", &["7", "70"]),
        [Problem::UnknownOption {
            field: "attendees".to_owned()
        }]
    );
    assert_eq!(
        with("usefulness", &["5"]),
        [Problem::UnknownOption {
            field: "usefulness".to_owned()
        }]
    );
    assert_eq!(
        with("activities", &["exchange", "discussion", "reflection", "planning"]),
        [Problem::TooManyChoices {
            field: "activities".to_owned(),
            max: 3
        }]
    );
    assert_eq!(
        with("format", &["online", "online"]),
        [],
        "the same choice twice is one"
    );
    assert_eq!(
        with("format", &[]),
        [Problem::Missing {
            field: "format".to_owned()
        }]
    );
    let mut typed = checkin();
    typed.write("format", "online");
    assert_eq!(
        validate(form, &typed, &facts()),
        [Problem::UnknownOption {
            field: "format".to_owned()
        }]
    );
}

#[rstest]
#[case("2026-12-15", None)]
#[case(" 2026-12-15 ", None)]
#[case("2026-09-01", None)]
#[case("2027-09-01", Some("outside"))]
#[case("2026-08-31", Some("outside"))]
#[case("2026-02-30", Some("no date"))]
#[case("15.12.2026", Some("no date"))]
#[case("gruodžio 15", Some("no date"))]
fn the_next_date_is_asked_after_saving_and_checked(#[case] typed: &str, #[case] problem: Option<&str>) {
    let form = form(FormKey::GroupCheckin);
    let mut answers = checkin();
    answers.write("next_date", typed);
    let found = validate(form, &answers, &facts());
    let kind = found.first().map(|problem| match problem {
        Problem::NotADate { .. } => "no date",
        Problem::OutsideYear { .. } => "outside",
        other => panic!("{other:?}"),
    });
    assert_eq!(kind, problem);
    assert!(form.after_saving().any(|field| field.key == "next_date"));
    assert!(!outline(form, &answers, &facts()).contains("next_date"));
}

#[rstest]
#[case("0,5", Ok(23))]
#[case("1.5", Ok(68))]
#[case("1,25", Ok(56))]
#[case("8", Ok(360))]
#[case(" 2 ", Ok(90))]
#[case("8,25", Err("range"))]
#[case("0,25", Err("range"))]
#[case("1,1", Err("step"))]
#[case("1,333", Err("number"))]
#[case("-1", Err("number"))]
#[case("1e1", Err("number"))]
#[case("1,5 val.", Err("number"))]
#[case("١", Err("number"))]
#[case(",5", Err("number"))]
#[case("5,", Err("number"))]
#[case("99999999999999999999", Err("number"))]
fn hours_take_comma_or_dot(#[case] typed: &str, #[case] expected: Result<i64, &str>) {
    let form = form(FormKey::CoachLog);
    let mut answers = Answers::new();
    answers.choose("kind", ["plan"]);
    answers.write("date", "2026-11-24");
    answers.write("did", "x");
    answers.write("hours", typed);
    let found = match validate(form, &answers, &facts()).first() {
        None => Ok(academic_minutes(Hundredths::parse(typed).unwrap())),
        Some(Problem::OutOfRange { .. }) => Err("range"),
        Some(Problem::WrongStep { .. }) => Err("step"),
        Some(Problem::NotANumber { .. }) => Err("number"),
        Some(other) => panic!("{other:?}"),
    };
    assert_eq!(found, expected);
}

#[rstest]
#[case("", 0)]
#[case("\n \n", 0)]
#[case("viena", 1)]
#[case("\n\nviena\n\n", 1)]
#[case("viena\n\ntrečia", 3)]
fn lines_are_counted_by_paragraph(#[case] text: &str, #[case] expected: usize) {
    assert_eq!(lines(text), expected);
}

#[test]
fn a_paragraph_takes_a_line_for_every_ninety_characters_begun() {
    assert_eq!(lines(&"ž".repeat(90)), 1);
    assert_eq!(lines(&"ž".repeat(91)), 2);
    assert_eq!(lines(&"a".repeat(450)), 5);
    let five_full = ["ą".repeat(90).as_str(); 5].join("\n");
    assert_eq!(lines(&five_full), 5);
    let (form, facts) = (form(FormKey::ActivityReport), facts());
    let page = form.page(1, &Answers::new(), &facts).unwrap();
    let problem = |text: &str| {
        let mut answers = Answers::new();
        answers.write("preparation", text);
        let found = problems_of_page(&page, &answers, &facts);
        found.into_iter().find(|problem| problem.field() == Some("preparation"))
    };
    assert_eq!(
        problem(&five_full),
        None,
        "the line rule stands in the place of the character limit"
    );
    let six = Problem::TooManyLines {
        field: "preparation".to_owned(),
        lines: 6,
        max: 5,
    };
    assert_eq!(problem(&"a".repeat(451)), Some(six));
    assert_eq!(form.field("preparation").unwrap().modal_max(), 900);
}

#[test]
fn a_long_text_is_named_not_cut() {
    let form = form(FormKey::Retention);
    let mut answers = Answers::new();
    let text = "ž".repeat(401);
    answers.write("recall", &text);
    let too_long = Problem::TooLong {
        field: "recall".to_owned(),
        chars: 401,
        max: 400,
    };
    assert_eq!(validate(form, &answers, &facts()), [too_long]);
    assert_eq!(answers.text("recall"), Some(text.as_str()));
}
