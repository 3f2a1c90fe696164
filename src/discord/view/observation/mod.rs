//! 2+2 observations in words: the own list, one observation's page, what is chosen along the way.

mod arranged;
mod carry;
mod choose;
mod form;
mod letter;
mod open;
mod substitute;
mod swap;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;

pub use arranged::{asked, logging};
pub use carry::missed;
pub use choose::{cancel, cannot, dates, dates_instead, periods, room, which};
pub use form::{reading, talk_asked};
pub use letter::{in_one_line, letter};
pub use open::{board, open_dates, open_periods, open_window};
pub use swap::{swap_for, swap_which, swap_with};

use super::lesson::{half_year, is_gone, name, time};
use super::lists;
use crate::args;
use crate::discord::action::{ArrangePress, FormPress, ObservationPress};
use crate::discord::card::{Button, Card, Choice, Embed, Row, Select, Style, Tone};
use crate::domain::observation::steps::Step;
use crate::domain::observation::{Reason, Side, Source, State};
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::locale::one_line;
use crate::usecase::observation::{Did, Home, Page, Timed};

/// Buttons a row can hold.
const IN_A_ROW: usize = 5;

fn times(words: Words<'_>, timed: Option<&Timed>) -> String {
    timed.map(|timed| time(words, timed)).unwrap_or_default()
}

/// Where an observation stands, for whoever looks.
pub fn state(words: Words<'_>, page: &Page) -> String {
    let with = |key, timed: Option<&Timed>| {
        let time = times(words, timed);
        words.say(key, &args![time = time])
    };
    let lesson = page.lesson.as_ref();
    match page.it.state {
        State::Proposed | State::ToReschedule => match &page.it.offer {
            Some(offer) if offer.by == page.me || page.side.is_none() => {
                with("observation-state-waiting", page.offered.as_ref())
            }
            Some(_) => with("observation-state-answer", page.offered.as_ref()),
            None if page.it.state == State::Proposed => words.plain("observation-state-choose"),
            None => words.plain("observation-state-choose-again"),
        },
        State::Scheduled if page.begun => with("observation-state-begun", lesson),
        State::Scheduled => with("observation-state-scheduled", lesson),
        State::Observed if page.it.waits_for(page.me) => with("arranged-state-visit-confirm", lesson),
        State::Observed if page.it.facts.claimed_by.is_some() => with("arranged-state-visit-waiting", lesson),
        State::Observed => with("observation-state-observed", lesson),
        State::Closed => with("observation-state-closed", lesson),
        State::Declined if page.it.source == Source::Logged => words.plain("arranged-state-visit-struck"),
        State::Declined if page.it.source != Source::Auto => words.plain("arranged-state-declined"),
        State::Declined => words.plain("observation-state-declined"),
        State::Released => words.plain("observation-state-released"),
        State::Expired => words.plain("observation-state-expired"),
    }
}

/// Why a lesson is off.
pub(super) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::LessonCancelled => "observation-reason-lesson-cancelled",
        Reason::ObserverAway => "observation-reason-observer-away",
        Reason::HostAway => "observation-reason-host-away",
        Reason::HostSubstituted => "observation-reason-host-substituted",
        Reason::NotHeld => "observation-reason-not-held",
        Reason::Other => "observation-reason-other",
    }
}

fn did(did: Did, page: &Page) -> &'static str {
    let planned = page.it.source == Source::Auto;
    match did {
        Did::Declined if !planned => "arranged-did-declined",
        Did::NotHeld if page.it.state == State::Declined => "arranged-did-visit-denied",
        Did::Cancelled if page.it.state == State::Declined => "arranged-did-declined",
        Did::Joined => "arranged-did-joined",
        Did::Accepted => "arranged-did-accepted",
        Did::Logged => "arranged-did-visit-logged",
        Did::LoggedBefore => "arranged-did-visit-before",
        Did::TakenBack => "arranged-did-visit-taken-back",
        Did::Offered => "observation-did-offered",
        Did::Agreed => "observation-did-agreed",
        Did::HostAsked => "observation-did-host-asked",
        Did::TimeRefused => "observation-did-time-refused",
        Did::Declined => "observation-did-declined",
        Did::TookPlace => "observation-did-took-place",
        Did::NotHeld => "observation-did-not-held",
        Did::Debriefed => "observation-did-debriefed",
        Did::Cancelled => "observation-did-cancelled",
    }
}

