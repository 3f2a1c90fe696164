//! `kolega pair solve`: the plain problem of a file of costs. Most pairs, then least cost, with its proof.
//!
//! The people are those whom the file names: everyone in its `host` column shows `--show` lessons, everyone in its
//! `observer` column sees `--observe`. `missing` is the lesser of the two sums, less the pairs of the plan.

mod table;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use clap::{Args, value_parser};
use serde_json::{Map, Value, json};

use crate::domain::pairing::solver::{self, Bound, Options, Quotas, Solution};
use table::{Stored, Table};

/// The arguments of `kolega pair solve`.
#[derive(Debug, Args)]
pub(super) struct Solve {
    /// A CSV file with the columns host, observer and cost: one row for each permitted ordered pair, with a whole cost
    /// from 0 on. A pair that is not listed is forbidden.
    costs: PathBuf,
    /// Lessons that each host shows.
    #[arg(long, default_value_t = 2, value_parser = value_parser!(u32).range(0..=1_000_000))]
    show: u32,
    /// Lessons that each observer sees.
    #[arg(long, default_value_t = 2, value_parser = value_parser!(u32).range(0..=1_000_000))]
    observe: u32,
    /// Ends the search after so many pivots, with the best plan so far and a bound for what it may lack.
    #[arg(long, value_name = "COUNT")]
    pivots: Option<u64>,
    /// Prints one JSON object instead of CSV rows.
    #[arg(long)]
    json: bool,
    /// Writes the dual prices that prove the plan, as JSON.
    #[arg(long, value_name = "OUT")]
    certificate: Option<PathBuf>,
}

/// Runs it.
pub(super) fn run(arguments: &Solve) -> anyhow::Result<()> {
    let table = Table::read(&arguments.costs)?;
    let quotas = Quotas {
        show: vec![arguments.show; table.hosts.len()],
        observe: vec![arguments.observe; table.observers.len()],
    };
    let options = Options {
        max_pivots: arguments.pivots,
        ..Options::default()
    };
    let started = Instant::now();
    let (solution, bound) = match &table.stored {
        Stored::Full(matrix) => prove(matrix, &quotas, &options),
        Stored::Listed(lists) => prove(lists, &quotas, &options),
    }?;
    let solve_ms = (started.elapsed().as_secs_f64() * 1e6).round() / 1e3;
    if let Some(path) = &arguments.certificate {
        let certificate = certificate(&table, &quotas, &solution, &bound);
        write(path, &certificate).with_context(|| format!("{}: cannot be written", path.display()))?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if arguments.json {
        print_json(&mut out, &table, &solution, solve_ms)?;
    } else {
        print_rows(&mut out, &table, &solution)?;
        eprintln!("{}", summary(&solution, solve_ms));
    }
    Ok(out.flush()?)
}

fn prove(costs: &impl solver::Costs, quotas: &Quotas, options: &Options) -> anyhow::Result<(Solution, Bound)> {
    let solution = solver::solve(costs, quotas, options);
    let bound = solver::check(costs, quotas, &solution).context("the plan failed its own check")?;
    Ok((solution, bound))
}

fn print_json(out: &mut impl Write, table: &Table, solution: &Solution, solve_ms: f64) -> anyhow::Result<()> {
    let pair = |pair: &solver::Matched| json!([table.host(pair.host), table.observer(pair.observer), pair.cost]);
    let answer = json!({
        "pairs": solution.pairs.iter().map(pair).collect::<Vec<_>>(),
        "missing": solution.missing,
        "cost": solution.cost,
        "lower_bound": solution.lower_bound,
        "proven": solution.proven,
        "solve_ms": solve_ms,
        "hosts": table.hosts.len(),
        "observers": table.observers.len(),
    });
    serde_json::to_writer(&mut *out, &answer)?;
    Ok(writeln!(out)?)
}

fn print_rows(out: &mut impl Write, table: &Table, solution: &Solution) -> anyhow::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["host", "observer", "cost"])?;
    for pair in &solution.pairs {
        rows.write_record([
            table.host(pair.host),
            table.observer(pair.observer),
            &pair.cost.to_string(),
        ])?;
    }
    Ok(rows.flush()?)
}

fn summary(solution: &Solution, solve_ms: f64) -> String {
    let Solution {
        pairs,
        missing,
        cost,
        lower_bound,
        proven,
        ..
    } = solution;
    let proof = if *proven {
        "proven best".to_owned()
    } else {
        format!("at least {lower_bound}")
    };
    format!(
        "{} pairs, {missing} missing, cost {cost} ({proof}), {solve_ms} ms",
        pairs.len()
    )
}

/// The dual prices by name, and what they prove.
fn certificate(table: &Table, quotas: &Quotas, solution: &Solution, bound: &Bound) -> Value {
    let potentials = &solution.potentials;
    let prices = |names: &mut dyn Iterator<Item = &str>, prices: &[i64]| -> Value {
        names
            .zip(prices)
            .map(|(name, &price)| (name.to_owned(), Value::from(price)))
            .collect::<Map<_, _>>()
            .into()
    };
    let mut hosts = (0..).take(table.hosts.len()).map(|host| table.host(host));
    let mut observers = (0..)
        .take(table.observers.len())
        .map(|observer| table.observer(observer));
    let number = |value: i128| i64::try_from(value).map_or_else(|_| Value::from(value.to_string()), Value::from);
    json!({
        "claim": "for u = host, v = observer and every plan: cost + penalty * (sum of show - pairs) >= dual = \
                  sum(observe * v) - sum(show * u) - sum over listed pairs of max(0, v - u - cost), \
                  given u >= -penalty and v <= 0; equality proves a plan best",
        "show": quotas.show.first(),
        "observe": quotas.observe.first(),
        "penalty": potentials.penalty,
        "primal": number(bound.primal),
        "dual": number(bound.dual),
        "proven": bound.proven,
        "host": prices(&mut hosts, &potentials.host),
        "observer": prices(&mut observers, &potentials.observer),
    })
}

fn write(path: &Path, value: &Value) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    serde_json::to_writer(&mut out, value)?;
    Ok(out.flush()?)
}
