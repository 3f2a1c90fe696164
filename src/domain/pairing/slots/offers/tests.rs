//! Proposals never collide, and there is one for everybody whenever there can be.

use chrono::{Datelike, Weekday};
use proptest::prelude::*;

use super::*;

fn days(weeks: usize) -> Vec<Day> {
    let monday: NaiveDate = "2026-09-07".parse().unwrap();
    let all = monday.iter_days().take(7 * weeks).enumerate();
    all.filter(|(_, date)| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
        .map(|(at, date)| Day {
            date,
            weekday: date.weekday().number_from_monday() as u8,
            week_b: at / 7 % 2 == 1,
        })
        .collect()
}

fn teacher(at: i64, visitors: u32) -> Teacher {
    Teacher {
        id: PersonId(at),
        visitors,
        building: Some(format!("B{}", at % 2)),
        ..Teacher::default()
    }
}

fn any_table(n: i64) -> impl Strategy<Value = Timetable> {
    let weeks = prop::sample::select(vec![Weeks::All, Weeks::All, Weeks::A, Weeks::B]);
    let lesson = (1..=n, 1..=5_u8, 1..=6_u8, weeks);
    prop::collection::vec(lesson, 0..14 * n as usize).prop_map(|rows| {
        let lesson = |(teacher, weekday, period, weeks)| Lesson {
            teacher: PersonId(teacher),
            weekday,
            period,
            weeks,
            ..Lesson::default()
        };
        let mut lessons: Vec<Lesson> = rows.into_iter().map(lesson).collect();
        lessons.sort_by_key(|lesson| (lesson.teacher, lesson.weekday, lesson.period));
        lessons.dedup_by_key(|lesson| (lesson.teacher, lesson.weekday, lesson.period));
        Timetable::on(lessons, NaiveDate::MAX)
    })
}

fn circle(n: i64) -> Vec<Wanted> {
    let pair = |at: i64, step| Pair {
        host: PersonId((at + step - 1) % n + 1),
        observer: PersonId(at),
    };
    (1..=n)
        .flat_map(|at| {
            [1, 2].map(|step| Wanted {
                pair: pair(at, step),
                joins: false,
            })
        })
        .collect()
}

/// No two offers of a plan can ever collide.
fn no_conflicts(wanted: &[Wanted], found: &[Vec<Offer>], teachers: &[Teacher], timetable: &Timetable, term: &Term) {
    let mut times = HashSet::new();
    let mut visits: HashMap<(PersonId, NaiveDate, u8), usize> = HashMap::new();
    for (pair, date, period) in &term.taken {
        times.insert((pair.observer, *date, *period));
        *visits.entry((pair.host, *date, *period)).or_default() += 1;
    }
    for (wanted, offers) in wanted.iter().zip(found) {
        assert!(offers.len() <= OFFERS);
        for offer in offers {
            let pair = wanted.pair;
            assert!(
                times.insert((pair.observer, offer.date, offer.period)),
                "a period is used once"
            );
            let visitors = visits.entry((pair.host, offer.date, offer.period)).or_default();
            *visitors += 1;
            let host = teachers.iter().find(|teacher| teacher.id == pair.host).unwrap();
            let observer = teachers.iter().find(|teacher| teacher.id == pair.observer).unwrap();
            assert!(
                *visitors <= host.visitors.max(1) as usize,
                "no more visitors than the host welcomes"
            );
            let day = term
                .days
                .iter()
                .find(|day| day.date == offer.date)
                .expect("on a day with lessons");
            let times = common(timetable, host, observer).unwrap();
            assert!(times.has(day.weekday, offer.period, day.week_b));
            let gone = |(who, from, to): &(PersonId, NaiveDate, NaiveDate)| {
                [pair.host, pair.observer].contains(who) && (*from..=*to).contains(&offer.date)
            };
            assert!(!term.away.iter().any(gone));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn offers_never_collide(timetable in any_table(9), weeks in 1..5_usize, visitors in 1..3_u32, guests in 0..4_usize, taken in 0..6_usize) {
        let teachers: Vec<Teacher> = (1..=9).map(|at| teacher(at, visitors)).collect();
        let mut wanted = circle(9);
        let days = days(weeks);
        let agreed = wanted.drain(..taken).filter_map(|wanted| {
            let lesson = timetable.of(wanted.pair.host).first()?;
            let day = days.iter().find(|day| takes_place(lesson, **day, lesson.period))?;
            Some((wanted.pair, day.date, lesson.period))
        });
        let taken = agreed.collect();
        wanted.iter_mut().rev().take(guests).for_each(|wanted| wanted.joins = visitors > 1);
        let away = vec![(PersonId(3), days[0].date, days[2].date)];
        let term = Term { days, away, taken };
        let found = offers(&wanted, &teachers, &timetable, &term);
        no_conflicts(&wanted, &found, &teachers, &timetable, &term);
        prop_assert_eq!(found, offers(&wanted, &teachers, &timetable, &term));
    }

    #[test]
    fn two_common_times_are_enough_for_everybody(timetable in any_table(8), weeks in 1..3_usize) {
        let teachers: Vec<Teacher> = (1..=8).map(|at| teacher(at, 1)).collect();
        let term = Term { days: days(weeks), ..Term::default() };
        let times = |wanted: &Wanted| {
            let [host, observer] = [wanted.pair.host, wanted.pair.observer].map(|id| &teachers[id.0 as usize - 1]);
            possible(&timetable, (host, observer), &term, 0, |_| true).len()
        };
        let wanted: Vec<Wanted> = circle(8).into_iter().filter(|wanted| times(wanted) >= 2).collect();
        let found = offers(&wanted, &teachers, &timetable, &term);
        no_conflicts(&wanted, &found, &teachers, &timetable, &term);
        prop_assert!(found.iter().all(|offers| !offers.is_empty()), "{:?}", found);
    }
}

#[test]
fn a_guest_comes_along_with_another_visitor() {
    let lessons = [(1, 1), (1, 3), (2, 2), (3, 2), (2, 4), (3, 4)];
    let lesson = |(teacher, period): (i64, u8)| Lesson {
        teacher: PersonId(teacher),
        weekday: 1,
        period,
        room: "214".to_owned(),
        ..Lesson::default()
    };
    let timetable = Timetable::on(lessons.into_iter().map(lesson).collect(), NaiveDate::MAX);
    let teachers: Vec<Teacher> = (1..=3)
        .map(|at| Teacher {
            building: None,
            ..teacher(at, 2)
        })
        .collect();
    let pair = |observer| Pair {
        host: PersonId(1),
        observer: PersonId(observer),
    };
    let wanted = [
        Wanted {
            pair: pair(2),
            joins: false,
        },
        Wanted {
            pair: pair(3),
            joins: true,
        },
    ];
    let term = Term {
        days: days(2),
        ..Term::default()
    };
    let found = offers(&wanted, &teachers, &timetable, &term);
    assert_eq!(
        (found[0][0].date, found[0][0].period),
        (found[1][0].date, found[1][0].period)
    );
    assert_eq!(
        (found[0][0].room.as_str(), found[0].len()),
        ("214", 2),
        "a lesson on each of two Mondays"
    );
}

#[test]
fn visits_are_spread_over_the_weeks_of_the_half_year() {
    let in_one_house = |at| Teacher {
        building: None,
        ..teacher(at, 1)
    };
    let teachers: Vec<Teacher> = (1..=20).map(in_one_house).collect();
    // Odd periods are taught by odd people, even ones by even people, so neighbours are always free for each other.
    let lesson = |teacher, weekday, period| Lesson {
        teacher: PersonId(teacher),
        weekday,
        period,
        ..Lesson::default()
    };
    let lessons = (1..=20).flat_map(|who| {
        (1..=5).flat_map(move |weekday| [1, 3, 5].map(|period| lesson(who, weekday, period + (who % 2) as u8)))
    });
    let mut lessons: Vec<Lesson> = lessons.collect();
    lessons.sort_by_key(|lesson| (lesson.teacher, lesson.weekday, lesson.period));
    let timetable = Timetable::on(lessons, NaiveDate::MAX);
    let mut wanted = circle(20);
    wanted.retain(|wanted| (wanted.pair.host.0 + wanted.pair.observer.0) % 2 == 1);
    let term = Term {
        days: days(10),
        ..Term::default()
    };
    let found = offers(&wanted, &teachers, &timetable, &term);
    let weeks: HashSet<u32> = found
        .iter()
        .filter_map(|offers| Some(offers.first()?.date.iso_week().week()))
        .collect();
    assert_eq!(weeks.len(), 10, "some visit in every week: {weeks:?}");
}
