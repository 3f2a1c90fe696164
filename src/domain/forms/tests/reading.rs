//! What stands beside an answer: extras, placeholders, storage, and who will read it.

use super::*;
use crate::domain::lang::Lang;
use crate::domain::visibility::Visibility;

#[test]
fn extras_stand_beside_the_forms_that_have_them() {
    let reflection = form(FormKey::Reflection);
    let extras = |month| {
        let facts = Facts { month, ..facts() };
        reflection
            .extras(&facts)
            .map(|field| field.key.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(extras(Some(10)), "tags visibility");
    assert_eq!(extras(Some(6)), "tags visibility quote_ok quote_text");
    let goal = form(FormKey::Goal);
    assert_eq!(goal.default_visibility(), Visibility::Curator);
    let report = form(FormKey::ActivityReport);
    let field = report.field(VISIBILITY).unwrap();
    assert_eq!(
        field.option_label(&facts(), "coach", Lang::Lt),
        "Aš, koordinatorius ir mano patarėjas"
    );
    assert_eq!(form(FormKey::ObsNotes).extras(&facts()).count(), 0);
    assert_eq!(form(FormKey::Feedback).default_visibility(), Visibility::Private);
}

#[test]
fn the_months_question_stands_in_the_empty_input() {
    let form = form(FormKey::Reflection);
    let field = form.field("experience").unwrap();
    assert_eq!(field.placeholder(&facts(), Lang::Lt), None);
    let prompt = Some(Text2 {
        lt: "Kas?".to_owned(),
        en: "What?".to_owned(),
    });
    assert_eq!(field.placeholder(&Facts { prompt, ..facts() }, Lang::En), Some("What?"));
}

#[test]
fn answers_are_stored_plainly_and_debugged_blankly() {
    let mut answers = Answers::new();
    answers.choose("mood", ["4"]);
    answers.write("experience", "Labai\r\nasmeniška");
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(json, r#"{"experience":"Labai\nasmeniška","mood":["4"]}"#);
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    let debug = format!("{answers:?}");
    assert!(
        !debug.contains("asmeniška") && debug.contains("15 characters"),
        "{debug}"
    );
    answers.write("experience", "  ");
    answers.choose("mood", Vec::<String>::new());
    assert!(answers.is_empty());
}

#[test]
fn who_will_read_follows_the_permission_table() {
    let catalogue = catalogue();
    let mut found = Vec::new();
    for form in catalogue.forms() {
        let choices = if form.visibility.is_empty() {
            vec![Visibility::Private]
        } else {
            form.visibility.clone()
        };
        for visibility in choices {
            let audience = audience(form, visibility, true);
            let (readers, notes) = (&audience.readers, &audience.notes);
            found.push(format!(
                "{} {}: {readers:?} {notes:?}",
                form.key.word(),
                visibility.word()
            ));
        }
    }
    insta::assert_snapshot!(found.join("\n"), @r"
    reflection private: [You] [CoordinatorSeesStatus, CountedWithoutNames]
    reflection curator: [You, Curator] [CoordinatorSeesStatus, CountedWithoutNames, CuratorIsManager]
    reflection group: [You, Group] [CoordinatorSeesStatus, CountedWithoutNames]
    goal curator: [You, Curator] [CoordinatorSeesStatus, CountedWithoutNames, CuratorIsManager]
    goal private: [You] [CoordinatorSeesStatus, CountedWithoutNames]
    goal group: [You, Group] [CoordinatorSeesStatus, CountedWithoutNames]
    midyear curator: [You, Curator] [CoordinatorSeesStatus, CountedWithoutNames, CuratorIsManager]
    midyear private: [You] [CoordinatorSeesStatus, CountedWithoutNames]
    midyear group: [You, Group] [CoordinatorSeesStatus, CountedWithoutNames]
    prebrief private: [You, Observer] []
    obs_notes private: [You] []
    feedback private: [You, Host] [HostMayPassOn]
    feedback curator: [You, Host, HostCurator] [HostMayPassOn]
    host_reflection private: [You] []
    host_reflection observer: [You, Observer] []
    host_reflection curator: [You, Curator] [CuratorIsManager]
    group_checkin private: [You, Group] [CoordinatorSeesNeeds, CountedWithoutNames]
    curator_talk private: [You, TalkPartner] [CoordinatorSeesStatus, CountedWithoutNames]
    activity_report private: [You, Coordinator] [CountedWithoutNames]
    activity_report coach: [You, Coach, Coordinator] [CountedWithoutNames]
    coach_log private: [You, CoachingPartner] [CoordinatorSeesStatus, CountedWithoutNames]
    consult_plan_1 private: [You, CoachingPartner] [CoordinatorSeesStatus, CountedWithoutNames]
    consult_plan_2 private: [You, CoachingPartner] [CoordinatorSeesStatus, CountedWithoutNames]
    needs private: [You] [CountedWithoutNames]
    annual private: [You] [CoordinatorSeesStatus, CountedWithoutNames]
    annual curator: [You, Curator] [CoordinatorSeesStatus, CountedWithoutNames, CuratorIsManager]
    pd_activity private: [You] [CoordinatorSeesTitle, CountedWithoutNames]
    retention private: [You] [CountedWithoutNames]
    wellbeing private: [] [Anonymous, CountedWithoutNames]
    portfolio_review private: [You] []
    ");
}
