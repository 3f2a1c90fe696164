use super::*;
use crate::domain::ids::Snowflake;
use crate::usecase::testing::Bench;

const DAY: &str = "2026-10-05T07:00:00Z";
const FILE: &str = "mokytojas;savaitės diena;pamoka;klasė;dalykas;kabinetas\n\
                    Ona;1;2;8b;fizika;214\n\
                    Ona;antradienis;3;8a;fizika;214\n\
                    Niekas;1;2;;;\n";

async fn previewed(bench: &Bench, text: &str) -> Preview {
    match preview(&bench.ctx, &bench.coordinator().await, text.as_bytes())
        .await
        .unwrap()
    {
        Outcome::Preview(preview) => *preview,
        other @ Outcome::Unreadable(_) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_file_is_shown_confirmed_and_the_second_time_changes_nothing() {
    let bench = Bench::school(DAY).await;
    let ona = bench.teacher(2, "Ona").await;
    let coordinator = bench.coordinator().await;
    let first = previewed(&bench, FILE).await;
    assert_eq!((first.lessons, first.teachers, first.faults.len()), (2, 1, 1));
    assert_eq!(first.changed, ["Ona"]);
    assert_eq!(
        week(&bench.ctx, &ona, None).await.unwrap().lessons.len(),
        0,
        "not before Confirm"
    );

    let import = first.import.unwrap();
    assert!(!confirm(&bench.ctx, &coordinator, import).await.unwrap().already);
    assert!(
        confirm(&bench.ctx, &coordinator, import).await.unwrap().already,
        "pressed twice"
    );
    let lessons = week(&bench.ctx, &ona, None).await.unwrap().lessons;
    assert_eq!(lessons.len(), 2);
    assert_eq!(
        (lessons[1].weekday, lessons[1].period, lessons[1].room.as_str()),
        (2, 3, "214")
    );
    assert_eq!(previewed(&bench, FILE).await.changed, Vec::<String>::new());

    let known = known(&bench.ctx, &coordinator).await.unwrap();
    assert_eq!(known.weeks, [("Ona".to_owned(), 2)]);
}

#[tokio::test]
async fn a_later_file_replaces_the_weeks_it_names_and_no_others() {
    let bench = Bench::school(DAY).await;
    let (ona, petras) = (bench.teacher(2, "Ona").await, bench.teacher(3, "Petras").await);
    let coordinator = bench.coordinator().await;
    for file in [
        "teacher,weekday,period\nOna,1,1\nPetras,1,2\n",
        "teacher,weekday,period\nOna,5,4\n",
    ] {
        let import = previewed(&bench, file).await.import.unwrap();
        confirm(&bench.ctx, &coordinator, import).await.unwrap();
    }
    let lessons = week(&bench.ctx, &ona, None).await.unwrap().lessons;
    assert_eq!(lessons.iter().map(|lesson| lesson.weekday).collect::<Vec<_>>(), [5]);
    assert_eq!(week(&bench.ctx, &petras, None).await.unwrap().lessons.len(), 1);
}

#[tokio::test]
async fn a_colleagues_week_is_for_the_coordinator() {
    let bench = Bench::school(DAY).await;
    let ona = bench.teacher(2, "Ona").await;
    let not = |found: Result<()>| matches!(found, Err(Error::Refused(Refusal::NotAllowed)));
    let other = Named::Account(Snowflake(1));
    assert!(not(week(&bench.ctx, &ona, Some(&other)).await.map(drop)));
    assert!(not(known(&bench.ctx, &ona).await.map(drop)));
    assert!(not(preview(&bench.ctx, &ona, FILE.as_bytes()).await.map(drop)));
    let own = Named::Account(Snowflake(2));
    assert!(week(&bench.ctx, &ona, Some(&own)).await.is_ok());
}
