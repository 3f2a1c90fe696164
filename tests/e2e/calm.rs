//! A calm bot: never more than three unasked messages in a week, whatever comes together; the rest as one, at the
//! prompt's time; one line to the coordinator after a time off.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Utc, Weekday};
use chrono_tz::Europe::Vilnius;

use crate::cast::{JONAS, ONA, PETRAS, RASA};
use crate::harness::{ADMIN, Value, World};

/// Ona leads one group, nobody the other.
async fn school(language: &str) -> World {
    World::school(
        language,
        &[
            (ONA, "fizika", "Ąžuolai", "group_lead"),
            (PETRAS, "chemija", "Ąžuolai", ""),
            (RASA, "muzika", "Beržai", ""),
            (JONAS, "istorija", "Beržai", ""),
        ],
    )
    .await
}

/// A private message that arrived: to whom, which message of Discord's, of what kind, and when.
type Arrived = (i64, i64, String, DateTime<Utc>);

/// Everything that was sent since a moment, except the published plan, which came at a colleague's press.
async fn arrived(world: &World) -> Vec<Arrived> {
    world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let sql = "SELECT person_id, message_id, kind, settled_at FROM delivery
                       WHERE person_id IS NOT NULL AND message_id IS NOT NULL ORDER BY settled_at, id";
            let rows: Vec<(i64, i64, String, i64)> = sqlx::query_as(sql).fetch_all(&mut *db).await.unwrap();
            let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
            let rows = rows.into_iter();
            rows.map(|(person, message, kind, settled)| (person, message, kind, at(settled)))
                .collect()
        })
        .await
}

#[tokio::test]
async fn nobody_gets_more_than_three_messages_a_week_when_everything_comes_together() {
    let world = school("lt").await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    // Nobody does anything: every reminder there is comes due, for half a year.
    world.play_until("2027-02-12 18:00").await;
    let all = arrived(&world).await;
    let kinds: BTreeSet<&str> = all.iter().map(|(_, _, kind, _)| kind.as_str()).collect();
    let every = [
        "group",
        "observation",
        "office",
        "reflection.prompt",
        "reflection.reminder",
    ];
    assert_eq!(kinds, BTreeSet::from(every), "every kind of reminder takes part");

    let mut weeks: BTreeMap<_, BTreeSet<i64>> = BTreeMap::new();
    let mut together: BTreeMap<i64, Vec<&Arrived>> = BTreeMap::new();
    for one in &all {
        let (person, message, _, at) = one;
        let week = at.with_timezone(&Vilnius).iso_week();
        weeks.entry((*person, week)).or_default().insert(*message);
        together.entry(*message).or_default().push(one);
    }
    for ((person, week), messages) in &weeks {
        assert!(
            messages.len() <= 3,
            "person {person}, {week:?}: {} messages",
            messages.len()
        );
    }
    assert!(
        weeks.values().any(|messages| messages.len() == 3),
        "some weeks are full"
    );
    together.retain(|_, parts| parts.len() > 1);
    assert!(!together.is_empty(), "what does not fit comes as one");
    for parts in together.values() {
        let at = parts[0].3.with_timezone(&Vilnius);
        assert_eq!(at.format("%H:%M").to_string(), "15:30", "{parts:?}");
        assert!(!matches!(at.weekday(), Weekday::Sat | Weekday::Sun), "{parts:?}");
        assert!(
            parts.iter().all(|part| !part.2.starts_with("reflection")),
            "the reflection comes alone: {parts:?}"
        );
    }
    // Whatever found no place stands in the overview.
    assert!(world.slash(ONA, "/my overview", []).await.says("Mano apžvalga"));
    world.finish().await;
}

fn lines(world: &World, words: &str) -> Vec<String> {
    let texts = world.dms(ADMIN).into_iter();
    texts.filter(|text| text.contains(words)).collect()
}

#[tokio::test]
async fn after_days_off_one_line_says_what_came_late_and_every_question_comes_once() {
    let world = school("lt").await;
    world.play_until("2026-10-21 17:00").await;
    world.crash().await;
    world.leap_clock("2026-10-26 10:00");
    world.restart().await;
    for who in [ADMIN, ONA, PETRAS, RASA, JONAS] {
        let asked = world
            .dms(who)
            .iter()
            .filter(|text| text.contains("spalio refleksij"))
            .count();
        assert_eq!(asked, 1, "{who}: {:?}", world.dms(who));
    }
    world.play_until("2026-10-26 10:15").await;
    let told = lines(&world, "buvo išjungtas");
    assert_eq!(told.len(), 1, "{:?}", world.dms(ADMIN));
    assert!(
        told[0].contains("spalio 21 d.")
            && told[0].contains("Mėnesio refleksija – 5")
            && told[0].contains("nebeaktualu: nieko"),
        "{told:?}"
    );
    world.crash_and_restart().await;
    world.play_until("2026-10-27 10:00").await;
    assert_eq!(lines(&world, "buvo išjungtas").len(), 1, "once");
    world.finish().await;
}

