//! One part of the open pairs: which of them to use so that most couples meet both ways.
//!
//! A couple counts when both its pairs are used, which no flow can say. But the lesser of two numbers is at most any
//! mean of them: a reward for each couple, divided between its two pairs in any way, makes a flow whose reward is a
//! bound on the couples. Shares move from the pair that is used to the one that is not; where plan and bound do not
//! meet, couples are forced and ruled out one by one, each choice a flow.

use super::super::solver::{self, Lists, Matched, Options, Quotas, Solution};
use super::{Arc, Back};

/// The reward of a couple, which is what its pairs share.
const REWARD: i32 = 64;
/// Flows in which shares are moved.
const ROUNDS: usize = 24;
/// Flows between two attempts to complete what was found.
const COMPLETED: usize = 6;
/// Flows of the exact search.
const NODES: usize = 600;
/// Pairs looked at in all flows of a part together; a large part gets fewer flows.
const WORK: usize = 4_000_000;
/// Fewest flows of any part.
const FLOWS: usize = 8;

/// People who hang together by open pairs.
pub(super) struct Part {
    arcs: Vec<Arc>,
    /// By pair: its host and observer within the part.
    ends: Vec<(u32, u32)>,
    quotas: Quotas,
    /// By pair: how many of the two must have all their lessons in every plan as good.
    full: Vec<i32>,
    /// Both ways of each couple.
    couples: Vec<(usize, usize)>,
    /// Pairs whose way back is certain.
    singles: Vec<usize>,
}

/// The best choice found in a part.
pub(super) struct Found {
    pub met: u32,
    pub most: u32,
    pub pairs: Vec<Matched>,
}

impl Part {
    /// The parts of the open pairs; both ways of a couple are of one part.
    pub fn all(open: &[Arc], back: &[Option<Back>], left: &Quotas, base: &Solution) -> Vec<Self> {
        let hosts = left.show.len();
        let mut union = Union::new(hosts + left.observe.len());
        for (arc, back) in open.iter().zip(back) {
            union.join(arc.host as usize, hosts + arc.observer as usize);
            if let Some(Back::Open(other)) = back {
                union.join(arc.host as usize, open[*other].host as usize);
            }
        }
        let mut parts: Vec<(usize, usize)> = (0..)
            .zip(open)
            .map(|(at, arc)| (union.root(arc.host as usize), at))
            .collect();
        parts.sort_unstable();
        let chunks = parts.chunk_by(|one, other| one.0 == other.0);
        chunks
            .map(|chunk| {
                let places: Vec<usize> = chunk.iter().map(|(_, at)| *at).collect();
                Self::of(&places, open, back, left, base)
            })
            .collect()
    }

    fn of(places: &[usize], open: &[Arc], back: &[Option<Back>], left: &Quotas, base: &Solution) -> Self {
        let arcs: Vec<Arc> = places.iter().map(|at| open[*at]).collect();
        let distinct = |of: fn(&Arc) -> u32| {
            let mut all: Vec<u32> = arcs.iter().map(of).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (hosts, observers) = (distinct(|arc| arc.host), distinct(|arc| arc.observer));
        let place = |all: &[u32], one: u32| all.partition_point(|other| *other < one);
        let ends = arcs.iter().map(|arc| {
            let (host, observer) = (place(&hosts, arc.host), place(&observers, arc.observer));
            (host as u32, observer as u32)
        });
        let prices = &base.potentials;
        let full = arcs.iter().map(|arc| {
            let shows = prices.host[arc.host as usize] > -prices.penalty;
            let sees = prices.observer[arc.observer as usize] < 0;
            i32::from(shows) + i32::from(sees)
        });
        let (mut couples, mut singles) = (Vec::new(), Vec::new());
        for (own, at) in places.iter().enumerate() {
            match back[*at] {
                Some(Back::Certain) => singles.push(own),
                Some(Back::Open(other)) if at < &other => {
                    couples.extend(places.binary_search(&other).map(|other| (own, other)));
                }
                _ => {}
            }
        }
        Self {
            ends: ends.collect(),
            full: full.collect(),
            quotas: Quotas {
                show: hosts.iter().map(|host| left.show[*host as usize]).collect(),
                observe: observers
                    .iter()
                    .map(|observer| left.observe[*observer as usize])
                    .collect(),
            },
            couples,
            singles,
            arcs,
        }
    }

    /// The best choice that can be found.
    pub fn search(&self, options: &Options) -> Found {
        let used: Vec<bool> = self.arcs.iter().map(|arc| arc.used).collect();
        let mut search = Search::new(self, used, options);
        if !(self.couples.is_empty() && self.singles.is_empty()) {
            search.run();
        }
        let pairs = self.arcs.iter().zip(&search.best).filter(|(_, used)| **used);
        Found {
            met: search.met,
            most: search.most,
            pairs: pairs
                .map(|(arc, _)| Matched {
                    host: arc.host,
                    observer: arc.observer,
                    cost: arc.cost,
                })
                .collect(),
        }
    }

    /// Couples that a choice brings together.
    fn met(&self, used: &[bool]) -> u32 {
        let couples = self.couples.iter().filter(|(there, back)| used[*there] && used[*back]);
        let singles = self.singles.iter().filter(|at| used[**at]);
        (couples.count() + singles.count()) as u32
    }
}

/// Couples that are forced or ruled out, and how the others' rewards are shared.
#[derive(Clone)]
struct Choice {
    /// By couple.
    fate: Vec<Fate>,
    /// By couple: what its first pair gets of the reward.
    share: Vec<i32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Forced,
    Out,
}

struct Search<'a> {
    part: &'a Part,
    options: &'a Options,
    /// What the plan at hand has: pairs, and lessons of those who must have all of theirs.
    pairs: usize,
    full: i64,
    best: Vec<bool>,
    met: u32,
    most: u32,
    /// Flows left.
    flows: usize,
}

