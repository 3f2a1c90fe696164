//! Mutual couples avoided, as far as that is worth it, and the worst-off teacher eased where that costs nothing.
//!
//! A couple that observes each other costs both of them half of what 2+2 is for, but a charge on two pairs together is
//! beyond a flow. The solver prices couples ([`solver::avoid_mutual`]) and proves a bound; where its plan does not reach
//! it, exchanges that keep all pairs, quotas, hard rules and the limit on the worst pair bring the cost down further.
//! Where couples are wanted they cost nothing and the plan stays as good as it is ([`reciprocal`]).
//!
//! A teacher's burden is the sum over all their pairs, which no flow can bound either. Among plans that cost the same,
//! exchanges look for one in which nobody bears as much as the worst-off does.

use std::collections::{HashMap, HashSet};

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::chosen::{Chosen, flow};
use super::least::Least;
use super::model::Model;
use super::reciprocal::{self, Couples};
use super::solver::{self, Options, People, Solution};
use super::spread;
use super::totals::Totals;

/// Passes over all couples.
const PASSES: usize = 12;
/// Exchanges for the sake of the worst-off teacher.
const EASED: usize = 300;
/// Other pairs tried for one that is part of a couple, nearest to chance.
const TRIED: usize = 4_000;
/// Couples that weigh as much as a point where they are wanted: they never outweigh one.
const WANTED: i64 = 1 << 20;

/// What a plan costs, over the pairs of the flow: with its mutual couples, unless these were no goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Eased {
    /// All points: pairs, one-sided observers, couples.
    pub value: i64,
    /// No plan with as many pairs, none of them above the limit on the worst pair, costs less.
    pub bound: i64,
    /// First lessons that somebody gave up a second one for; these may be above the limit and cost what they cost.
    pub firsts: u32,
    /// What the worst-off teacher bears.
    pub burden: Burden,
    /// Mutual couples, where they are wanted.
    pub couples: Option<Couples>,
}

/// What a teacher bears: the points of all pairs in which they show or see, charges for joining left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Burden {
    /// What the worst-off teacher bears in the plan.
    pub worst: i64,
    /// What the worst-off teacher bore before anybody was eased.
    pub before: i64,
    /// In every plan with as many pairs somebody bears at least this.
    pub bound: i64,
}

impl Burden {
    /// What the plan is worth as it is.
    pub(super) fn of(model: &Model<'_>, chosen: &[Chosen], least: &Least) -> Self {
        let worst = burdens(model, chosen).into_iter().max().unwrap_or(0);
        Self {
            worst,
            before: worst,
            bound: least.burden(model, chosen.len()).min(worst),
        }
    }
}

/// What each teacher bears, by place.
fn burdens(model: &Model<'_>, chosen: &[Chosen]) -> Vec<i64> {
    let mut own = vec![0; model.len()];
    for pair in chosen {
        let points = i64::from(pair.points - model.joining(pair.observer));
        own[pair.host] += points;
        own[pair.observer] += points;
    }
    own
}

/// The flow's plan with couples undone as far as that pays, or brought about as far as it costs nothing; a bound on the
/// cost, and on the couples where they are wanted.
fn priced(model: &Model<'_>, solution: &Solution, options: &Options) -> (Solution, i64, Option<Couples>) {
    let (hosts, observers) = model.persons();
    let people = People {
        hosts: &hosts,
        observers: &observers,
    };
    let (quotas, least) = (model.quotas(), solution.lower_bound);
    if model.rules().reciprocal {
        let (plan, couples) = reciprocal::most(model, quotas, people, &reciprocal::standing(model), solution, options);
        return (plan, least, Some(couples));
    }
    match i32::from(model.rules().couple()) {
        0 => (solution.clone(), least, None),
        charge => {
            let avoided = solver::avoid_mutual(model, quotas, people, charge, solution, options);
            (avoided.solution, avoided.bound.max(least), None)
        }
    }
}

/// The plan with couples avoided as far as it pays, or as many as can be where they are wanted, and how good it is.
pub(super) fn couples(model: &mut Model<'_>, solution: &Solution, options: &Options) -> (Vec<Chosen>, Eased) {
    let (plan, bound, couples) = priced(model, solution, options);
    let mut chosen = flow(model, &plan);
    // Nobody goes without for the sake of the worst pair: the limit does not hold here.
    let limit = model.limited();
    model.limit(None);
    let firsts = spread::firsts(model, &mut chosen);
    let bound = model.points(bound, chosen.len());
    let mut best = value(model, &chosen);
    if best > bound {
        let mut tried = chosen.clone();
        model.limit(limit);
        exchange(model, &mut tried, options.seed);
        model.limit(None);
        let reached = value(model, &tried);
        if reached < best {
            (chosen, best) = (tried, reached);
        }
    }
    for pair in &mut chosen {
        pair.points = model.cost(pair.host, pair.observer).unwrap_or(pair.points);
    }
    let mut burden = Burden::of(model, &chosen, &Least::of(model));
    if firsts == 0 {
        model.limit(limit);
        burden.worst = lighten(model, &mut chosen, burden);
        model.limit(None);
    }
    let best = best.min(value(model, &chosen));
    let eased = Eased {
        value: best,
        bound: bound.min(best),
        firsts,
        burden,
        couples: couples.map(|couples| couples.with(reciprocal::met(model, &chosen))),
    };
    (chosen, eased)
}

