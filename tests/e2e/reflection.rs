//! A month in a school: the prompt, the form, putting off and skipping, sharing, and the group's check-in.

use crate::cast::{ONA, PETRAS};
use crate::harness::{Answer, Value, World};

const RASA: &str = "Rasa Kazlauskienė";

/// Rasa coordinates; Ona leads the group „Ąžuolas“, Petras is in it. All of them have joined, and read Lithuanian.
async fn school() -> World {
    let world = World::start().await;
    let rows = "INSERT INTO role_assignment (person_id, role, from_on) VALUES (3, 'coordinator', '2026-09-01');
         INSERT INTO apt_group (id, school_id, name, created_at) VALUES (1, 1, 'Ąžuolas', 0);
         INSERT INTO role_assignment (person_id, role, group_id, from_on) VALUES (1, 'group_lead', 1, '2026-09-01');
         INSERT INTO group_member (group_id, person_id, from_on) VALUES (1, 1, '2026-09-01'), (1, 2, '2026-09-01')";
    world.seated("2026-10-05", &[ONA, PETRAS, RASA], rows).await;
    world
}

/// The private messages about the month, which alone carry *Rašyti*.
fn prompts(world: &World, who: &str) -> Vec<String> {
    let dms = world.dms(who);
    dms.into_iter().filter(|text| text.contains("refleksij")).collect()
}

async fn write(world: &World, who: &str, text: &str) -> Answer {
    world.press(who, "Rašyti").await;
    world.press(who, "Gerai").await;
    world.press(who, "Tęsti").await;
    world.fill(who, &[("experience", text)]).await
}

#[tokio::test]
async fn the_months_reflection_from_the_prompt_to_the_shared_entry() {
    let world = school().await;
    world.play_until("2026-10-22 15:29").await;
    assert_eq!(world.dms(ONA), Vec::<String>::new());
    world.play_until("2026-10-22 15:30").await;
    world.crash_and_restart().await;
    assert_eq!(prompts(&world, ONA).len(), 1, "{:?}", world.dms(ONA));

    let form = world.press(ONA, "Rašyti").await;
    assert!(form.is_private() && form.says("Kas tai skaitys: tik Jūs") && form.says("Nerašykite mokinių vardų"));
    assert!(world.press(ONA, "Tęsti").await.says("Būtina atsakyti"));
    world.press(ONA, "Gerai").await;
    world.press(ONA, "Tęsti").await.window();
    world.dismiss_window(ONA);
    world.crash_and_restart().await;

    world.press(ONA, "Tęsti").await;
    let saved = world
        .fill(
            ONA,
            &[("experience", "Diskusija pavyko."), ("next_step", "Klausti dažniau.")],
        )
        .await;
    assert!(saved.says("Išsaugota") && saved.says("Diskusija pavyko."), "{saved:?}");
    assert_eq!(saved.buttons(), ["Taisyti", "Dalytis"]);

    let refused = world
        .slash(PETRAS, "/reflection history", [("user", Value::Person(ONA))])
        .await;
    assert!(refused.is_private() && !refused.says("Diskusija"), "{refused:?}");
    world.press(ONA, "Dalytis").await;
    assert!(world.press(ONA, "Mano APT grupė").await.says("Išsaugota"));
    let read = world
        .slash(PETRAS, "/reflection history", [("user", Value::Person(ONA))])
        .await;
    assert!(read.is_private() && read.says("Diskusija pavyko."), "{read:?}");
    let coordinator = world
        .slash(RASA, "/reflection history", [("user", Value::Person(ONA))])
        .await;
    assert!(!coordinator.says("Diskusija"), "status is not content: {coordinator:?}");
    let own = world.slash_dm(ONA, "/reflection history", []).await;
    assert!(
        own.says("Diskusija pavyko.") && own.says("Skaitė: Petras Jonaitis"),
        "{own:?}"
    );

    world.press(ONA, "Taisyti").await;
    assert!(
        world
            .choose_all(ONA, &["A3 Mokinių mokymosi poreikiai"])
            .await
            .says("A3")
    );
    world.press(ONA, "Tęsti").await;
    let edited = world.fill(ONA, &[("experience", "Diskusija labai pavyko.")]).await;
    assert!(
        edited.says("Diskusija labai pavyko.") && edited.says("A3"),
        "{edited:?}"
    );
    world.slash(ONA, "/reflection share", []).await;
    world.press(ONA, "Tik aš").await;
    let withdrawn = world
        .slash(PETRAS, "/reflection history", [("user", Value::Person(ONA))])
        .await;
    assert!(!withdrawn.says("Diskusija"), "{withdrawn:?}");

    world.play_until("2026-11-20 15:31").await;
    assert_eq!(prompts(&world, ONA).len(), 2, "written, nothing reminds of October");
    assert_eq!(
        prompts(&world, PETRAS).len(),
        4,
        "three about October at most, one about November"
    );
    let november = world.press(ONA, "Rašyti").await;
    assert!(
        november.says("Praėjusį mėnesį žadėjote:") && november.says("Klausti dažniau."),
        "{november:?}"
    );
    for text in [ONA, PETRAS, RASA]
        .iter()
        .flat_map(|who| world.dms(who))
        .chain(world.posts())
    {
        assert!(
            !text.contains("Diskusija") && !text.contains("Klausti dažniau"),
            "content left its place: {text}"
        );
    }
    world.finish().await;
}

