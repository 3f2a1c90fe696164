//! From a problem to its plan: the flow, then what only small schools and guests need, then the words.

use super::chosen::{Chosen, Kind, Left, flow};
use super::ease::{self, Burden, Eased};
use super::least::Least;
use super::model::Model;
use super::solver::{self, Bound, Flaw, Lists, Options, Quotas, Solution};
use super::worst::{self, Worst};
use super::{Pair, Plan, Problem, explain, may_meet};
use crate::domain::policy::pairing::Rules;

/// Below this number of people an ordered pair may meet twice (domain §3.3).
const REPEATS_BELOW: usize = 4;

/// A plan with all that is known about it.
#[derive(Clone, Debug)]
pub struct Made<'a> {
    /// The costs.
    pub model: Model<'a>,
    /// What the solver found and proved, over the model's rows and columns.
    pub solution: Solution,
    /// The limit on the worst pair under which it was found.
    pub worst: Worst,
    /// What the plan costs with its couples, and a bound for it.
    pub eased: Eased,
    /// What it was made for.
    pub goals: Goals,
    /// The pairs by place in the model.
    pub chosen: Vec<Chosen>,
    /// The plan in public terms.
    pub plan: Plan,
}

/// What is improved beside the number of pairs and their whole cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goals {
    /// Whether the worst pair is made as good as can be before the cost is brought down.
    pub worst: bool,
    /// Whether mutual couples are undone, or brought about where they are wanted.
    pub couples: bool,
}

impl Goals {
    /// Most pairs, then least cost, and nothing else: the plain flow.
    pub const PLAIN: Self = Self {
        worst: false,
        couples: false,
    };

    /// All goals.
    pub const ALL: Self = Self {
        worst: true,
        couples: true,
    };
}

/// Makes a plan and keeps what it was made from: most pairs, then the worst pair as good as possible, then the least
/// cost, all proven; then couples undone and, where it costs nothing, the worst-off teacher eased.
#[must_use]
pub fn make<'a>(problem: &'a Problem, rules: &'a Rules, options: &Options) -> Made<'a> {
    make_for(problem, rules, options, &Goals::ALL)
}

/// Makes a plan for chosen goals.
#[must_use]
pub fn make_for<'a>(problem: &'a Problem, rules: &'a Rules, options: &Options, goals: &Goals) -> Made<'a> {
    solve_for(problem, rules, options, goals).complete(options)
}

/// The flow of a plan with its proof, before anything is made of it.
#[derive(Clone, Debug)]
pub struct Solved<'a> {
    model: Model<'a>,
    solution: Solution,
    /// The limit under which it was found, if that was a goal.
    worst: Option<Worst>,
    goals: Goals,
}

/// Finds the flow of a plan: most pairs, then the worst pair as good as possible if that is a goal, then least cost.
#[must_use]
pub fn solve_for<'a>(problem: &'a Problem, rules: &'a Rules, options: &Options, goals: &Goals) -> Solved<'a> {
    let mut model = Model::new(problem, rules, options.seed);
    let worst = goals.worst.then(|| worst::limit(&mut model)).flatten();
    let solution = solver::solve(&model, model.quotas(), options);
    Solved {
        model,
        solution,
        worst,
        goals: *goals,
    }
}

impl<'a> Solved<'a> {
    /// Checks the proof over all ordered pairs, whose costs are worked out anew.
    ///
    /// # Errors
    /// The first [`Flaw`] found.
    pub fn check(&self) -> Result<Bound, Flaw> {
        solver::check(&self.model, self.model.quotas(), &self.solution)
    }

    /// Makes the plan: the other goals, what is no flow, and the words.
    #[must_use]
    pub fn complete(mut self, options: &Options) -> Made<'a> {
        if self.goals.couples {
            let worst = self.worst.unwrap_or_else(|| {
                let chosen = flow(&self.model, &self.solution);
                Worst::of(&self.model, &chosen, &Least::of(&self.model))
            });
            let (chosen, eased) = ease::couples(&mut self.model, &self.solution, options);
            return assemble(self.model, self.solution, (self.goals, worst, eased), chosen, options);
        }
        self.model.limit(None);
        complete(self.model, self.solution, self.worst, options)
    }
}

/// Completes a flow as it is; `worst` is the limit under which it was found, if there was one.
pub(super) fn complete<'a>(model: Model<'a>, solution: Solution, worst: Option<Worst>, options: &Options) -> Made<'a> {
    let chosen = flow(&model, &solution);
    let least = Least::of(&model);
    let worst = worst.unwrap_or_else(|| Worst::of(&model, &chosen, &least));
    let burden = Burden::of(&model, &chosen, &least);
    let bound = model.points(solution.lower_bound, chosen.len());
    let value = model.points(solution.cost, chosen.len());
    assemble(
        model,
        solution,
        (
            Goals::PLAIN,
            worst,
            Eased {
                value,
                bound,
                firsts: 0,
                burden,
                couples: None,
            },
        ),
        chosen,
        options,
    )
}

