//! `kolega pair plan`: a half-year's plan from a school's own files, with reasons, proposals, proof and comparisons.

mod dimacs;
mod people;
mod report;
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde::Deserialize;

use super::files::{self, Files, Pool};
use super::progress;
use crate::domain::calendar::{CalendarEdits, CalendarFile, HalfYear, HalfYearId, SchoolYear};
use crate::domain::lang::Lang;
use crate::domain::pairing::chosen::{Chosen, Kind};
use crate::domain::pairing::compare;
use crate::domain::pairing::hall::{self, Block};
use crate::domain::pairing::make::{Goals, Made, solve_for};
use crate::domain::pairing::slots::offers::{self, Day, Offer, Term, Wanted};
use crate::domain::pairing::solver::Options;
use crate::domain::pairing::totals::Totals;
use crate::domain::policy::pairing::Rules;

/// Weeks looked at when no half-year is named.
const WEEKS: usize = 10;

/// The arguments of `kolega pair plan`.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// A staff list; several are schools of one town, planned together.
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    staff: Vec<PathBuf>,
    /// A timetable: only pairs with a common lesson are planned, and each gets proposals.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    timetable: Vec<PathBuf>,
    /// Earlier pairs: host, observer, and optionally ago (in half-years) and state (met, missed, kept, ended, excluded,
    /// private), also as `/pairing history` words them.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    history: Vec<PathBuf>,
    /// Weights of the rules: a kolega.toml with [pairing], or only its keys.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Plans for this half-year, as 2026-2027-1: dates for the proposals, a share for who joined in it.
    #[arg(long, value_name = "HALF-YEAR")]
    half_year: Option<HalfYearId>,
    /// What chance starts from; the same files and seed, the same plan.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Most pairs, then least cost, and nothing else: neither the worst pair nor mutual couples are looked at.
    #[arg(long)]
    plain: bool,
    /// Prints one JSON object.
    #[arg(long)]
    json: bool,
    /// The language of the table: lt or en.
    #[arg(long, default_value = "lt", value_parser = lang)]
    lang: Lang,
    /// Writes the flow problem that was solved, in DIMACS format, for any other solver.
    #[arg(long, value_name = "OUT")]
    dimacs: Option<PathBuf>,
}

fn lang(code: &str) -> Result<Lang, String> {
    Lang::from_word(code).ok_or_else(|| "lt or en".to_owned())
}

/// A plan with all that is printed of it.
struct Answer<'a> {
    made: &'a Made<'a>,
    pool: &'a Pool,
    totals: Totals,
    shuffle: Totals,
    last: Option<Totals>,
    blocks: Vec<Block>,
    /// Proposals by pair; without dates when no half-year is named.
    offers: Vec<Vec<Offer>>,
    days: Vec<Day>,
    dated: bool,
    millis: Millis,
}

/// Wall-clock times in milliseconds, files not counted.
#[derive(Clone, Copy, Debug, Default)]
struct Millis {
    /// From the people in memory to a flow whose proof has been checked over all ordered pairs: the costs worked out,
    /// most pairs, the best worst pair if that is a goal, least cost.
    solve: f64,
    /// From the people in memory to all that is printed: couples, reasons, proposals and comparisons too.
    total: f64,
}