#[tokio::test]
async fn later_moves_the_reminder_and_skipping_ends_it() {
    let world = school().await;
    world.play_until("2026-10-22 15:30").await;
    assert_eq!(world.press(ONA, "Priminti vėliau").await.buttons().len(), 3);
    let set = world.press(ONA, "Rytoj (spalio 23 d.)").await;
    assert!(set.says("priminsime spalio 23 d., 15.30 val."), "{set:?}");
    world.play_until("2026-10-23 15:29").await;
    assert_eq!(prompts(&world, ONA).len(), 1);
    world.play_until("2026-10-23 15:30").await;
    assert_eq!(prompts(&world, ONA).len(), 2);
    world.play_until("2026-10-28 12:00").await;
    assert_eq!(prompts(&world, ONA).len(), 2, "the reminder of the 27th was replaced");
    world.press(PETRAS, "Šį mėnesį praleisiu").await;
    world.play_until("2026-11-05 12:00").await;
    assert_eq!(prompts(&world, ONA).len(), 3);
    assert_eq!(
        prompts(&world, PETRAS).len(),
        2,
        "the prompt and the reminder of the 27th"
    );
    assert!(
        write(&world, PETRAS, "Vis dėlto.").await.says("Išsaugota"),
        "a changed mind"
    );
    world.finish().await;
}

#[tokio::test]
async fn days_offline_cost_nobody_more_than_one_message() {
    let world = school().await;
    world.play_until("2026-10-21 12:00").await;
    world.crash().await;
    world.leap_clock("2026-10-29 12:00");
    world.restart().await;
    assert_eq!(prompts(&world, ONA).len(), 1);
    assert!(
        prompts(&world, ONA)[0].contains("Metas spalio refleksijai"),
        "the prompt itself, late"
    );
    world.crash().await;
    world.leap_clock("2026-12-24 12:00");
    world.restart().await;
    assert_eq!(prompts(&world, ONA).len(), 1, "no window is open on Christmas Eve");
    world.finish().await;
}

