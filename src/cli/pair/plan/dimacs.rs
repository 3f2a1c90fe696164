//! The flow problem of a plan in DIMACS format (`p min`), so that any other solver can check the engine.

use std::io::{self, Write};

use crate::domain::pairing::make::Made;
use crate::domain::pairing::solver::{Costs, List};

/// What is needed before the first arc can be written.
struct Size {
    /// Arcs from hosts to observers.
    pairs: usize,
    /// What a lesson that nobody observes costs: more than all other costs together.
    penalty: i64,
    /// Lessons that nobody observes in the plan.
    idle: u64,
    /// What the flow's plan costs.
    cost: i64,
    /// Its pairs.
    planned: usize,
}

impl Size {
    fn of(made: &Made<'_>) -> Self {
        let model = &made.model;
        let (n, quotas) = (model.len(), model.quotas());
        let sum = |quotas: &[u32]| quotas[..n].iter().map(|quota| u64::from(*quota)).sum::<u64>();
        let (mut pairs, mut dearest, mut list) = (0, 0, List::default());
        for host in 0..n {
            for (_, points) in permitted(made, host, &mut list) {
                pairs += 1;
                dearest = dearest.max(i64::from(points));
            }
        }
        let sides = model.sides();
        let charges: i64 = sides
            .iter()
            .map(|side| i64::from(side.no_inside) + i64::from(side.no_outside))
            .sum();
        let full = sum(&quotas.show).min(sum(&quotas.observe));
        let planned = model.pairs(&made.solution).len();
        Self {
            pairs,
            penalty: 1 + charges + dearest * i64::try_from(full).unwrap_or(i64::MAX),
            idle: sum(&quotas.show) - planned as u64,
            cost: model.points(made.solution.cost, planned),
            planned,
        }
    }

    fn objective(&self) -> i64 {
        self.cost + self.penalty * i64::try_from(self.idle).unwrap_or(i64::MAX)
    }
}

/// The optimum of the file: the flow's cost and the penalty of every lesson that nobody observes.
pub(super) fn objective(made: &Made<'_>) -> i64 {
    // The penalty is known only to who reads all pairs.
    let (model, pairs) = (&made.model, made.model.pairs(&made.solution).len());
    let shown: u64 = model.quotas().show[..model.len()]
        .iter()
        .map(|units| u64::from(*units))
        .sum();
    if shown == pairs as u64 {
        return model.points(made.solution.cost, pairs);
    }
    Size::of(made).objective()
}

/// Writes the problem.
pub(super) fn write(made: &Made<'_>, out: &mut impl Write) -> io::Result<()> {
    let (model, size) = (&made.model, Size::of(made));
    let (n, sides) = (model.len(), model.sides());
    let (show, observe) = (&model.quotas().show[..n], &model.quotas().observe[..n]);
    let more = sides
        .iter()
        .map(|side| if observe[side.observer] > 1 { 4 } else { 2 })
        .sum::<usize>()
        + 2 * n;
    let last = 2 * n + 2 * sides.len() + 1;
    comments(&size, n, out)?;
    writeln!(out, "p min {last} {}", size.pairs + more)?;
    for (at, quota) in show.iter().enumerate().filter(|(_, quota)| **quota > 0) {
        writeln!(out, "n {} {quota}", at + 1)?;
    }
    for (at, quota) in observe.iter().enumerate().filter(|(_, quota)| **quota > 0) {
        writeln!(out, "n {} -{quota}", n + at + 1)?;
    }
    let sum = |quotas: &[u32]| quotas.iter().map(|quota| i64::from(*quota)).sum::<i64>();
    let rest = sum(observe) - sum(show);
    if rest != 0 {
        writeln!(out, "n {last} {rest}")?;
    }
    pairs(made, out)?;
    for (at, side) in sides.iter().enumerate() {
        let (inside, outside, observer) = (2 * n + 2 * at + 1, 2 * n + 2 * at + 2, n + side.observer + 1);
        let quota = observe[side.observer];
        for (node, charge) in [(inside, side.no_outside), (outside, side.no_inside)] {
            if quota > 1 {
                writeln!(out, "a {node} {observer} 0 {} 0", quota - 1)?;
            }
            writeln!(out, "a {node} {observer} 0 1 {charge}")?;
        }
    }
    for at in 0..n {
        writeln!(out, "a {} {last} 0 {} {}", at + 1, show[at], size.penalty)?;
        writeln!(out, "a {last} {} 0 {} 0", n + at + 1, observe[at])?;
    }
    Ok(())
}

fn comments(size: &Size, n: usize, out: &mut impl Write) -> io::Result<()> {
    let (first, last, penalty) = (n + 1, 2 * n, size.penalty);
    writeln!(
        out,
        "c The 2+2 plan as a minimum-cost flow: most pairs first, then least cost. Pairs above the limit on"
    )?;
    writeln!(
        out,
        "c the worst pair are left out (none is with --plain). Couples who observe each other are not part of it."
    )?;
    writeln!(
        out,
        "c Nodes 1..{n}: hosts, each with the lessons to show. Nodes {first}..{last}: observers, each with the"
    )?;
    writeln!(
        out,
        "c lessons to see. Then two nodes (inside, outside the APT group) for each observer who wishes one lesson"
    )?;
    writeln!(
        out,
        "c of each: all lessons on one side charge the last of them. The last node takes what finds no pair: a"
    )?;
    writeln!(
        out,
        "c lesson shown to nobody costs {penalty}, more than all costs together, so most pairs come first."
    )?;
    writeln!(
        out,
        "c An ordered pair is an arc of capacity 1 with its cost in points; what must not meet has no arc."
    )?;
    writeln!(
        out,
        "c Pairs {}, cost {}, lessons shown to nobody {}.",
        size.planned, size.cost, size.idle
    )?;
    writeln!(
        out,
        "c Optimum {} = cost + {penalty} * lessons shown to nobody",
        size.objective()
    )
}

/// The columns of a host's permitted pairs that keep to the limit, with their points.
fn permitted<'a>(made: &'a Made<'_>, host: usize, list: &'a mut List) -> impl Iterator<Item = (u32, i32)> + 'a {
    let model = &made.model;
    let (columns, costs) = model.list(host, list);
    let pairs = columns
        .iter()
        .zip(costs)
        .map(|(column, cost)| (*column, cost - model.base()));
    pairs.filter(move |(column, points)| {
        let charged = model
            .places_of(host as u32, *column)
            .map_or(0, |(_, observer)| model.joining(observer));
        made.worst.limit.is_none_or(|limit| points - charged <= limit)
    })
}

/// An arc for every permitted pair.
fn pairs(made: &Made<'_>, out: &mut impl Write) -> io::Result<()> {
    let (model, n) = (&made.model, made.model.len());
    let mut node: Vec<usize> = (0..n).map(|at| n + at + 1).collect();
    for (at, side) in model.sides().iter().enumerate() {
        node[side.observer] = 2 * n + 2 * at + 2;
        node.push(2 * n + 2 * at + 1);
    }
    let mut list = List::default();
    for host in 0..n {
        for (column, points) in permitted(made, host, &mut list) {
            writeln!(out, "a {} {} 0 1 {points}", host + 1, node[column as usize])?;
        }
    }
    Ok(())
}