impl<'a> Search<'a> {
    fn new(part: &'a Part, best: Vec<bool>, options: &'a Options) -> Self {
        let used = || (0..best.len()).filter(|at| best[*at]);
        let possible = part.couples.len() + part.singles.len();
        Self {
            pairs: used().count(),
            full: used().map(|at| i64::from(part.full[at])).sum(),
            met: part.met(&best),
            most: possible.min(used().count()) as u32,
            flows: (WORK / part.arcs.len().max(1)).clamp(FLOWS, ROUNDS + NODES),
            part,
            options,
            best,
        }
    }

    fn run(&mut self) {
        let mut choice = Choice {
            fate: vec![Fate::Open; self.part.couples.len()],
            share: vec![REWARD / 2; self.part.couples.len()],
        };
        let mut tightest = choice.clone();
        for round in 0..ROUNDS {
            if self.met == self.most {
                return;
            }
            let Some((used, reward)) = self.flow(&choice) else {
                return;
            };
            self.consider(&used);
            let bound = (reward / i64::from(REWARD)) as u32;
            if bound < self.most {
                (self.most, tightest.share) = (bound, choice.share.clone());
            }
            if round % COMPLETED == 0 {
                self.complete(&choice, used.clone());
            }
            self.share_out(&mut choice, &used, reward);
        }
        if self.branch(&mut tightest) {
            self.most = self.met;
        }
    }

    fn consider(&mut self, used: &[bool]) {
        let met = self.part.met(used);
        if met > self.met {
            self.met = met;
            self.best.copy_from_slice(used);
        }
    }

    /// Moves rewards from the pairs that are used to those that are not.
    fn share_out(&self, choice: &mut Choice, used: &[bool], reward: i64) {
        let torn = |(there, back): &(usize, usize)| i32::from(used[*there]) - i32::from(used[*back]);
        let count = self.part.couples.iter().filter(|both| torn(both) != 0).count();
        let gap = reward - i64::from(self.met) * i64::from(REWARD);
        let step = (gap / count.max(1) as i64).clamp(1, i64::from(REWARD / 2)) as i32;
        for (share, both) in choice.share.iter_mut().zip(&self.part.couples) {
            *share = (*share - step * torn(both)).clamp(0, REWARD);
        }
    }

    /// The plan with the greatest reward beside the forced couples, which get theirs too. Absent when no plan as good
    /// has these, or no flow is left.
    fn flow(&mut self, choice: &Choice) -> Option<(Vec<bool>, i64)> {
        self.flows = self.flows.checked_sub(1)?;
        let part = self.part;
        let (mut rewards, mut forced) = (vec![0; part.arcs.len()], vec![false; part.arcs.len()]);
        let (mut quotas, mut total) = (part.quotas.clone(), 0);
        part.singles.iter().for_each(|at| rewards[*at] = REWARD);
        for ((&(there, back), fate), share) in part.couples.iter().zip(&choice.fate).zip(&choice.share) {
            match fate {
                Fate::Open => (rewards[there], rewards[back]) = (*share, REWARD - share),
                Fate::Out => {}
                Fate::Forced => {
                    for at in [there, back] {
                        let (host, observer) = part.ends[at];
                        let (shows, sees) = (&mut quotas.show[host as usize], &mut quotas.observe[observer as usize]);
                        (*shows, *sees) = (shows.checked_sub(1)?, sees.checked_sub(1)?);
                        forced[at] = true;
                    }
                    total += i64::from(REWARD);
                }
            }
        }
        let solution = solver::solve(&self.costs(&rewards, &forced), &quotas, self.options);
        let mut used = forced;
        for pair in &solution.pairs {
            let at = part.ends.partition_point(|ends| *ends < (pair.host, pair.observer));
            used[at] = true;
            total += i64::from(rewards[at]);
        }
        let all = || (0..used.len()).filter(|at| used[*at]);
        let as_good = all().count() == self.pairs && all().map(|at| i64::from(part.full[at])).sum::<i64>() == self.full;
        as_good.then_some((used, total))
    }

