use super::*;
use crate::domain::people::Quota;
use crate::usecase::caller::recognise;
use crate::usecase::testing::{Bench, caller};

const LIST: &str = "name;discord_id;group;roles;curator;subjects;quota\n\
    Ona Petraitienė;200000000000000001;Ąžuolai;group_lead|curator;;matematika;\n\
    Jonas Jonaitis;;Ąžuolai;;Ona Petraitienė;fizika, chemija;half\n\
    Rasa Rasienė;1,05E+18;Beržai;lead;Ona Petraitienė;;\n";

async fn previewed(bench: &Bench, text: &str) -> Preview {
    let actor = bench.coordinator().await;
    match preview(&bench.ctx, &actor, text.as_bytes()).await.unwrap() {
        Outcome::Preview(preview) => *preview,
        other => panic!("{other:?}"),
    }
}

async fn imported(bench: &Bench, text: &str) -> Imported {
    let import = previewed(bench, text).await.import.unwrap();
    confirm(&bench.ctx, &bench.coordinator().await, import).await.unwrap()
}

async fn staff(bench: &Bench) -> Staff {
    let actor = bench.coordinator().await;
    let mut db = bench.ctx.store.read().await.unwrap();
    load(&mut db, actor.school.id, actor.today).await.unwrap()
}

fn id(staff: &Staff, name: &str) -> PersonId {
    staff.people.iter().find(|person| person.name == name).unwrap().id
}

#[tokio::test]
async fn a_list_is_shown_first_and_written_on_confirm() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let shown = previewed(&bench, LIST).await;
    assert_eq!(shown.plan.counts(), (3, 0, 0));
    assert_eq!(shown.faults.len(), 1, "the spoilt number");
    assert_eq!(staff(&bench).await.people.len(), 1, "nothing is written before Confirm");

    let done = imported(&bench, LIST).await;
    assert_eq!((done.new, done.changed, done.same), (3, 0, 0));
    let staff = staff(&bench).await;
    let (ona, jonas, rasa) = (
        id(&staff, "Ona Petraitienė"),
        id(&staff, "Jonas Jonaitis"),
        id(&staff, "Rasa Rasienė"),
    );
    assert_eq!(staff.members[&ona], staff.members[&jonas]);
    assert_eq!(staff.curators[&jonas], ona);
    assert_eq!(staff.groups.len(), 2);
    let roles = |person| {
        staff.roles[&person]
            .iter()
            .map(|held| (held.role, held.group))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        roles(ona),
        [(Role::GroupLead, Some(staff.members[&ona])), (Role::Curator, None)]
    );
    assert_eq!(roles(rasa), [(Role::GroupLead, Some(staff.members[&rasa]))]);
    let person = |wanted| staff.people.iter().find(|person| person.id == wanted).unwrap();
    assert_eq!(person(jonas).quota, Some(Quota::Half));
    assert_eq!(person(jonas).subjects, ["fizika", "chemija"]);
    assert_eq!(person(rasa).account, None);
    assert_eq!(bench.queued().await, ["join-post:1:901"], "an import writes to nobody");
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    imported(&bench, LIST).await;
    let before = staff(&bench).await;
    let again = previewed(&bench, LIST).await;
    assert_eq!(again.plan.counts(), (0, 0, 3));
    let import = again.import.unwrap();
    let actor = bench.coordinator().await;
    confirm(&bench.ctx, &actor, import).await.unwrap();
    let twice = confirm(&bench.ctx, &actor, import).await.unwrap();
    assert!(twice.already);
    let after = staff(&bench).await;
    assert_eq!(
        (before.people, before.members, before.curators),
        (after.people, after.members, after.curators)
    );
}

#[tokio::test]
async fn a_second_file_changes_what_it_says_and_removes_nobody() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    imported(&bench, LIST).await;
    let done = imported(&bench, "name;group;roles\nJonas Jonaitis;Beržai;group_lead\n").await;
    assert_eq!((done.new, done.changed, done.same), (0, 1, 0));
    let leads = |leads: &[(String, EarlierLead)]| {
        let line = |(name, earlier): &(String, EarlierLead)| format!("{}: {} > {name}", earlier.group, earlier.name);
        leads.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(leads(&done.leads), ["Beržai: Rasa Rasienė > Jonas Jonaitis"]);
    let told = bench.queued().await;
    let told: Vec<_> = told.iter().filter(|key| key.starts_with("group.lead_ended:")).collect();
    assert_eq!(told.len(), 1, "the earlier lead alone is told: {told:?}");
    let again = previewed(&bench, "name;group;roles\nRasa Rasienė;Beržai;group_lead\n").await;
    assert_eq!(
        leads(&again.plan.takeovers()),
        ["Beržai: Jonas Jonaitis > Rasa Rasienė"],
        "the preview says it before anything is written"
    );
    let staff = staff(&bench).await;
    assert_eq!(staff.people.len(), 4);
    let (jonas, rasa) = (id(&staff, "Jonas Jonaitis"), id(&staff, "Rasa Rasienė"));
    assert_eq!(staff.members[&jonas], staff.members[&rasa]);
    assert!(!staff.roles.contains_key(&rasa), "the group has one lead");
    let person = staff.people.iter().find(|person| person.id == jonas).unwrap();
    assert_eq!(
        person.subjects,
        ["fizika", "chemija"],
        "an absent column changes nothing"
    );
}

#[tokio::test]
async fn a_cancelled_import_cannot_be_confirmed() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let import = previewed(&bench, LIST).await.import.unwrap();
    let actor = bench.coordinator().await;
    cancel(&bench.ctx, &actor, import).await.unwrap();
    let gone = confirm(&bench.ctx, &actor, import).await;
    assert!(matches!(gone, Err(Error::Refused(Refusal::Gone))));
}

#[tokio::test]
async fn only_a_coordinator_imports() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let import = previewed(&bench, LIST).await.import.unwrap();
    imported(&bench, LIST).await;
    let ona = recognise(&bench.ctx, &caller(200_000_000_000_000_001, "ona"))
        .await
        .unwrap();
    for refused in [
        preview(&bench.ctx, &ona, LIST.as_bytes()).await.err(),
        confirm(&bench.ctx, &ona, import).await.err(),
        cancel(&bench.ctx, &ona, import).await.err(),
    ] {
        assert!(matches!(refused, Some(Error::Refused(Refusal::NotAllowed))));
    }
}

#[tokio::test]
async fn five_thousand_rows_are_imported() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let rows: String = (0..5_000).map(|n| format!("Narys {n};Grupė {}\n", n / 8)).collect();
    let done = imported(&bench, &format!("name;group\n{rows}")).await;
    assert_eq!(done.new, 5_000);
}
