//! The pairs of a plan by place in the model, and what they leave open.

use std::collections::BTreeMap;

use super::model::Model;
use super::solver::Solution;

/// A pair of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The host's place in the model.
    pub host: usize,
    /// The observer's place in the model.
    pub observer: usize,
    /// What it costs, in points.
    pub points: i32,
    /// How it came to be.
    pub kind: Kind,
}

/// How a pair came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By the flow.
    Flow,
    /// Two who meet already meet again, because there are fewer than four.
    Again,
    /// A guest who shows nothing joins a lesson that somebody else observes.
    Joins,
}

/// The real pairs of a solution. One that was stopped early may not have placed all extra rows: then an observer can
/// have too many pairs, and the dearest give way.
pub(super) fn flow(model: &Model<'_>, solution: &Solution) -> Vec<Chosen> {
    let mut pairs = model.pairs(solution);
    pairs.sort_by_key(|(host, observer, points)| (*observer, *points, *host));
    let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
    pairs.retain(|(_, observer, _)| {
        let seen = seen.entry(*observer).or_default();
        *seen += 1;
        *seen <= model.quotas().observe[*observer]
    });
    let chosen = |(host, observer, points)| Chosen {
        host,
        observer,
        points,
        kind: Kind::Flow,
    };
    pairs.into_iter().map(chosen).collect()
}

/// What is still to show and to see, by place.
#[derive(Clone, Debug)]
pub(super) struct Left {
    /// Lessons to show.
    pub show: Vec<u32>,
    /// Lessons to observe.
    pub observe: Vec<u32>,
}

impl Left {
    /// What `chosen` leaves open.
    pub fn new(model: &Model<'_>, chosen: &[Chosen]) -> Self {
        let (show, observe) = (&model.quotas().show, &model.quotas().observe);
        let mut left = Self {
            show: show[..model.len()].to_vec(),
            observe: observe[..model.len()].to_vec(),
        };
        for pair in chosen {
            left.show[pair.host] -= 1;
            left.observe[pair.observer] -= 1;
        }
        left
    }
}
