//! Lesson times by small timetables.

use super::*;

fn lesson(teacher: i64, weekday: u8, period: u8) -> Lesson {
    Lesson {
        teacher: PersonId(teacher),
        weekday,
        period,
        ..Lesson::default()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn table(lessons: Vec<Lesson>) -> Timetable {
    Timetable::on(lessons, day("2026-10-05"))
}

#[test]
fn one_is_free_between_and_beside_the_own_lessons() {
    let timetable = table(vec![lesson(1, 1, 2), lesson(1, 1, 4), lesson(1, 3, 1)]);
    let free = timetable.free(PersonId(1), None, None).unwrap();
    let periods = |weekday| {
        (1..=8)
            .filter(|period| free.has(weekday, *period, false))
            .collect::<Vec<_>>()
    };
    assert_eq!(periods(1), [1, 3, 5]);
    assert_eq!(periods(2), Vec::<u8>::new(), "who does not come that day is not free");
    assert_eq!(periods(3), [2]);
    assert_eq!(timetable.free(PersonId(2), None, None), None, "unknown is not idle");
}

#[test]
fn the_way_to_another_building_takes_a_period() {
    let mut there = lesson(1, 1, 3);
    there.building = Some("Gym".to_owned());
    let timetable = table(vec![lesson(1, 1, 1), there, lesson(1, 1, 6)]);
    let free = |building| timetable.free(PersonId(1), Some("Main"), Some(building)).unwrap();
    let periods = |times: Times| (1..=8).filter(|period| times.has(1, *period, true)).collect::<Vec<_>>();
    assert_eq!(periods(free("main")), [5, 7], "2 and 4 are the way from and to the gym");
    assert_eq!(
        periods(free("Gym")),
        [4],
        "2, 5 and 7 are the way from and to the main building"
    );
}

#[test]
fn a_later_timetable_replaces_the_earlier_one_when_its_day_has_come() {
    let mut later = lesson(1, 2, 2);
    later.valid_from = Some(day("2026-10-12"));
    let lessons = vec![lesson(1, 1, 1), later, lesson(2, 4, 4)];
    let weekdays = |on| {
        let timetable = Timetable::on(lessons.clone(), day(on));
        [1, 2].map(|who| {
            timetable
                .of(PersonId(who))
                .iter()
                .map(|lesson| lesson.weekday)
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(weekdays("2026-10-11"), [vec![1], vec![4]]);
    assert_eq!(weekdays("2026-10-12"), [vec![2], vec![4]]);
}

#[test]
fn weeks_a_and_b_are_apart() {
    let mut a = lesson(1, 1, 1);
    a.weeks = Weeks::A;
    let timetable = table(vec![
        a,
        lesson(1, 2, 1),
        lesson(9, 6, 1),
        lesson(9, 1, 21),
        lesson(9, 1, 0),
    ]);
    let free = timetable.free(PersonId(1), None, None).unwrap();
    assert!(
        free.has(1, 2, false) && !free.has(1, 2, true),
        "not here on Mondays of weeks B"
    );
    assert_eq!((free.count(), timetable.load(PersonId(1))), (2, Some(2)));
    assert!(timetable.of(PersonId(9)).is_empty(), "outside the week");
}