#[tokio::test]
async fn a_text_that_comes_too_late_is_given_back() {
    let world = school().await;
    world.play_until("2026-10-22 15:30").await;
    world.press(ONA, "Rašyti").await;
    world.press(ONA, "Gerai").await;
    world.press(ONA, "Tęsti").await;
    world.leap_to("2027-02-01 10:00").await;
    let back = world.fill(ONA, &[("experience", "Rašiau labai ilgai.")]).await;
    assert!(
        back.is_private() && back.says("nedingo") && back.says("Rašiau labai ilgai."),
        "{back:?}"
    );
    assert_eq!(back.buttons(), Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn a_missed_month_is_taken_late_and_what_is_written_is_locked_in_its_time() {
    let world = school().await;
    world.play_until("2026-10-22 15:30").await;
    assert!(write(&world, PETRAS, "Laiku.").await.says("Išsaugota"));
    world.leap_to("2026-11-16 10:00").await;
    let on_time = world.slash(PETRAS, "/reflection history", []).await;
    assert!(
        on_time.says("Taisyti jau nebegalima.") && !on_time.says("Pateikta po termino."),
        "locked at the end of grace: {on_time:?}"
    );
    let form = world.press(ONA, "Rašyti").await;
    assert!(
        form.says("terminas praėjo, bet refleksiją dar galite pateikti"),
        "{form:?}"
    );
    world.press(ONA, "Gerai").await;
    world.press(ONA, "Tęsti").await;
    let saved = world.fill(ONA, &[("experience", "Vėliau.")]).await;
    assert!(
        saved.says("Išsaugota") && saved.says("Pateikta po termino."),
        "{saved:?}"
    );
    world.leap_to("2026-11-23 17:00").await;
    world.press(ONA, "Taisyti").await;
    world.press(ONA, "Tęsti").await.window();
    world.leap_to("2026-11-24 10:00").await;
    let locked = world.fill(ONA, &[("experience", "Dar vėliau.")]).await;
    assert!(
        locked.says("Taisymo laikas baigėsi") && locked.says("Dar vėliau."),
        "five school days after saving; the text is given back: {locked:?}"
    );
    let history = world.slash(ONA, "/reflection history", []).await;
    assert!(
        history.says("Vėliau.") && history.says("Taisyti jau nebegalima."),
        "{history:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn who_is_away_for_half_of_the_month_is_excused() {
    let world = school().await;
    let away = [
        ("user", Value::Person(PETRAS)),
        ("from", "2026-10-08".into()),
        ("to", "2026-10-28".into()),
    ];
    world.slash(RASA, "/people leave", away).await;
    world.play_until("2026-10-30 16:00").await;
    assert_eq!(prompts(&world, ONA).len(), 3);
    assert_eq!(prompts(&world, PETRAS), Vec::<String>::new(), "back, and not asked");
    world.leap_to("2026-11-20 15:30").await;
    assert_eq!(prompts(&world, PETRAS).len(), 1);
    let report = world.slash(RASA, "/report status", []).await.text();
    for (who, expected) in [(ONA, " 0/1 "), (PETRAS, " 0/0 ")] {
        let row = report.lines().find(|line| line.starts_with(who));
        assert!(row.is_some_and(|row| row.contains(expected)), "{who}: {report}");
    }
    world.finish().await;
}

#[tokio::test]
async fn the_lead_is_reminded_and_files_the_months_checkin() {
    let world = school().await;
    world.play_until("2026-10-26 15:30").await;
    let reminded = |who: &str| world.dms(who).iter().filter(|text| text.contains("„Ąžuolas“")).count();
    assert_eq!((reminded(ONA), reminded(PETRAS), reminded(RASA)), (1, 0, 0));
    let form = world.press(ONA, "Pildyti").await;
    assert!(form.is_private() && form.says("Kas dalyvavo?"), "{form:?}");
    world.choose_all(ONA, &[ONA, PETRAS]).await;
    world.press(ONA, "Gyvai").await;
    world.choose_all(ONA, &["Diskutavome", "Planavome kartu"]).await;
    world.press(ONA, "Tęsti").await;
    let texts = [
        ("topic", "Įsivertinimas"),
        ("discussed", "Kaip klausti."),
        ("agreements", "Išbandome."),
        ("needs", "Laiko susitikti."),
    ];
    let saved = world.fill(ONA, &texts).await;
    assert!(saved.says("Išsaugota") && saved.says(PETRAS), "{saved:?}");
    assert_eq!(saved.buttons(), ["Taisyti", "Kitas susitikimas"]);
    world.press(ONA, "Kitas susitikimas").await;
    assert!(
        world.fill(ONA, &[("next_date", "2026-13-01")]).await.says("2026-12-15"),
        "told how to write a date"
    );
    world.press(ONA, "Kitas susitikimas").await;
    assert!(
        world
            .fill(ONA, &[("next_date", "2026-11-11")])
            .await
            .says("lapkričio 11 d., trečiadienis")
    );

    let group = world.slash(PETRAS, "/group members", []).await;
    assert!(group.says("įskaityta") && group.says("lapkričio 11 d."), "{group:?}");
    assert!(world.choose(PETRAS, "2026 m. spalis").await.says("Kaip klausti."));
    let suggested = world.suggestions(RASA, "/group members", "group", "ąž").await;
    assert_eq!(suggested.len(), 1);
    let seen = world
        .slash(RASA, "/group members", [("group", suggested[0].1.as_str().into())])
        .await;
    assert!(
        seen.says("Laiko susitikti.") && !seen.says("Kaip klausti."),
        "status and needs only: {seen:?}"
    );
    let refused = world.slash(PETRAS, "/group checkin", []).await;
    assert!(refused.says("pildo tik tos APT grupės vadovas"), "{refused:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_teacher_of_two_schools_answers_both_from_the_private_channel() {
    let world = school().await;
    let other = world.discord.create_guild("Beržų mokykla");
    world.discord.invite_bot(other);
    world.discord.join(other, world.person(ONA));
    let account = world.person(ONA);
    let rows = format!(
        "INSERT INTO school (id, guild_id, name, language, timezone, started_on, created_at)
         VALUES (2, {other}, 'Beržai', 'lt', 'Europe/Vilnius', '2026-10-05', 0);
         INSERT INTO person (school_id, discord_id, name, state, created_at) VALUES (2, {account}, 'Ona', 'active', 0)"
    );
    world.write_rows(&rows).await;
    world.play_until("2026-10-22 15:30").await;
    assert_eq!(prompts(&world, ONA).len(), 2);
    assert!(write(&world, ONA, "Vienoje mokykloje.").await.says("Išsaugota"));
    let asked = world.slash_dm(ONA, "/reflection write", []).await;
    assert!(asked.says("keliose mokyklose"), "{asked:?}");
    world.finish().await;
}