    /// Whoever must have all their lessons comes before any reward.
    fn costs(&self, rewards: &[i32], forced: &[bool]) -> Lists {
        let before = self.pairs as i32 * REWARD + 1;
        let part = self.part;
        let mut lists = Lists::new(part.quotas.observe.len());
        let mut at = 0;
        for host in 0..part.quotas.show.len() as u32 {
            let first = at;
            at += part.ends[first..].iter().take_while(|ends| ends.0 == host).count();
            let row = (first..at).filter(|at| !forced[*at]);
            lists.push(row.map(|at| (part.ends[at].1, before * (2 - part.full[at]) + REWARD - rewards[at])));
        }
        lists
    }

    /// Completes torn couples of a plan as long as that leaves a plan as good.
    fn complete(&mut self, choice: &Choice, mut used: Vec<bool>) {
        loop {
            let mut next = choice.clone();
            let torn = self.room_for(&used, &mut next);
            let mut take = torn.len();
            let found = loop {
                if take == 0 {
                    return;
                }
                let mut tried = next.clone();
                torn[..take]
                    .iter()
                    .for_each(|couple| tried.fate[*couple] = Fate::Forced);
                if let Some((found, _)) = self.flow(&tried) {
                    break found;
                }
                take /= 2;
            };
            self.consider(&found);
            used = found;
            if self.met == self.most || self.flows == 0 {
                return;
            }
        }
    }

    /// Holds on to the couples of a plan, and lists torn ones that the quotas leave room for.
    fn room_for(&self, used: &[bool], choice: &mut Choice) -> Vec<usize> {
        let mut left = self.part.quotas.clone();
        let mut take = |both: (usize, usize)| {
            let ends = [both.0, both.1].map(|at| self.part.ends[at]);
            let room = ends
                .iter()
                .all(|(host, observer)| left.show[*host as usize] > 0 && left.observe[*observer as usize] > 0);
            if room {
                for (host, observer) in ends {
                    left.show[host as usize] -= 1;
                    left.observe[observer as usize] -= 1;
                }
            }
            room
        };
        let couples = || self.part.couples.iter().enumerate();
        for (at, both) in couples().filter(|(_, both)| used[both.0] && used[both.1]) {
            if take(*both) {
                choice.fate[at] = Fate::Forced;
            }
        }
        let torn = couples().filter(|(at, both)| used[both.0] != used[both.1] && choice.fate[*at] == Fate::Open);
        torn.filter(|(_, both)| take(**both)).map(|(at, _)| at).collect()
    }

    /// Tries everything that is left open. Whether it came to an end.
    fn branch(&mut self, choice: &mut Choice) -> bool {
        if self.flows == 0 {
            return false;
        }
        let Some((used, reward)) = self.flow(choice) else {
            return true;
        };
        self.consider(&used);
        if (reward / i64::from(REWARD)) as u32 <= self.met {
            return true;
        }
        let couples = self.part.couples.iter().enumerate();
        let torn = couples.filter(|(_, both)| used[both.0] != used[both.1]);
        let Some(torn) = torn.map(|(at, _)| at).find(|at| choice.fate[*at] == Fate::Open) else {
            return true;
        };
        for fate in [Fate::Forced, Fate::Out] {
            choice.fate[torn] = fate;
            let done = self.branch(choice);
            choice.fate[torn] = Fate::Open;
            if !done {
                return false;
            }
        }
        true
    }
}

/// Nodes that hang together.
struct Union(Vec<usize>);

impl Union {
    fn new(nodes: usize) -> Self {
        Self((0..nodes).collect())
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.0[node] != node {
            self.0[node] = self.0[self.0[node]];
            node = self.0[node];
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
