//! Small schools: branch and bound on the couples, each node a plain plan.

use super::super::{Changed, Costs, Options, Quotas, Solution, solve};
use super::{Avoided, People, mutual};

/// Up to so many people every choice is tried.
pub(super) const PEOPLE: usize = 12;

/// Plans made before giving up.
const NODES: usize = 600;

/// Improves a plan to the best one and closes its bound; `None` if there were too many choices.
pub(super) fn exact<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    charge: i32,
    base: &Avoided,
    options: &Options,
) -> Option<Avoided> {
    let charge = i64::from(charge);
    let mut tree = Tree {
        costs,
        quotas,
        people,
        charge,
        options,
        best: base.clone(),
        nodes: 0,
    };
    tree.branch(&base.solution, &mut Vec::new(), &mut Vec::new())?;
    let mut best = tree.best;
    best.bound = best.value;
    best.solution.lower_bound = base.solution.lower_bound;
    best.solution.proven = best.solution.cost == base.solution.lower_bound;
    best.solution.potentials.clone_from(&base.solution.potentials);
    Some(best)
}

struct Tree<'a, C> {
    costs: &'a C,
    quotas: &'a Quotas,
    people: People<'a>,
    charge: i64,
    options: &'a Options,
    best: Avoided,
    nodes: usize,
}

impl<C: Costs> Tree<'_, C> {
    /// Tries everything that `plan`, the best one without the `banned` pairs, leaves open: no couple but the
    /// `accepted` ones may be mutual without its charge.
    fn branch(&mut self, plan: &Solution, banned: &mut Vec<(u32, u32)>, accepted: &mut Vec<(u32, u32)>) -> Option<()> {
        self.nodes += 1;
        if self.nodes > NODES {
            return None;
        }
        let couples = mutual(self.people, plan.pairs.iter().map(|pair| (pair.host, pair.observer)));
        let value = plan.cost + couples.len() as i64 * self.charge;
        let bound = plan.cost + accepted.len() as i64 * self.charge;
        if plan.missing > self.best.solution.missing || bound >= self.best.value {
            return Some(());
        }
        if value < self.best.value {
            let solution = plan.clone();
            self.best = Avoided {
                solution,
                couples: couples.len() as u64,
                value,
                bound: self.best.bound,
            };
        }
        let Some(&both) = couples.iter().find(|both| !accepted.contains(both)) else {
            return Some(());
        };
        for (one, other) in [both, (both.1, both.0)] {
            let before = banned.len();
            banned.extend(self.ways(one, other));
            let next = solve(&Changed::new(self.costs, banned, &[], 0), self.quotas, self.options);
            self.branch(&next, banned, accepted)?;
            banned.truncate(before);
        }
        accepted.push(both);
        self.branch(plan, banned, accepted)?;
        accepted.pop();
        Some(())
    }

    /// All pairs in which `one` shows to `other`.
    fn ways(&self, one: u32, other: u32) -> Vec<(u32, u32)> {
        let places = |people: &[u32], person: u32| -> Vec<u32> {
            (0..)
                .zip(people)
                .filter(|(_, who)| **who == person)
                .map(|(place, _)| place)
                .collect()
        };
        let observers = places(self.people.observers, other);
        let hosts = places(self.people.hosts, one);
        hosts
            .iter()
            .flat_map(|host| observers.iter().map(move |observer| (*host, *observer)))
            .collect()
    }
}
