//! As few changes as possible, each with a reason that says nothing private.

use super::*;
use crate::domain::pairing::Teacher;
use crate::domain::pairing::tests::plan;

fn school(people: i64) -> Problem {
    let teacher = |id| Teacher {
        id: PersonId(id),
        show: 2,
        observe: 2,
        visitors: 2,
        ..Teacher::default()
    };
    Problem {
        teachers: (1..=people).map(teacher).collect(),
        ..Problem::default()
    }
}

fn published(problem: &Problem) -> Vec<Open> {
    let pairs = plan(problem, 1).pairs;
    let open = |(id, planned): (i64, &Planned)| Open {
        id: ObservationId(id),
        pair: planned.pair,
        revision: 0,
    };
    (1..).zip(&pairs).map(open).collect()
}

fn mended(problem: &Problem, locks: &[Pair], open: &[Open], ill: Option<i64>) -> (Plan, Repair) {
    let absent = |id: PersonId| (ill == Some(id.0)).then_some(Absent::Away);
    repair(problem, locks, open, absent, (&Rules::default(), 1))
}

#[test]
fn nothing_changes_while_nothing_has_changed() {
    let problem = school(9);
    let open = published(&problem);
    let (plan, repair) = mended(&problem, &[], &open, None);
    assert!(plan.pairs.is_empty() && repair.go.is_empty());
    assert_eq!((repair.stay, repair.fixed), (18, 0));
}

#[test]
fn an_illness_moves_only_the_pairs_around_it() {
    let mut problem = school(9);
    let open = published(&problem);
    problem.teachers.retain(|teacher| teacher.id != PersonId(4));
    let (plan, repair) = mended(&problem, &[], &open, Some(4));
    // Four pairs end with the illness; the two hosts and the two observers they leave are given to each other, and at
    // most one more pair has to move for that.
    assert!((4..=5).contains(&repair.go.len()), "{:?}", repair.go);
    assert_eq!(plan.pairs.len(), repair.go.len() - 2);
    let ill = |going: &&Going| [going.pair.host, going.pair.observer].contains(&PersonId(4));
    assert_eq!(repair.go.iter().filter(ill).count(), 4);
    for going in &repair.go {
        let why = if ill(&going) {
            Parting::Away(PersonId(4))
        } else {
            Parting::GivesWay
        };
        assert_eq!(going.why, why);
    }
}

#[test]
fn what_is_agreed_stays_and_a_lock_comes() {
    let mut problem = school(9);
    let open = published(&problem);
    let (agreed, open) = open.split_at(3);
    problem.kept = agreed.iter().map(|it| it.pair).collect();
    let known: Vec<Pair> = agreed.iter().chain(open).map(|it| it.pair).collect();
    let free = |host: i64| {
        let mine = problem.kept.iter().filter(|pair| pair.host == PersonId(host));
        mine.count() == 0
    };
    let lock = (1..=9)
        .flat_map(|host| (1..=9).map(move |observer| (host, observer)))
        .filter(|(host, observer)| host != observer && free(*host))
        .map(|(host, observer)| Pair {
            host: PersonId(host),
            observer: PersonId(observer),
        })
        .find(|pair| {
            let seen = problem.kept.iter().filter(|kept| kept.observer == pair.observer);
            !known.contains(pair) && seen.count() == 0
        })
        .unwrap();
    let (plan, repair) = mended(&problem, &[lock], open, None);
    assert!(plan.pairs.iter().any(|it| it.pair == lock));
    assert!(repair.go.iter().all(|going| !problem.kept.contains(&going.pair)));
    assert_eq!(plan.pairs.len(), repair.go.len());
    assert!(repair.go.len() <= 4, "{:?}", repair.go);
}

#[test]
fn a_guest_beside_other_visitors_stays_where_they_are() {
    let mut problem = school(9);
    problem.teachers.push(Teacher {
        id: PersonId(10),
        observe: 2,
        ..Teacher::default()
    });
    let open = published(&problem);
    let guest = |pair: &Pair| pair.observer == PersonId(10);
    let visited: Vec<PersonId> = open
        .iter()
        .map(|it| it.pair)
        .filter(guest)
        .map(|pair| pair.host)
        .collect();
    assert_eq!((open.len(), visited.len()), (20, 2));
    let ill = (1..=9).find(|id| !visited.contains(&PersonId(*id))).unwrap();
    problem.teachers.retain(|teacher| teacher.id != PersonId(ill));
    // Every other host seems a better choice by now.
    for teacher in &mut problem.teachers {
        let elsewhere = !visited.contains(&teacher.id);
        teacher.subjects = vec![if elsewhere { "wished" } else { "other" }.to_owned()];
        teacher.wishes = if teacher.show == 0 {
            vec!["wished".to_owned()]
        } else {
            Vec::new()
        };
    }
    let (plan, repair) = mended(&problem, &[], &open, Some(ill));
    assert!(repair.go.iter().all(|going| !guest(&going.pair)), "{:?}", repair.go);
    assert!(plan.pairs.iter().all(|planned| !guest(&planned.pair)));
}

#[test]
fn a_private_wish_looks_like_any_pair_that_gives_way() {
    let mut problem = school(9);
    let open = published(&problem);
    let pair = open[0].pair;
    problem.bans.push(Ban {
        one: pair.observer,
        other: pair.host,
        public: false,
    });
    let (_, repair) = mended(&problem, &[], &open, None);
    assert!(repair.go.iter().any(|going| going.pair == pair));
    assert!(repair.go.iter().all(|going| going.why == Parting::GivesWay));
    problem.bans[0].public = true;
    let (_, repair) = mended(&problem, &[], &open, None);
    let why = repair.go.iter().find(|going| going.pair == pair).unwrap().why;
    assert_eq!(why, Parting::Excluded);
}

#[test]
fn any_difference_is_another_basis() {
    let problem = school(5);
    let open = published(&problem);
    let before = basis(&problem, &[], &open);
    assert_eq!(before, basis(&problem, &[], &open));
    let mut other = problem.clone();
    other.teachers[0].show = 1;
    assert_ne!(before, basis(&other, &[], &open));
    assert_ne!(before, basis(&problem, &[open[0].pair], &open));
    assert_ne!(before, basis(&problem, &[], &open[1..]));
}