/// All points of a plan: pairs, one-sided observers, couples.
fn value(model: &Model<'_>, chosen: &[Chosen]) -> i64 {
    let pairs: Vec<(usize, usize)> = chosen.iter().map(|pair| (pair.host, pair.observer)).collect();
    Totals::of(model, &pairs).points
}

/// Undoes couples where it pays. The pairs' order stays.
fn exchange(model: &Model<'_>, chosen: &mut [Chosen], seed: u64) {
    let mut board = Board::new(model, chosen);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut order: Vec<usize> = (0..board.pairs.len()).collect();
    for _ in 0..PASSES {
        let mut mutual: Vec<usize> = order.iter().copied().filter(|at| board.is_mutual(*at)).collect();
        if mutual.is_empty() {
            break;
        }
        mutual.shuffle(&mut rng);
        let mut better = false;
        for at in mutual {
            order.shuffle(&mut rng);
            better |= board.is_mutual(at) && board.exchange(at, &order);
        }
        if !better {
            break;
        }
    }
    for (chosen, (host, observer)) in chosen.iter_mut().zip(board.pairs) {
        if (chosen.host, chosen.observer) != (host, observer) {
            (chosen.host, chosen.observer) = (host, observer);
            chosen.points = model.cost(host, observer).unwrap_or(0);
        }
    }
}

/// Exchanges observers with the worst-off teacher's pairs while that eases them, nobody is as badly off for it, and the
/// whole costs no more. What the worst-off bears in the end.
fn lighten(model: &Model<'_>, chosen: &mut [Chosen], burden: Burden) -> i64 {
    let mut board = Board::new(model, chosen);
    let mut own = burdens(model, chosen);
    let stride = chosen.len() / TRIED + 1;
    for round in 0..EASED {
        let Some((worst, &most)) = (0..)
            .zip(&own)
            .max_by_key(|(at, points)| (**points, std::cmp::Reverse(*at)))
        else {
            return 0;
        };
        if most <= burden.bound {
            break;
        }
        let touches = |at: &usize| board.pairs[*at].0 == worst || board.pairs[*at].1 == worst;
        let pairs: Vec<usize> = (0..chosen.len()).filter(touches).collect();
        let mut best: Option<(i64, usize, usize)> = None;
        for at in pairs {
            for other in (round % stride..chosen.len()).step_by(stride) {
                let least = best.map_or(most, |(least, ..)| least);
                if let Some(reached) = board.eased(at, other, &own, least) {
                    best = Some((reached, at, other));
                }
            }
        }
        let Some((_, at, other)) = best else { break };
        board.move_burdens(at, other, &mut own);
        board.swap(at, other);
        for at in [at, other] {
            let (host, observer) = board.pairs[at];
            (chosen[at].host, chosen[at].observer) = (host, observer);
            chosen[at].points = model.cost(host, observer).unwrap_or(0);
        }
    }
    own.into_iter().max().unwrap_or(0)
}

/// Pairs by place, with who sees whom.
struct Board<'m, 'a> {
    model: &'m Model<'a>,
    pairs: Vec<(usize, usize)>,
    times: HashMap<(usize, usize), u32>,
    hosts: Vec<Vec<usize>>,
    /// What a point and a couple weigh.
    weights: (i64, i64),
    /// Pairs that stand already and make wanted couples with the plan's.
    standing: HashSet<(u32, u32)>,
}

impl<'m, 'a> Board<'m, 'a> {
    fn new(model: &'m Model<'a>, chosen: &[Chosen]) -> Self {
        let pairs: Vec<_> = chosen.iter().map(|pair| (pair.host, pair.observer)).collect();
        let mut board = Self {
            model,
            times: HashMap::new(),
            hosts: vec![Vec::new(); model.len()],
            weights: (1, i64::from(model.rules().couple())),
            standing: HashSet::new(),
            pairs,
        };
        if model.rules().reciprocal {
            (board.weights, board.standing) = ((WANTED, -1), reciprocal::standing(model));
        }
        for at in 0..board.pairs.len() {
            board.add(board.pairs[at]);
        }
        board
    }