#[tokio::test]
async fn what_is_over_by_the_start_is_counted_and_not_made_up_for() {
    let world = school("en").await;
    world.play_until("2026-10-21 17:00").await;
    world.crash().await;
    world.leap_clock("2026-11-12 10:00");
    world.restart().await;
    world.play_until("2026-11-12 10:15").await;
    let told = lines(&world, "was off");
    assert_eq!(told.len(), 1, "{:?}", world.dms(ADMIN));
    assert!(
        told[0].contains("Monthly reflection – 5") && told[0].contains("APT group – 1"),
        "{told:?}"
    );
    assert!(
        !world.dms(PETRAS).join("\n").contains("October"),
        "{:?}",
        world.dms(PETRAS)
    );
    world.finish().await;
}

#[tokio::test]
async fn a_night_off_is_not_worth_a_line() {
    let world = school("lt").await;
    world.play_until("2026-10-09 17:00").await;
    world.crash().await;
    world.leap_clock("2026-10-12 09:00");
    world.restart().await;
    world.play_until("2026-10-12 17:00").await;
    assert_eq!(lines(&world, "buvo išjungtas"), Vec::<String>::new(), "a weekend");
    world.finish().await;
}

#[tokio::test]
async fn what_colleagues_bring_about_takes_the_weeks_places_and_reminders_wait() {
    let world = school("lt").await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2026-10-13 09:00").await;
    let before = world.dms(ONA).len();
    // Each of the three has one lesson with her, and offers a time: that arrives at once.
    for (who, date) in [(PETRAS, "2026-10-20"), (RASA, "2026-10-21"), (JONAS, "2026-10-23")] {
        let with_her = world.suggestions(who, "/observation propose", "observation", ONA).await;
        let options = [
            ("observation", with_her[0].1.as_str().into()),
            ("date", date.into()),
            ("period", "3".into()),
        ];
        let offered = world.slash(who, "/observation propose", options).await;
        assert!(offered.says("Pasiūlyta"), "{offered:?}");
    }
    assert_eq!(world.dms(ONA).len(), before + 3, "{:?}", world.dms(ONA));
    world.play_until("2026-10-16 18:00").await;
    assert_eq!(
        world.dms(ONA).len(),
        before + 3,
        "the week is full: {:?}",
        world.dms(ONA)
    );
    world.play_until("2026-10-19 16:00").await;
    assert!(world.dms(ONA).len() > before + 3, "the next week brings the reminders");
    world.play_until("2026-10-22 15:30").await;
    let last = world.dms(ONA).pop().unwrap();
    assert!(
        last.starts_with("Metas spalio refleksijai"),
        "the reflection comes in its hour, alone: {last}"
    );
    world.finish().await;
}

#[tokio::test]
async fn what_colleagues_begin_takes_its_turn_and_answers_go_at_once() {
    let world = school("lt").await;
    world.play_until("2026-10-12 09:00").await;
    let before = world.dms(PETRAS).len();
    let invites = async |who: &str| {
        let invited = world
            .slash(who, "/observation invite", [("user", Value::Person(PETRAS))])
            .await;
        assert!(invited.says("Pakviesta."), "{invited:?}");
    };
    let logs = async |who: &str| {
        let visit = [
            ("user", Value::Person(PETRAS)),
            ("role", "host".into()),
            ("date", "2026-10-08".into()),
            ("period", "3".into()),
        ];
        let logged = world.slash(who, "/observation log", visit).await;
        assert!(logged.says("Įrašyta."), "{logged:?}");
    };
    for who in [ONA, RASA, JONAS] {
        invites(who).await;
    }
    logs(ONA).await;
    assert_eq!(
        world.dms(PETRAS).len(),
        before + 2,
        "the week's last place is kept: {:?}",
        world.dms(PETRAS)
    );
    let list = world.slash(PETRAS, "/observation list", []).await;
    assert!(list.says(JONAS), "what has not come yet stands there: {list:?}");
    let page = world.slash(PETRAS, "/my overview", []).await;
    assert!(
        page.says("laukiantys Jūsų atsakymo: 3"),
        "and in the overview: {page:?}"
    );
    world.play_until("2026-10-12 15:30").await;
    assert_eq!(world.dms(PETRAS).len(), before + 3);
    let both = world.dms(PETRAS).pop().unwrap();
    assert!(both.contains("šios atkeliavo kartu (2)"), "{both}");

    logs(RASA).await;
    world.play_until("2026-10-16 18:00").await;
    assert_eq!(
        world.dms(PETRAS).len(),
        before + 3,
        "the week is full: {:?}",
        world.dms(PETRAS)
    );
    let answers = world.dms(JONAS).len();
    world.slash(PETRAS, "/observation list", []).await;
    world.choose(PETRAS, &format!("Jus kviečia: {JONAS}")).await;
    world.press(PETRAS, "Negaliu").await;
    assert_eq!(
        world.dms(JONAS).len(),
        answers + 1,
        "an answer does not wait, on Friday night either"
    );
    world.play_until("2026-10-19 08:05").await;
    let late = world.dms(PETRAS).split_off(before + 3);
    assert!(
        late.iter().any(|text| text.contains("Ar jis įvyko?")),
        "next week: {late:?}"
    );
    world.finish().await;
}