/// The own list: what is asked, what is done, and a way to each observation.
#[must_use]
pub fn home(words: Words<'_>, home: &Home) -> Card {
    let until = words.date(home.half.obs_deadline);
    let half = words.say(
        "observation-home-half",
        &args![half = half_year(words, &home.half), date = until],
    );
    let credits = args![
        shown = home.done.shown,
        show = home.quota.show,
        observed = home.done.observed,
        observe = home.quota.observe
    ];
    let credits = words.say("observation-home-credits", &credits);
    let text = format!("{half}\n{credits}");
    let title = words.plain("observation-home-title");
    if home.pages.is_empty() {
        let empty = words.plain("observation-home-empty");
        let embed = Embed::new(title, format!("{text}\n\n{empty}"));
        return arranged::waiting(words, Card::embed(embed), &home.asked);
    }
    let mut embed = Embed::new(title, text).footer(words.plain("observation-home-how"));
    for (side, heading) in [
        (Side::Host, "observation-home-shows"),
        (Side::Observer, "observation-home-observes"),
    ] {
        let lines: Vec<String> = home
            .pages
            .iter()
            .filter(|page| page.side == Some(side))
            .map(|page| line(words, page))
            .collect();
        embed = lists::field(words, embed, heading, &lines);
    }
    let card = Card::embed(embed).select(Select {
        action: ObservationPress::Pick.into(),
        placeholder: words.plain("observation-home-select"),
        options: home.pages.iter().map(|page| choice(words, page)).collect(),
        range: (1, 1),
    });
    arranged::waiting(words, card, &home.asked)
}

fn line(words: Words<'_>, page: &Page) -> String {
    let other = if page.side == Some(Side::Host) {
        &page.observer
    } else {
        &page.host
    };
    let args = args![who = name(words, other), state = state(words, page)];
    format!("• {}", words.say("observation-home-line", &args))
}

/// An observation as an option of a select.
pub(super) fn choice(words: Words<'_>, page: &Page) -> Choice {
    let mut choice = Choice::new(page.it.id.to_string(), label(words, page));
    choice.description = state(words, page);
    choice
}

/// An observation in one short line without marks: for options.
#[must_use]
pub fn label(words: Words<'_>, page: &Page) -> String {
    let (key, other) = match page.side {
        Some(Side::Host) => ("observation-choice-shows", &page.observer),
        _ => ("observation-choice-observes", &page.host),
    };
    let name = if is_gone(other) {
        words.plain("observation-former")
    } else {
        one_line(&other.name, 80)
    };
    words.say(key, &args![name = name])
}

/// One observation with exactly the buttons that make sense now.
#[must_use]
pub fn page(words: Words<'_>, page: &Page) -> Card {
    let mut lines = vec![
        words.say("observation-host", &args![who = name(words, &page.host)]),
        words.say("observation-observer", &args![who = name(words, &page.observer)]),
        words.say("observation-page-state", &args![state = state(words, page)]),
    ];
    if page.it.state.is_open() && page.offered.is_some() && page.short_notice {
        lines.push(words.plain("observation-page-short-notice"));
    }
    if let Some(until) = page.it.carried_until {
        let date = words.date(until);
        lines.push(words.say("arranged-page-late", &args![date = date]));
    }
    // The reason is between the two: a coordinator who looks in does not learn it.
    if let (State::ToReschedule, Some((why, _)), Some(_)) = (page.it.state, page.it.off, page.side) {
        let reason = words.plain(reason(why));
        lines.push(words.say("observation-page-off", &args![reason = reason]));
    }
    lines.extend(super::paper::line(words, page));
    let mut embed = Embed::new(words.plain("observation-page-title"), lines.join("\n")).tone(tone(page));
    let facts = facts(words, page);
    if !facts.is_empty() {
        embed = embed.field(words.plain("observation-page-facts"), facts.join("\n"));
    }
    if page.begun && !matches!(page.it.state, State::Declined | State::Released | State::Expired) {
        // The end of a day is the next one's midnight, which nobody would read as this day.
        let last = (page.counts_until - TimeDelta::seconds(1)).date();
        let date = words.date(last);
        embed = embed.footer(words.say("observation-page-counts", &args![date = date]));
    }
    let mut card = Card::embed(embed);
    if let Some(done) = page.did {
        card.text = words.plain(did(done, page));
    }
    let mut buttons: Vec<Button> = page.steps.iter().map(|step| button(words, page, *step)).collect();
    buttons.extend(super::paper::buttons(words, page));
    if page.side.is_some() && !super::paper::is_stand_in(page) {
        buttons.push(Button::of(words, ObservationPress::List, "observation-button-list"));
    }
    rows(card, &buttons)
}

