//! A second solver for the tests: shortest augmenting paths by Bellman and Ford, one unit at a time. Right, and slow.

use super::{Costs, FORBIDDEN, Quotas};

/// The most pairs, and their least cost.
pub(super) fn solve(costs: &impl Costs, quotas: &Quotas) -> (u64, i64) {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let rows: Vec<Vec<i32>> = (0..hosts)
        .map(|h| costs.row(h, &mut vec![FORBIDDEN; observers]).to_vec())
        .collect();
    let (mut show, mut observe) = (quotas.show.clone(), quotas.observe.clone());
    let mut used = vec![vec![false; observers]; hosts];
    let (mut pairs, mut total) = (0, 0);
    loop {
        let mut to_host: Vec<(i64, usize)> = show
            .iter()
            .map(|&left| (if left > 0 { 0 } else { i64::MAX }, usize::MAX))
            .collect();
        let mut to_observer = vec![(i64::MAX, usize::MAX); observers];
        let mut active: Vec<usize> = (0..hosts).filter(|&host| show[host] > 0).collect();
        while !active.is_empty() {
            let mut reached = Vec::new();
            for host in active {
                for (observer, &cost) in rows[host].iter().enumerate() {
                    let far = to_host[host].0 + i64::from(cost);
                    if cost != FORBIDDEN && !used[host][observer] && far < to_observer[observer].0 {
                        to_observer[observer] = (far, host);
                        reached.push(observer);
                    }
                }
            }
            active = Vec::new();
            for observer in reached {
                for host in 0..hosts {
                    let far = to_observer[observer].0 - i64::from(rows[host][observer]);
                    if used[host][observer] && far < to_host[host].0 {
                        to_host[host] = (far, observer);
                        active.push(host);
                    }
                }
            }
        }
        let ends = (0..observers).filter(|&observer| observe[observer] > 0 && to_observer[observer].0 < i64::MAX);
        let Some(end) = ends.min_by_key(|&observer| to_observer[observer].0) else {
            return (pairs, total);
        };
        (pairs, total) = (pairs + 1, total + to_observer[end].0);
        observe[end] -= 1;
        let mut observer = end;
        loop {
            let host = to_observer[observer].1;
            used[host][observer] = true;
            observer = to_host[host].1;
            if observer == usize::MAX {
                show[host] -= 1;
                break;
            }
            used[host][observer] = false;
        }
    }
}
