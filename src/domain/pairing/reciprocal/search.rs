//! One part of the open pairs: which of them to use so that most couples meet both ways.
//!
//! A couple counts when both its pairs are used, which no flow can say. But the lesser of two numbers is at most any
//! mean of them: a reward for each couple, divided between its two pairs in any way, makes a flow whose reward is a
//! bound on the couples. Shares move from the pair that is used to the one that is not, and what a flow leaves torn is
//! completed where that is possible. Where plan and bound do not meet, couples are forced and ruled out one by one: in a
//! small part until nothing is left to try, in a large one as long as there are flows, and then anew around couples
//! that are let go of.

use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::solver::{self, Lists, Matched, Options};
use super::part::Part;

/// The reward of a couple, which is what its pairs share.
const REWARD: i32 = 1 << 10;
/// Flows in which shares are moved.
const ROUNDS: usize = 120;
/// Flows without a better bound after which shares move by half as much.
const PATIENCE: usize = 6;
/// Flows without a better bound after which the shares stay.
const ENOUGH: usize = 24;
/// Flows between two attempts to complete what was found.
const COMPLETED: usize = 6;
/// How many couples are let go of for a torn one's sake.
const FREED: f64 = 0.15;
/// Flows of a part.
const FLOWS: usize = 900;
/// Fewest flows of any part.
const FEWEST: usize = 8;
/// Pairs looked at in all flows of a part together; a large part gets fewer flows.
const WORK: usize = 4_000_000;

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

/// The best choice found in a part.
pub(super) struct Found {
    pub met: u32,
    pub most: u32,
    pub pairs: Vec<Matched>,
}

/// The best choice that can be found in a part.
pub(super) fn best(part: &Part, options: &Options) -> Found {
    let used: Vec<bool> = part.arcs.iter().map(|arc| arc.used).collect();
    let mut search = Search::new(part, used, options);
    if !(part.couples.is_empty() && part.singles.is_empty()) {
        search.run();
    }
    let pairs = part.arcs.iter().zip(&search.best).filter(|(_, used)| **used);
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

struct Search<'a> {
    part: &'a Part,
    options: &'a Options,
    /// What the plan at hand has: pairs, and lessons of those who must have all of theirs.
    pairs: usize,
    full: i64,
    best: Vec<bool>,
    met: u32,
    most: u32,
    /// The least reward that shares led to.
    least: i64,
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
            flows: (WORK / part.arcs.len().max(1)).clamp(FEWEST, FLOWS),
            least: i64::MAX,
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
        self.move_shares(&mut choice);
        // Half of the flows are kept for what forcing one couple after the other does not find.
        let kept = self.flows / 2;
        self.flows -= kept;
        if self.met < self.most && self.branch(&mut choice) {
            self.most = self.met;
        }
        self.flows += kept;
        self.renew(&choice);
    }

    /// Moves shares until the bound is as low as they bring it; `choice` keeps those that did.
    fn move_shares(&mut self, choice: &mut Choice) {
        let (mut now, mut stale, mut pace) = (choice.clone(), 0, 1.0);
        for round in 0..ROUNDS {
            if self.met == self.most || stale == ENOUGH {
                return;
            }
            let Some((used, reward)) = self.flow(&now) else {
                return;
            };
            self.consider(&used);
            stale += 1;
            if reward < self.least {
                (self.least, stale) = (reward, 0);
                choice.share.clone_from(&now.share);
                self.most = self.most.min((reward / i64::from(REWARD)) as u32);
            } else if stale % PATIENCE == 0 {
                pace /= 2.0;
            }
            let gap = (reward - i64::from(self.met) * i64::from(REWARD)) as f64 * pace;
            self.share_out(&mut now, &used, gap);
            if round % COMPLETED == 0 {
                self.complete(&now, used);
            }
        }
    }

    /// Forces a torn couple and lets go of some of the others, as often as there are flows.
    fn renew(&mut self, open: &Choice) {
        let mut rng = ChaCha8Rng::seed_from_u64(self.options.seed);
        while self.met < self.most && self.flows > 0 {
            let couples = self.part.couples.iter().enumerate();
            let torn = couples.filter(|(_, both)| self.best[both.0] != self.best[both.1]);
            let torn: Vec<usize> = torn.map(|(at, _)| at).collect();
            let Some(&target) = torn.choose(&mut rng) else { return };
            let mut choice = open.clone();
            for (at, both) in self.part.couples.iter().enumerate() {
                let met = self.best[both.0] && self.best[both.1];
                if met && !self.in_the_way(at, target) && !rng.random_bool(FREED) {
                    choice.fate[at] = Fate::Forced;
                }
            }
            choice.fate[target] = Fate::Forced;
            if let Some((used, _)) = self.flow(&choice) {
                self.consider(&used);
                self.complete(open, used);
            }
        }
    }

    /// Whether two couples share somebody's lessons.
    fn in_the_way(&self, one: usize, other: usize) -> bool {
        let ends = |couple: usize| {
            let (there, back) = self.part.couples[couple];
            [self.part.ends[there], self.part.ends[back]]
        };
        let share = |a: (u32, u32), b: (u32, u32)| a.0 == b.0 || a.1 == b.1;
        ends(one)
            .into_iter()
            .any(|a| ends(other).into_iter().any(|b| share(a, b)))
    }

    fn consider(&mut self, used: &[bool]) {
        let met = self.part.met(used);
        if met > self.met {
            self.met = met;
            self.best.copy_from_slice(used);
        }
    }

    /// Moves rewards from the pairs that are used to those that are not.
    fn share_out(&self, choice: &mut Choice, used: &[bool], gap: f64) {
        let torn = |(there, back): &(usize, usize)| i32::from(used[*there]) - i32::from(used[*back]);
        let count = self.part.couples.iter().filter(|both| torn(both) != 0).count();
        let step = (gap / count.max(1) as f64).clamp(1.0, f64::from(REWARD / 2)) as i32;
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
