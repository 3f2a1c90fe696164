//! Mutual couples wanted (`reciprocal`, domain §3.3): of all plans as good as the best one, one in which many couples
//! observe each other, and a bound on how many there could be.
//!
//! The best plan's potentials say what all plans as good as it share: a pair that they overrate is in every one of
//! them, one that they underrate in none, and whoever has a price short of its end has all their lessons. The pairs
//! left open fall into parts that share nobody; each part is searched by itself (`search`), the small ones exactly.

mod part;
mod search;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::chosen::Chosen;
use super::model::Model;
use super::solver::{Costs, List, Matched, NOBODY, Options, People, Quotas, Solution};
use part::Part;

/// Open pairs up to which couples are looked for: a country of teachers of whom nothing is known has a hundred million.
const OPEN: usize = 2_000_000;

/// Couples who observe each other, where that is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Couples {
    /// How many there are, those with a pair that stands already included.
    pub met: u32,
    /// No plan as good as this one has more.
    pub most: u32,
}

impl Couples {
    /// The same bound beside a plan that was changed since.
    pub(super) fn with(self, met: u32) -> Self {
        Self {
            met,
            most: self.most.max(met),
        }
    }

    /// The same among all pairs of a half-year, where couples may stand already.
    pub(super) fn among(self, whole: usize) -> Self {
        let more = u32::try_from(whole).unwrap_or(u32::MAX).saturating_sub(self.met);
        Self {
            met: self.met + more,
            most: self.most + more,
        }
    }
}

/// A pair that a plan as good as the best one can have.
#[derive(Clone, Copy, Debug)]
struct Arc {
    host: u32,
    observer: u32,
    cost: i32,
    used: bool,
}

/// What is known of the pair the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    /// In every plan as good, or standing already.
    Certain,
    /// Open as well: its place among the open pairs.
    Open(usize),
}

/// The pairs that stand already, by place.
pub(super) fn standing(model: &Model<'_>) -> HashSet<(u32, u32)> {
    let kept = model.problem().kept.iter();
    let place = |id| Some(model.place(id)? as u32);
    kept.filter_map(|pair| Some((place(pair.host)?, place(pair.observer)?)))
        .collect()
}

/// Couples of a plan, those with a pair that stands included.
pub(super) fn met(model: &Model<'_>, chosen: &[Chosen]) -> u32 {
    let pairs: Vec<(u32, u32)> = chosen
        .iter()
        .map(|pair| (pair.host as u32, pair.observer as u32))
        .collect();
    count(&pairs, &standing(model))
}

/// Finds a plan as good as `base`, which must be proven, with many couples; `standing` are pairs of people (host,
/// observer) that are there already.
pub(super) fn most<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    standing: &HashSet<(u32, u32)>,
    base: &Solution,
    options: &Options,
) -> (Solution, Couples) {
    let pairs = |pairs: &[Matched]| -> Vec<(u32, u32)> {
        let names = pairs.iter().map(|pair| named(people, pair.host, pair.observer));
        names.collect()
    };
    let as_it_is = || Couples {
        met: count(&pairs(&base.pairs), standing),
        most: u32::try_from(base.pairs.len()).unwrap_or(u32::MAX),
    };
    let Some((certain, open)) = shared(costs, quotas, base).filter(|_| base.proven) else {
        return (base.clone(), as_it_is());
    };
    let sure = pairs(&certain);
    let back = ways_back(people, &open, sure.iter().chain(standing));
    let sure = count(&sure, standing);
    let mut couples = Couples { met: sure, most: sure };
    let mut found = certain.clone();
    // What was proven in time was found in time.
    let options = Options {
        max_pivots: None,
        ..options.clone()
    };
    let left = left(quotas, &certain);
    for part in Part::all(&open, &back, &left, base) {
        let best = search::best(&part, &options);
        couples.met += best.met;
        couples.most += best.most;
        found.extend(best.pairs);
    }
    found.sort_unstable();
    debug_assert_eq!(found.len(), base.pairs.len(), "no pair is lost for a couple");
    let solution = Solution {
        pairs: found,
        ..base.clone()
    };
    (solution, couples)
}

/// The people of a row and a column.
fn named(people: People<'_>, host: u32, observer: u32) -> (u32, u32) {
    (people.hosts[host as usize], people.observers[observer as usize])
}

/// By open pair: the same two the other way round, if they can meet so.
fn ways_back<'a>(people: People<'_>, open: &[Arc], certain: impl Iterator<Item = &'a (u32, u32)>) -> Vec<Option<Back>> {
    let names = |arc: &Arc| named(people, arc.host, arc.observer);
    let mut known: HashMap<(u32, u32), Back> = certain.map(|pair| (*pair, Back::Certain)).collect();
    known.extend((0..).zip(open).map(|(at, arc)| (names(arc), Back::Open(at))));
    let back = open.iter().map(|arc| {
        let (host, observer) = names(arc);
        let real = host != NOBODY && observer != NOBODY;
        known.get(&(observer, host)).copied().filter(|_| real)
    });
    back.collect()
}

/// Couples within `pairs`, and of one of them with a pair that stands.
fn count(pairs: &[(u32, u32)], standing: &HashSet<(u32, u32)>) -> u32 {
    let own: HashSet<(u32, u32)> = pairs.iter().copied().filter(|pair| pair.0 != NOBODY).collect();
    let met = own.iter().filter(|(host, observer)| {
        let back = (*observer, *host);
        standing.contains(&back) || host < observer && own.contains(&back)
    });
    u32::try_from(met.count()).unwrap_or(u32::MAX)
}

/// The pairs that every plan as good as `base` has, and those that some may have. Absent where these are too many.
fn shared<C: Costs>(costs: &C, quotas: &Quotas, base: &Solution) -> Option<(Vec<Matched>, Vec<Arc>)> {
    let used: HashSet<(u32, u32)> = base.pairs.iter().map(|pair| (pair.host, pair.observer)).collect();
    let prices = &base.potentials;
    let (mut certain, mut open, mut list) = (Vec::new(), Vec::new(), List::default());
    for host in (0..costs.hosts()).filter(|host| quotas.show[*host] > 0) {
        let (observers, row) = costs.list(host, &mut list);
        for (&observer, &cost) in observers.iter().zip(row) {
            let over = prices.observer[observer as usize] - prices.host[host] - i64::from(cost);
            if over < 0 || quotas.observe[observer as usize] == 0 {
                continue;
            }
            let host = host as u32;
            if over > 0 {
                certain.push(Matched { host, observer, cost });
            } else {
                let used = used.contains(&(host, observer));
                open.push(Arc {
                    host,
                    observer,
                    cost,
                    used,
                });
            }
        }
        if open.len() > OPEN {
            return None;
        }
    }
    Some((certain, open))
}

/// What is left of the quotas beside the certain pairs.
fn left(quotas: &Quotas, certain: &[Matched]) -> Quotas {
    let mut left = quotas.clone();
    for pair in certain {
        left.show[pair.host as usize] -= 1;
        left.observe[pair.observer as usize] -= 1;
    }
    left
}
