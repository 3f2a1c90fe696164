//! The plan as a whole, beside what else it could be; and the sets of people who block each other.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{named, why};
use crate::args;
use crate::discord::card::Embed;
use crate::domain::ids::PersonId;
use crate::domain::pairing::hall::Block;
use crate::domain::pairing::totals::Totals;
use crate::locale::Words;
use crate::usecase::pairing::Preview;
use crate::usecase::roster::Who;

/// Names of a set that are spelled out.
const NAMED: usize = 6;

/// The plan's figures beside a shuffle and the last half-year; nothing for a plan without pairs.
pub(super) fn totals(words: Words<'_>, preview: &Preview) -> Option<Embed> {
    let figures = preview.record.plan.figures.as_ref().filter(|it| it.plan.pairs > 0)?;
    let mut lines = vec![line(words, "pairing-totals-plan", &figures.plan)];
    lines.push(line(words, "pairing-totals-shuffle", &figures.shuffle));
    lines.extend(
        figures
            .last
            .as_ref()
            .map(|last| line(words, "pairing-totals-last", last)),
    );
    lines.push(if figures.gap == 0 {
        words.plain("pairing-totals-proven")
    } else {
        words.say("pairing-totals-gap", &args![points = figures.gap.to_string()])
    });
    lines.extend(figures.couples.map(|couples| {
        let args = args![met = couples.met.to_string(), most = couples.most.to_string()];
        words.say(couples.key(), &args)
    }));
    lines.push(words.plain("pairing-totals-points"));
    Some(Embed::new(words.plain("pairing-totals-title"), lines.join("\n")))
}

fn line(words: Words<'_>, key: &str, totals: &Totals) -> String {
    let args = args![
        pairs = totals.pairs.to_string(),
        points = totals.points.to_string(),
        worst = totals.worst.to_string(),
        met = totals.met.to_string(),
        couples = totals.couples.to_string()
    ];
    words.say(key, &args)
}

/// People whose lessons together are more than the others can take.
pub(super) fn block(words: Words<'_>, people: &BTreeMap<PersonId, Who>, block: &Block) -> String {
    let args = args![
        wanted = block.wanted.to_string(),
        possible = block.possible.to_string(),
        hosts = names(words, people, &block.hosts),
        observers = names(words, people, &block.observers),
        why = why::obstacles(words, &block.causes)
    ];
    let key = match (block.about_hosts, block.causes.is_empty()) {
        (true, false) => "pairing-block-hosts",
        (false, false) => "pairing-block-observers",
        (true, true) => "pairing-block-hosts-only",
        (false, true) => "pairing-block-observers-only",
    };
    words.say(key, &args)
}

fn names(words: Words<'_>, people: &BTreeMap<PersonId, Who>, ids: &[PersonId]) -> String {
    if ids.is_empty() {
        return words.plain("pair-nobody");
    }
    let mut all: Vec<String> = ids.iter().take(NAMED).map(|id| named(words, people, *id)).collect();
    let more = ids.len().saturating_sub(NAMED);
    if more > 0 {
        all.push(words.say("pairing-block-more", &args![count = more.to_string()]));
    }
    all.join(", ")
}