    fn add(&mut self, (host, observer): (usize, usize)) {
        *self.times.entry((host, observer)).or_default() += 1;
        self.hosts[observer].push(host);
    }

    fn remove(&mut self, (host, observer): (usize, usize)) {
        *self.times.entry((host, observer)).or_insert(1) -= 1;
        if let Some(at) = self.hosts[observer].iter().position(|other| *other == host) {
            self.hosts[observer].swap_remove(at);
        }
    }

    fn meets(&self, host: usize, observer: usize) -> bool {
        self.times.get(&(host, observer)).is_some_and(|times| *times > 0)
    }

    fn is_mutual(&self, at: usize) -> bool {
        let (host, observer) = self.pairs[at];
        self.meets(observer, host)
    }

    /// What the lessons of these observers and the couples of these pairs cost, weighed.
    fn cost(&self, pairs: [(usize, usize); 2]) -> i64 {
        let ((point, couple), mut sum) = (self.weights, 0);
        for (at, (host, observer)) in pairs.into_iter().enumerate() {
            let points = self.model.cost(host, observer).unwrap_or(0);
            let sided = self.model.one_sided(observer, &self.hosts[observer]);
            sum += (i64::from(points) + i64::from(sided)) * point;
            // A couple within the two pairs is counted once.
            let counted = at == 1 && pairs[0] == (observer, host);
            let mutual = self.meets(observer, host) && !counted;
            if mutual || self.standing.contains(&(observer as u32, host as u32)) {
                sum += couple;
            }
        }
        sum
    }

    /// Exchanges the observers of one pair and the best of the others, if that pays.
    fn exchange(&mut self, at: usize, order: &[usize]) -> bool {
        let mut best: Option<(i64, usize)> = None;
        for &other in order.iter().take(TRIED) {
            let saved = self.saved(at, other).unwrap_or(0);
            if saved > best.map_or(0, |(most, _)| most) {
                best = Some((saved, other));
            }
        }
        let Some((_, other)) = best else {
            return false;
        };
        self.swap(at, other);
        true
    }

    /// What an exchange would save, if it is permitted.
    fn saved(&mut self, at: usize, other: usize) -> Option<i64> {
        let ((h1, o1), (h2, o2)) = (self.pairs[at], self.pairs[other]);
        let permitted =
            |host: usize, observer: usize| !self.meets(host, observer) && self.model.cost(host, observer).is_some();
        if h1 == h2 || o1 == o2 || !permitted(h1, o2) || !permitted(h2, o1) {
            return None;
        }
        let before = self.cost([(h1, o1), (h2, o2)]);
        self.swap(at, other);
        let after = self.cost([(h1, o2), (h2, o1)]);
        self.swap(at, other);
        Some(before - after)
    }

    /// What the most burdened of four people would bear after an exchange that costs nothing, if that is less than
    /// `least`.
    fn eased(&mut self, at: usize, other: usize, own: &[i64], least: i64) -> Option<i64> {
        let ((h1, o1), (h2, o2)) = (self.pairs[at], self.pairs[other]);
        let (first, there) = (self.points(h1, o1)?, self.points(h1, o2)?);
        if own[h1] + there - first >= least {
            return None;
        }
        let (second, back) = (self.points(h2, o2)?, self.points(h2, o1)?);
        // Whoever has a part in both pairs cannot exchange them, so these are four people.
        let changes = [
            (h1, there - first),
            (o1, back - first),
            (h2, back - second),
            (o2, there - second),
        ];
        let reached = changes.into_iter().map(|(person, change)| own[person] + change).max()?;
        let dearer = there + back > first + second;
        (reached < least && !dearer && self.saved(at, other)? >= 0).then_some(reached)
    }

    /// The points of a pair, a charge for joining left out.
    fn points(&self, host: usize, observer: usize) -> Option<i64> {
        let points = self.model.cost(host, observer)?;
        Some(i64::from(points - self.model.joining(observer)))
    }

    fn move_burdens(&self, at: usize, other: usize, own: &mut [i64]) {
        let ((h1, o1), (h2, o2)) = (self.pairs[at], self.pairs[other]);
        for (host, observer, sign) in [(h1, o1, -1), (h2, o2, -1), (h1, o2, 1), (h2, o1, 1)] {
            let points = self.points(host, observer).unwrap_or(0) * sign;
            own[host] += points;
            own[observer] += points;
        }
    }

    fn swap(&mut self, at: usize, other: usize) {
        let ((h1, o1), (h2, o2)) = (self.pairs[at], self.pairs[other]);
        self.remove((h1, o1));
        self.remove((h2, o2));
        self.add((h1, o2));
        self.add((h2, o1));
        (self.pairs[at], self.pairs[other]) = ((h1, o2), (h2, o1));
    }
}