fn millis(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

/// Reads, plans, prints.
pub(super) fn run(args: &Plan) -> anyhow::Result<()> {
    let rules = args.rules.as_deref().map_or_else(|| Ok(Rules::default()), rules)?;
    let year = args.half_year.map(|id| {
        let year = SchoolYear::new(&CalendarFile::by_rule(id.year), &CalendarEdits::default());
        let half = year.half(id.half);
        (year, half)
    });
    let files = Files {
        staff: args.staff.clone(),
        timetable: args.timetable.clone(),
        history: args.history.clone(),
    };
    let pool = files::read(&files, year.as_ref().map(|(_, half)| half))?;
    for note in &pool.notes {
        eprintln!("kolega: {note}");
    }
    let options = Options {
        seed: args.seed,
        ..Options::default()
    };
    let goals = if args.plain { Goals::PLAIN } else { Goals::ALL };
    let what = format!("planning {} people", pool.names.len());
    let begun = Instant::now();
    // It takes the memory of a second model, so it comes before the first one.
    let last = compare::of_last(&pool.problem, &rules);
    let (made, solve) = progress::shown(&what, || -> anyhow::Result<_> {
        let started = Instant::now();
        let solved = solve_for(&pool.problem, &rules, &options, &goals);
        solved.check().context("the plan failed its own check")?;
        let solve = millis(started);
        Ok((solved.complete(&options), solve))
    })?;
    let days = year.as_ref().map_or_else(weeks, |(year, half)| days(year, half));
    let mut answer = answer(&made, &pool, args.seed, (days, year.is_some()), last);
    answer.millis = Millis {
        solve,
        total: millis(begun),
    };
    if let Some(path) = &args.dimacs {
        let file = File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
        let mut out = BufWriter::new(file);
        dimacs::write(&made, &mut out)
            .and_then(|()| out.flush())
            .with_context(|| format!("{}: cannot be written", path.display()))?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        serde_json::to_writer(&mut out, &report::Report(&answer))?;
        writeln!(out)?;
    } else {
        people::print(&answer, args.lang, &mut out)?;
    }
    Ok(out.flush()?)
}

fn answer<'a>(
    made: &'a Made<'a>,
    pool: &'a Pool,
    seed: u64,
    (days, dated): (Vec<Day>, bool),
    last: Option<Totals>,
) -> Answer<'a> {
    let pair = |chosen: &Chosen| Wanted {
        pair: made.model.pair(chosen.host, chosen.observer),
        joins: chosen.kind == Kind::Joins,
    };
    let wanted: Vec<Wanted> = made.chosen.iter().map(pair).collect();
    let term = Term {
        days: days.clone(),
        ..Term::default()
    };
    Answer {
        totals: compare::of_plan(made),
        shuffle: compare::of_shuffle(&made.model, seed),
        last,
        blocks: hall::blocks(made),
        offers: offers::offers(&wanted, &pool.problem.teachers, &pool.problem.timetable, &term),
        made,
        pool,
        days,
        dated,
        millis: Millis::default(),
    }
}

/// The school days of a half-year up to its deadline.
fn days(year: &SchoolYear, half: &HalfYear) -> Vec<Day> {
    let all = half.start.iter_days().take_while(|date| *date <= half.obs_deadline);
    let school = all.filter(|date| year.is_school_day(*date));
    school.map(|date| Day::of(year, date)).collect()
}

/// Some weeks without dates: any Monday begins them.
fn weeks() -> Vec<Day> {
    let monday = NaiveDate::from_isoywd_opt(2001, 1, chrono::Weekday::Mon).unwrap_or(NaiveDate::MIN);
    let all = monday
        .iter_days()
        .take(7 * WEEKS)
        .enumerate()
        .filter(|(_, date)| weekday(*date) <= 5);
    all.map(|(at, date)| Day {
        date,
        weekday: weekday(date),
        week_b: at / 7 % 2 == 1,
    })
    .collect()
}

fn weekday(date: NaiveDate) -> u8 {
    u8::try_from(date.weekday().number_from_monday()).unwrap_or(7)
}

/// The week of a date, from 1.
fn week(first: NaiveDate, date: NaiveDate) -> i64 {
    let monday = first - chrono::Days::new(u64::from(first.weekday().num_days_from_monday()));
    (date - monday).num_weeks() + 1
}

/// What a kolega.toml says of pairs; the rest of it is for others to read.
#[derive(Deserialize)]
struct Settings {
    pairing: Rules,
}

/// A table of rules: a whole kolega.toml, or only the keys.
fn rules(path: &Path) -> anyhow::Result<Rules> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{name}: cannot be read"))?;
    let line = |fault: &toml::de::Error| {
        let at = fault.span().map_or(0, |span| span.start);
        format!(
            "{name}: row {}: {}; mend the line",
            text[..at.min(text.len())].matches('\n').count() + 1,
            fault.message().replace("expected u16", "expected a whole number")
        )
    };
    let table: toml::Table = toml::from_str(&text).map_err(|fault| anyhow::anyhow!(line(&fault)))?;
    let read = if table.contains_key("pairing") {
        toml::from_str(&text).map(|settings: Settings| settings.pairing)
    } else {
        toml::from_str(&text)
    };
    let rules: Rules = read.map_err(|fault| anyhow::anyhow!(line(&fault)))?;
    rules.check().map_err(|fault| anyhow::anyhow!("{name}: {fault}"))?;
    Ok(rules)
}

#[cfg(test)]
mod tests;
