//! A lesson of 2+2 in words: who, when and where, wherever one is named.

use chrono::{NaiveTime, Timelike};

use crate::args;
use crate::domain::calendar::{Half, HalfYear};
use crate::domain::lang::Lang;
use crate::domain::people::FORMER;
use crate::locale::Words;
use crate::locale::inert;
use crate::usecase::observation::Timed;
use crate::usecase::roster::Who;

/// A name as the staff list has it, the mention after it; who has left has none here any more.
pub fn name(words: Words<'_>, who: &Who) -> String {
    match who.account {
        Some(account) if !is_gone(who) => format!("{} (<@{account}>)", inert(&who.name)),
        _ => called(words, who),
    }
}

/// The same without the mention.
pub fn called(words: Words<'_>, who: &Who) -> String {
    if is_gone(who) {
        words.plain("observation-former")
    } else {
        inert(&who.name)
    }
}

/// Whether somebody has left, and is on the list no more.
pub fn is_gone(who: &Who) -> bool {
    who.name.is_empty() || who.name == FORMER
}

/// A half-year's name.
pub fn half_year(words: Words<'_>, half: &HalfYear) -> String {
    let from = half.id.year.start_year();
    let args = args![from = from.to_string(), to = (from + 1).to_string()];
    match half.id.half {
        Half::First => words.say("observation-half-1", &args),
        Half::Second => words.say("observation-half-2", &args),
    }
}

/// A bell time in the reader's way: `9.50`, `09:50`.
pub fn bell(words: Words<'_>, time: NaiveTime) -> String {
    let hour = match words.lang {
        Lang::Lt => time.hour().to_string(),
        Lang::En => format!("{:02}", time.hour()),
    };
    let args = args![hour = hour, minute = format!("{:02}", time.minute())];
    words.say("observation-bell", &args)
}

/// Date, lesson and bell time; the room where there is one.
pub fn time(words: Words<'_>, timed: &Timed) -> String {
    let slot = &timed.slot;
    let (date, period) = (words.day(slot.on), slot.period.to_string());
    let time = match timed.bell {
        Some(period_) => {
            let (from, to) = (bell(words, period_.start), bell(words, period_.end));
            let args = args![date = date, period = period, from = from, to = to];
            words.say("observation-time", &args)
        }
        None => words.say("observation-time-plain", &args![date = date, period = period]),
    };
    if slot.room.is_empty() {
        return time;
    }
    let room = inert(&slot.room);
    words.say("observation-place", &args![time = time, room = room])
}
