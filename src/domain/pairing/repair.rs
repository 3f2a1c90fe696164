//! A published plan mended: which open pairs go and why, which come, everything else as it was.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::hold::{hold, told};
use super::mend::mend;
use super::solver::Options;
use super::{Ban, Pair, Plan, Planned, Problem, may_meet};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::policy::pairing::Rules;

/// A published pair that nobody has agreed on yet and nobody has locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The observation.
    pub id: ObservationId,
    /// Who.
    pub pair: Pair,
    /// As of which change.
    pub revision: u32,
}

/// What a repair takes back, and what it was worked out from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Tells whether anything has changed since.
    pub basis: u64,
    /// The pairs that go.
    pub go: Vec<Going>,
    /// How many pairs stay as they are.
    pub stay: usize,
    /// How many of these are agreed, held or locked.
    pub fixed: usize,
}

/// A pair that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// The observation.
    pub id: ObservationId,
    /// As of which change.
    pub revision: u32,
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// Why.
    pub why: Parting,
}

/// Why a pair goes. As with what stands in the way of a slot there is no word for private wishes: what only they
/// explain gives way to others, as pairs do for many other reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "because", content = "who")]
pub enum Parting {
    /// No longer at the school.
    Left(PersonId),
    /// Away for long.
    Away(PersonId),
    /// Takes part less than before.
    Fewer(PersonId),
    /// The coordinator's own list bans the two.
    Excluded,
    /// A line manager observes only when invited.
    Manager,
    /// Somebody else could not be given a pair otherwise.
    GivesWay,
}

/// Why somebody of a pair does not take part any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// No longer at the school.
    Left,
    /// Away for long.
    Away,
    /// Nothing is asked of them in this half-year.
    Exempt,
}

/// Mends: `problem` is as it is now with everything agreed and locked among the kept pairs, `open` are the others of
/// the published plan, `locks` pairs that must come. The plan holds the pairs that come.
#[must_use]
pub fn repair(
    problem: &Problem,
    locks: &[Pair],
    open: &[Open],
    absent: impl Fn(PersonId) -> Option<Absent>,
    (rules, seed): (&Rules, u64),
) -> (Plan, Repair) {
    let held = hold(problem, locks);
    let old: Vec<Pair> = open.iter().map(|open| open.pair).collect();
    let options = Options {
        seed,
        ..Options::default()
    };
    let mended = mend(&held.problem, rules, &old, &options);
    let mut plan = told(&mended.made, problem, &held.locked, seed);
    let (mut go, mut stay) = (Vec::new(), held.problem.kept.clone());
    // Where fewer than four meet twice a pair can be there more than once.
    for open in open {
        let stays = plan.pairs.iter().position(|planned| planned.pair == open.pair);
        if let Some(at) = stays {
            plan.pairs.remove(at);
            stay.push(open.pair);
        } else {
            go.push(*open);
        }
    }
    guests_stay(problem, stay, &mut plan, &mut go);
    let going = |open: &Open| Going {
        id: open.id,
        revision: open.revision,
        pair: open.pair,
        why: why(&held.problem, &old, open.pair, &absent),
    };
    let repair = Repair {
        basis: 0,
        stay: problem.kept.len() + open.len() - go.len(),
        fixed: problem.kept.len(),
        go: go.iter().map(going).collect(),
    };
    (plan, repair)
}

/// A guest's place beside another visitor is no part of the flow and is given anew; where the old one is still free,
/// the guest keeps it.
fn guests_stay(problem: &Problem, mut stay: Vec<Pair>, plan: &mut Plan, go: &mut Vec<Open>) {
    go.retain(|open| {
        let host = problem.teachers.iter().find(|teacher| teacher.id == open.pair.host);
        let new = |planned: &Planned| planned.second && planned.pair.observer == open.pair.observer;
        let at = plan.pairs.iter().position(new);
        let (Some(host), Some(at)) = (host, at) else {
            return true;
        };
        let visits = stay.iter().chain(plan.pairs.iter().map(|planned| &planned.pair));
        let visits = visits.filter(|pair| pair.host == host.id).count();
        let lessons = visits.min(host.show as usize);
        let welcome = lessons * host.visitors.max(1) as usize;
        if visits >= welcome || !may_meet(problem, open.pair) {
            return true;
        }
        plan.pairs.remove(at);
        stay.push(open.pair);
        false
    });
}

fn why(problem: &Problem, old: &[Pair], pair: Pair, absent: impl Fn(PersonId) -> Option<Absent>) -> Parting {
    for who in [pair.host, pair.observer] {
        match absent(who) {
            Some(Absent::Left) => return Parting::Left(who),
            Some(Absent::Away) => return Parting::Away(who),
            Some(Absent::Exempt) => return Parting::Fewer(who),
            None => {}
        }
    }
    let both = |ban: &Ban| [(ban.one, ban.other), (ban.other, ban.one)].contains(&(pair.host, pair.observer));
    if problem.bans.iter().any(|ban| ban.public && both(ban)) {
        return Parting::Excluded;
    }
    let teacher = |id| problem.teachers.iter().find(|teacher| teacher.id == id);
    if teacher(pair.host).is_some_and(|host| host.manager == Some(pair.observer)) {
        return Parting::Manager;
    }
    let all = || problem.kept.iter().chain(old);
    let shown = all().filter(|other| other.host == pair.host).count();
    if teacher(pair.host).is_some_and(|host| shown > host.show as usize) {
        return Parting::Fewer(pair.host);
    }
    let seen = all().filter(|other| other.observer == pair.observer).count();
    if teacher(pair.observer).is_some_and(|observer| seen > observer.observe as usize) {
        return Parting::Fewer(pair.observer);
    }
    Parting::GivesWay
}

/// A number that is another one as soon as anything differs that a repair is worked out from.
#[must_use]
pub fn basis(problem: &Problem, locks: &[Pair], open: &[Open]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let open: Vec<_> = open.iter().map(|open| (open.id, open.pair)).collect();
    format!("{problem:?} {locks:?} {open:?}").hash(&mut hasher);
    // What is stored as JSON stays exact for every reader.
    hasher.finish() >> 11
}

/// Everybody whose pairs a repair changes, each once.
#[must_use]
pub fn touched(go: &[Going], come: &[Planned]) -> Vec<PersonId> {
    let pairs = go.iter().map(|going| going.pair).chain(come.iter().map(|it| it.pair));
    let mut all: Vec<PersonId> = pairs.flat_map(|pair| [pair.host, pair.observer]).collect();
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests;