pub(super) fn rows(mut card: Card, buttons: &[Button]) -> Card {
    for row in buttons.chunks(IN_A_ROW) {
        card.rows.push(Row::Buttons(row.to_vec()));
    }
    card
}

const fn tone(page: &Page) -> Tone {
    match page.it.state {
        State::Closed => Tone::Done,
        State::Proposed | State::ToReschedule => Tone::Needs,
        _ => Tone::Calm,
    }
}

fn facts(words: Words<'_>, page: &Page) -> Vec<String> {
    let facts = &page.it.facts;
    let mut list = Vec::new();
    let mut say = |there: bool, key| {
        if there {
            list.push(format!("• {}", words.plain(key)));
        }
    };
    say(facts.prebrief_at.is_some(), "observation-fact-prebrief");
    say(facts.feedback_at.is_some(), "observation-fact-feedback");
    // Whether a colleague looked back at the own lesson is theirs alone.
    let own = page.side == Some(Side::Host);
    say(own && facts.look_back_at.is_some(), "observation-fact-look-back");
    if let Some(on) = facts.debriefed_on {
        let date = words.short_date(on);
        let text = words.say("observation-fact-debriefed", &args![date = date]);
        list.push(format!("• {text}"));
    }
    list
}

/// The button of a step.
pub(super) fn button(words: Words<'_>, page: &Page, step: Step) -> Button {
    let (id, revision) = (page.it.id, page.it.revision);
    match step {
        Step::Accept => {
            Button::of(words, ObservationPress::Accept(id, revision), "button-accept").style(Style::Success)
        }
        Step::Propose if page.it.offer.is_some() => {
            Button::of(words, ObservationPress::Another(id), "button-another-time")
        }
        Step::Propose => Button::of(words, ObservationPress::Propose(id), "button-propose-time").primary(),
        Step::Cannot => Button::of(words, ObservationPress::Cannot(id), "button-cannot"),
        Step::Prebrief => Button::of(
            words,
            FormPress::Open(Subject::Prebrief(id)),
            "observation-button-prebrief",
        )
        .primary(),
        Step::ReadPrebrief => Button::of(words, ObservationPress::Prebrief(id), "observation-button-prebrief"),
        Step::TookPlace => {
            Button::of(words, ObservationPress::TookPlace(id), "button-took-place").style(Style::Success)
        }
        Step::NotHeld => Button::of(words, ObservationPress::NotHeld(id), "button-not-took-place"),
        Step::Feedback => Button::of(
            words,
            FormPress::Open(Subject::Feedback(id)),
            "observation-button-feedback",
        )
        .primary(),
        Step::ReadFeedback => Button::of(
            words,
            ObservationPress::Feedback(id),
            "observation-button-read-feedback",
        )
        .primary(),
        Step::LookBack => Button::of(
            words,
            FormPress::Open(Subject::HostReflection(id)),
            "observation-button-look-back",
        ),
        Step::ReadLookBack => Button::of(
            words,
            ObservationPress::LookBack(id),
            "observation-button-read-look-back",
        ),
        Step::Debriefed => Button::of(words, ObservationPress::Debriefed(id), "observation-button-debriefed"),
        Step::Notes => Button::of(words, FormPress::Open(Subject::Notes(id)), "observation-button-notes"),
        Step::Swap => Button::of(words, ArrangePress::Swap(id), "arranged-button-swap"),
        Step::TakeBack => Button::of(words, ObservationPress::NotHeld(id), "arranged-button-take-back"),
        Step::Cancel => Button::of(words, ObservationPress::Cancel(id), "button-cancel"),
    }
}
