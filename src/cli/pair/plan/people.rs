//! The plan as a table for people.

use std::io::{self, Write};

use super::words::Words;
use super::{Answer, week, weekday};
use crate::args;
use crate::domain::ids::PersonId;
use crate::domain::lang::Lang;
use crate::domain::pairing::slots::offers::{self, Offer};
use crate::domain::pairing::totals::Totals;
use crate::domain::pairing::{Task, Why};

/// Prints the plan.
pub(super) fn print(answer: &Answer<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let words = Words::new(lang);
    let (made, eased) = (answer.made, answer.made.eased);
    let solution = &made.solution;
    let figures = args![
        people = made.model.len(),
        pairs = made.chosen.len(),
        missing = solution.missing
    ];
    writeln!(out, "{}", words.say("pair-title", &figures))?;
    let (cost, worst) = (eased.value, answer.totals.worst);
    let sentence = if solution.proven && eased.value == eased.bound {
        words.say("pair-cost-proven", &args![cost = cost, worst = worst])
    } else {
        words.say(
            "pair-cost-bound",
            &args![cost = cost, worst = worst, bound = eased.bound],
        )
    };
    writeln!(out, "{sentence}")?;
    let Totals {
        met,
        couples,
        one_sided,
        ..
    } = answer.totals;
    writeln!(
        out,
        "{}",
        words.say(
            "pair-figures",
            &args![met = met, couples = couples, one_sided = one_sided]
        )
    )?;
    if let Some(couples) = eased.couples {
        writeln!(out, "{}", words.couples(couples))?;
    }
    let beside = |totals: &Totals| {
        args![
            pairs = totals.pairs,
            points = totals.points,
            met = totals.met,
            couples = totals.couples
        ]
    };
    writeln!(out, "{}", words.say("pair-shuffle", &beside(&answer.shuffle)))?;
    if let Some(last) = &answer.last {
        writeln!(out, "{}", words.say("pair-last", &beside(last)))?;
    }
    writeln!(out)?;
    rows(answer, &words, out)?;
    open(answer, &words, out)
}

fn rows(answer: &Answer<'_>, words: &Words, out: &mut impl Write) -> io::Result<()> {
    let pairs = &answer.made.plan.pairs;
    let name = |id: PersonId| answer.pool.name(id);
    let heads = [
        "pair-head-host",
        "pair-head-observer",
        "pair-head-cost",
        "pair-head-why",
    ]
    .map(|key| words.plain(key));
    let longest = |head: &str, of: &dyn Fn(usize) -> PersonId| {
        let names = (0..pairs.len()).map(|at| name(of(at)).chars().count());
        names.chain([head.chars().count()]).max().unwrap_or(0)
    };
    let host = longest(&heads[0], &|at| pairs[at].pair.host);
    let observer = longest(&heads[1], &|at| pairs[at].pair.observer);
    let points = heads[2].chars().count().max(5);
    writeln!(
        out,
        "{:host$}  {:observer$}  {:>points$}  {}",
        heads[0], heads[1], heads[2], heads[3]
    )?;
    for (at, planned) in pairs.iter().enumerate() {
        let chosen = answer.made.chosen[at];
        let (one, other) = (name(planned.pair.host), name(planned.pair.observer));
        writeln!(
            out,
            "{one:host$}  {other:observer$}  {:>points$}  {}",
            chosen.points,
            why(answer, words, at)
        )?;
        if let Some(slots) = slots(answer, words, at) {
            writeln!(out, "{:host$}  {slots}", "")?;
        }
    }
    Ok(())
}

/// The reasons of a pair, its common lessons, and what speaks against it.
fn why(answer: &Answer<'_>, words: &Words, at: usize) -> String {
    let (model, chosen, planned) = (&answer.made.model, answer.made.chosen[at], &answer.made.plan.pairs[at]);
    let mut all: Vec<String> = Vec::new();
    if planned.second {
        all.push(words.plain("pairing-reason-joins"));
    }
    all.extend(planned.reasons.iter().map(|reason| words.reason(*reason)));
    let (host, observer) = (model.people()[chosen.host], model.people()[chosen.observer]);
    let common = offers::common(&answer.pool.problem.timetable, host, observer);
    all.extend(common.map(|times| words.say("pair-common", &args![count = times.count()])));
    let charges = model.breakdown(chosen.host, chosen.observer);
    let charges: Vec<String> = charges
        .into_iter()
        .map(|(rule, points)| words.say("pair-charge", &args![rule = words.rule(rule), points = points]))
        .collect();
    let mut text = all.join(", ");
    if !charges.is_empty() {
        text = format!("{text} ({})", charges.join(", "));
    }
    text
}

fn slots(answer: &Answer<'_>, words: &Words, at: usize) -> Option<String> {
    if answer.pool.problem.timetable.is_empty() {
        return None;
    }
    let offers = &answer.offers[at];
    if offers.is_empty() {
        return Some(words.plain("pair-no-slot"));
    }
    let mut offers: Vec<&Offer> = offers.iter().collect();
    offers.sort_by_key(|offer| (offer.date, offer.period));
    let slots: Vec<String> = offers.into_iter().map(|offer| slot(answer, words, offer)).collect();
    Some(words.say("pair-slots", &args![slots = slots.join("; ")]))
}

fn slot(answer: &Answer<'_>, words: &Words, offer: &Offer) -> String {
    let room = if offer.room.is_empty() {
        String::new()
    } else {
        words.say("pair-slot-room", &args![room = offer.room.as_str()])
    };
    let class = if offer.class.is_empty() {
        String::new()
    } else {
        format!(", {}", offer.class)
    };
    let (place, period) = (class + &room, u32::from(offer.period));
    let day = words.weekday(weekday(offer.date));
    if answer.dated {
        let day = format!("{} ({day})", offer.date);
        return words.say("pair-slot", &args![day = day, period = period, place = place]);
    }
    let first = answer.days.first().map_or(offer.date, |day| day.date);
    words.say(
        "pair-slot-week",
        &args![
            week = week(first, offer.date),
            day = day,
            period = period,
            place = place
        ],
    )
}

fn open(answer: &Answer<'_>, words: &Words, out: &mut impl Write) -> io::Result<()> {
    let unfilled = &answer.made.plan.unfilled;
    if unfilled.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", words.plain("pair-open-title"))?;
    let list = |why: &[Why]| why.iter().map(|why| words.why(*why)).collect::<Vec<_>>().join(", ");
    for slot in unfilled {
        let key = match slot.task {
            Task::Show => "pair-unfilled-show",
            Task::Observe => "pair-unfilled-observe",
        };
        let who = answer.pool.name(slot.who);
        writeln!(
            out,
            "{}",
            words.say(key, &args![who = who, count = slot.missing, why = list(&slot.why)])
        )?;
    }
    for block in &answer.blocks {
        let names = |ids: &[PersonId]| match ids {
            [] => words.plain("pair-nobody"),
            ids => ids
                .iter()
                .map(|id| answer.pool.name(*id))
                .collect::<Vec<_>>()
                .join(", "),
        };
        let rules = if block.causes.is_empty() {
            words.why(Why::NoCombination)
        } else {
            list(&block.causes)
        };
        let key = if block.about_hosts {
            "pair-block-hosts"
        } else {
            "pair-block-observers"
        };
        let args = args![
            wanted = block.wanted,
            possible = block.possible,
            hosts = names(&block.hosts),
            observers = names(&block.observers),
            rules = rules,
        ];
        writeln!(out, "{}", words.say(key, &args))?;
    }
    Ok(())
}
