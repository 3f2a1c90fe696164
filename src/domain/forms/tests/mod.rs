//! The engine against the forms as they are shipped.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::*;
use crate::domain::lang::Text2;

mod answering;
mod laws;
mod reading;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        [$((concat!($name, ".toml"), include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/forms/", $name, ".toml")))),*]
    };
}

fn read_catalogue() -> Catalogue {
    let files = shipped![
        "reflection",
        "goal",
        "midyear",
        "prebrief",
        "obs_notes",
        "feedback",
        "host_reflection",
        "group_checkin",
        "curator_talk",
        "activity_report",
        "coach_log",
        "consult_plan_1",
        "consult_plan_2",
        "needs",
        "annual",
        "pd_activity",
        "retention",
        "wellbeing",
        "portfolio_review",
    ]
    .map(|(name, text)| (name.to_owned(), toml::from_str(text).unwrap()));
    let extras = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/forms/extras.toml"));
    Catalogue::build(&files, &("extras.toml".to_owned(), toml::from_str(extras).unwrap())).unwrap()
}

/// Read once: reading is most of what these tests do.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(read_catalogue);
    &CATALOGUE
}

fn form(key: FormKey) -> &'static Form {
    catalogue().form(key)
}

fn person(value: &str) -> Choice {
    let label = Text2 {
        lt: format!("Vardenis {value}"),
        en: format!("Vardenis {value}"),
    };
    Choice {
        value: value.to_owned(),
        label,
    }
}

fn facts() -> Facts {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    Facts {
        active_goal: true,
        group_members: ["7", "8", "9"].map(person).to_vec(),
        open_year: Some((day("2026-09-01"), day("2027-08-31"))),
        ..Facts::default()
    }
}

fn keys(page: &Page<'_>) -> String {
    page.fields()
        .iter()
        .map(|field| field.key.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn outline(form: &Form, answers: &Answers, facts: &Facts) -> String {
    let pages = form.pages(answers, facts);
    let lines = pages.iter().map(|page| match page {
        Page::Choices { number, .. } => format!("{number} choices: {}", keys(page)),
        Page::Texts { number, .. } => format!("{number} texts: {}", keys(page)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_form_falls_into_pages() {
    let catalogue = catalogue();
    let outlines = catalogue.forms().map(|form| {
        format!(
            "{}\n{}",
            form.key.word(),
            outline(form, &Answers::new(), &Facts::default())
        )
    });
    insta::assert_snapshot!(outlines.collect::<Vec<_>>().join("\n"), @r"
    reflection
    0 choices: mood
    1 texts: experience insight next_step
    goal
    0 choices: competence levels
    1 texts: goal_text pupil_benefit evidence activities support
    midyear
    0 choices: progress decision
    1 texts: done changes obstacles new_goal next_steps
    prebrief
    0 choices: focus note_method
    1 texts: lesson learning_goal focus_question context debrief_plan
    obs_notes
    0 texts: facts_teacher facts_pupils focus_facts timing ask
    feedback
    0 texts: strengths focus_answer question idea my_takeaway
    host_reflection
    0 choices: goal_reached
    1 texts: worked differently from_feedback next_try
    group_checkin
    0 choices: attendees format activities usefulness
    1 texts: topic discussed agreements needs guests
    curator_talk
    0 choices: occasion
    1 texts: topics insights agreements curator_support next_date
    activity_report
    0 texts: full_name subject experience
    1 texts: motivation advantages disadvantages preparation
    2 texts: content_results successes
    3 choices: recommend
    4 texts: recommend_why
    coach_log
    0 choices: kind pillar
    1 texts: date hours did result next
    consult_plan_1
    0 texts: strengths skill steps support check
    consult_plan_2
    0 choices: needed
    1 texts: achieved
    needs
    0 choices: topics pkt_forms offer quote_ok
    1 texts: change competence situation share conditions
    annual
    0 choices: goal_status growth
    1 texts: goal_result main_change pupil_gain colleagues next_direction
    pd_activity
    0 choices: pkt_form level pd_model
    1 texts: title date hours learned apply
    retention
    0 texts: recall used share_with
    wellbeing
    0 choices: identity meaning mastery belonging
    1 choices: safety participation community
    portfolio_review
    0 texts: shows missing
    ");
}

#[test]
fn pages_are_walked_in_order_and_keep_their_numbers() {
    let (form, facts) = (form(FormKey::ConsultPlan2), facts());
    let mut answers = Answers::new();
    answers.choose("needed", ["no"]);
    assert_eq!(outline(form, &answers, &facts), "0 choices: needed\n1 texts: achieved");
    answers.choose("needed", ["yes"]);
    assert_eq!(
        outline(form, &answers, &facts),
        "0 choices: needed\n1 texts: achieved gap steps support success"
    );
    assert_eq!(form.next_page(0, &answers, &facts).map(|page| page.number()), Some(1));
    assert_eq!(form.next_page(1, &answers, &facts), None);
    assert_eq!(form.page(7, &answers, &facts), None);
    assert_eq!(form.page_of("gap"), Some(1));
}
