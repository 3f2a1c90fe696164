//! Why these two, what the pair costs by rule, and what stands in the way of others: short phrases.

use std::collections::BTreeMap;

use crate::args;
use crate::domain::ids::PersonId;
use crate::domain::pairing::compare::Price;
use crate::domain::pairing::repair::Parting;
use crate::domain::pairing::{Planned, Reason, Why};
use crate::domain::policy::pairing::Rule;
use crate::locale::Words;
use crate::usecase::roster::Who;

/// The reasons for a pair, and what speaks against it.
pub(super) fn reasons(words: Words<'_>, planned: &Planned) -> Vec<String> {
    let mut reasons: Vec<String> = planned.reasons.iter().map(|why| reason(words, *why)).collect();
    if planned.second {
        reasons.insert(0, words.plain("pairing-reason-joins"));
    }
    reasons
}

fn reason(words: Words<'_>, reason: Reason) -> String {
    match reason {
        Reason::Met(ago) => words.say(reason.key(), &args![count = ago]),
        _ => words.plain(reason.key()),
    }
}

/// What a pair costs and by which rules; nothing for one without a fault.
pub(super) fn cost(words: Words<'_>, planned: &Planned) -> Option<String> {
    let total: i32 = planned.costs.iter().map(|(_, points)| points).sum();
    if total == 0 {
        return None;
    }
    let charge = |(one, points): &(Rule, i32)| format!("{} {points}", words.plain(one.key()));
    let rules: Vec<String> = planned.costs.iter().map(charge).collect();
    let args = args![total = total.to_string(), rules = rules.join(" + ")];
    Some(words.say("pairing-cost", &args))
}

/// Several obstacles in one phrase.
pub(super) fn obstacles(words: Words<'_>, why: &[Why]) -> String {
    let why: Vec<String> = why.iter().map(|why| words.plain(why.key())).collect();
    words.list(&why)
}

/// Why a pair goes.
pub(super) fn parting(words: Words<'_>, people: &BTreeMap<PersonId, Who>, why: Parting) -> String {
    let with = |key, who| words.say(key, &args![who = super::named(words, people, who)]);
    match why {
        Parting::Left(who) => with("pairing-parting-left", who),
        Parting::Away(who) => with("pairing-parting-away", who),
        Parting::Fewer(who) => with("pairing-parting-fewer", who),
        Parting::Excluded => words.plain("pairing-why-excluded"),
        Parting::Manager => words.plain("pairing-why-manager"),
        Parting::GivesWay => words.plain("pairing-parting-gives-way"),
    }
}

/// What a change costs, in one phrase.
pub(super) fn price(words: Words<'_>, price: Price) -> String {
    let parts = [
        (price.pairs, "pairing-price-more-pairs", "pairing-price-fewer-pairs"),
        (price.points, "pairing-price-dearer", "pairing-price-cheaper"),
        (price.worst, "pairing-price-worst-dearer", "pairing-price-worst-cheaper"),
    ];
    let changed = parts.into_iter().filter(|(number, ..)| *number != 0);
    let said = changed.map(|(number, more, less)| {
        let key = if number > 0 { more } else { less };
        let number = u32::try_from(number.unsigned_abs()).unwrap_or(u32::MAX);
        words.say(key, &args![number = number])
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return words.plain("pairing-price-nothing");
    }
    words.list(&said)
}