/// Adds what is no flow, and the words.
fn assemble<'a>(
    model: Model<'a>,
    solution: Solution,
    (goals, worst, eased): (Goals, Worst, Eased),
    mut chosen: Vec<Chosen>,
    options: &Options,
) -> Made<'a> {
    let mut left = Left::new(&model, &chosen);
    chosen.extend(again(&model, &mut left, &chosen, options));
    let joining = join(&model, &mut left, &chosen, options);
    chosen.extend(joining);
    chosen.sort_by_key(|pair| {
        let pair = model.pair(pair.host, pair.observer);
        (pair.host, pair.observer)
    });
    let plan = explain::plan(&model, &chosen, &left);
    Made {
        model,
        solution,
        worst,
        eased,
        goals,
        chosen,
        plan,
    }
}

/// Fewer than four: an ordered pair may meet twice.
fn again(model: &Model<'_>, left: &mut Left, chosen: &[Chosen], options: &Options) -> Vec<Chosen> {
    let mut found = Vec::new();
    for town in model.towns().iter().filter(|town| town.len() < REPEATS_BELOW) {
        let times = |pair: Pair, host: usize, observer: usize| {
            let now = chosen
                .iter()
                .filter(|pair| (pair.host, pair.observer) == (host, observer))
                .count();
            now + model.problem().kept.iter().filter(|kept| **kept == pair).count()
        };
        let mut lists = Lists::new(town.len());
        for host in town.clone() {
            let permitted = (0..).zip(town.clone()).filter(|(_, observer)| {
                let pair = model.pair(host, *observer);
                may_meet(model.problem(), pair) && model.can_meet(host, *observer) && times(pair, host, *observer) == 1
            });
            lists.push(permitted.map(|(at, observer)| (at, model.cost(host, observer).unwrap_or(0))));
        }
        let quotas = Quotas {
            show: left.show[town.clone()].to_vec(),
            observe: left.observe[town.clone()].to_vec(),
        };
        for pair in solver::solve(&lists, &quotas, options).pairs {
            let (host, observer) = (town.start + pair.host as usize, town.start + pair.observer as usize);
            left.show[host] -= 1;
            left.observe[observer] -= 1;
            found.push(Chosen {
                host,
                observer,
                points: pair.cost,
                kind: Kind::Again,
            });
        }
    }
    found
}

/// Who shows nothing may join a planned lesson as a second observer where the host welcomes that (domain §3.3).
fn join(model: &Model<'_>, left: &mut Left, chosen: &[Chosen], options: &Options) -> Vec<Chosen> {
    let guests: Vec<usize> = (0..model.len())
        .filter(|at| model.people()[*at].show == 0 && left.observe[*at] > 0)
        .collect();
    if guests.is_empty() {
        return Vec::new();
    }
    let mut planned: Vec<u32> = vec![0; model.len()];
    for pair in chosen {
        planned[pair.host] += 1;
    }
    let mut over = vec![0; model.len()];
    for host in model.problem().kept.iter().filter_map(|pair| model.place(pair.host)) {
        if planned[host] < model.people()[host].show {
            planned[host] += 1;
        } else {
            over[host] += 1;
        }
    }
    let places =
        |host: usize| (planned[host] * model.people()[host].visitors.saturating_sub(1)).saturating_sub(over[host]);
    let hosts: Vec<usize> = (0..model.len()).filter(|host| places(*host) > 0).collect();
    let mut lists = Lists::new(guests.len());
    for &host in &hosts {
        let new = |observer: usize| !chosen.iter().any(|pair| (pair.host, pair.observer) == (host, observer));
        let costs = model.costs_of(host, &guests);
        let permitted = (0..).zip(&guests).zip(costs).filter(|((_, guest), _)| new(**guest));
        lists.push(permitted.filter_map(|((at, _), cost)| Some((at, cost?))));
    }
    let quotas = Quotas {
        show: hosts.iter().map(|host| places(*host)).collect(),
        observe: guests.iter().map(|guest| left.observe[*guest]).collect(),
    };
    let pairs = solver::solve(&lists, &quotas, options).pairs.into_iter();
    let found = pairs.map(|pair| {
        let (host, observer) = (hosts[pair.host as usize], guests[pair.observer as usize]);
        left.observe[observer] -= 1;
        Chosen {
            host,
            observer,
            points: pair.cost,
            kind: Kind::Joins,
        }
    });
    found.collect()
}
