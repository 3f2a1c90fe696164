//! What a set of pairs comes to.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::model::Model;

/// The figures of a set of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Pairs.
    pub pairs: usize,
    /// Pairs that a hard rule forbids by now; they cost nothing here.
    pub forbidden: usize,
    /// All points: pairs, one-sided observers, mutual couples.
    pub points: i64,
    /// The dearest pair.
    pub worst: i32,
    /// Pairs in which the observer has seen this host in the half-years looked back on.
    pub met: usize,
    /// Observers all of whose lessons lie on one side of the APT group's border.
    pub one_sided: usize,
    /// Couples that observe each other.
    pub couples: usize,
}

impl Totals {
    /// The figures of pairs by place, the half-year's standing pairs counted for couples.
    #[must_use]
    pub fn of(model: &Model<'_>, pairs: &[(usize, usize)]) -> Self {
        let mut totals = Self {
            pairs: pairs.len(),
            ..Self::default()
        };
        let mut hosts: Vec<Vec<usize>> = vec![Vec::new(); model.len()];
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); model.len()];
        let mut seen = HashSet::new();
        for &(host, observer) in pairs {
            hosts[observer].push(host);
            rows[host].push(observer);
            totals.met += usize::from(model.met(host, observer).is_some());
            // Couples with a standing pair are in the pair's own points.
            totals.couples += usize::from(seen.insert((host, observer)) && seen.contains(&(observer, host)));
        }
        totals.points += i64::from(model.rules().couple()) * i64::try_from(totals.couples).unwrap_or(i64::MAX);
        for (host, observers) in rows.iter().enumerate().filter(|(_, observers)| !observers.is_empty()) {
            for (cost, observer) in model.costs_of(host, observers).into_iter().zip(observers) {
                // Who shows nothing comes last, which says nothing about the pair.
                totals.worst = totals.worst.max(cost.unwrap_or(0) - model.joining(*observer));
                totals.forbidden += usize::from(cost.is_none());
                totals.points += i64::from(cost.unwrap_or(0));
            }
        }
        for (observer, hosts) in hosts.iter().enumerate() {
            let points = model.one_sided(observer, hosts);
            totals.one_sided += usize::from(points > 0);
            totals.points += i64::from(points);
        }
        totals
    }
}
