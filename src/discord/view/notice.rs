//! The words of every unasked message: one exhaustive match from the facts to the capability's own view.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::DeliveryPress;
use crate::discord::card::{Button, Card, Embed, cut};
use crate::discord::view;
use crate::domain::delivery::Never;
use crate::domain::ids::{DeliveryId, Snowflake};
use crate::locale::Words;
use crate::locale::inert;
use crate::usecase::delivery::{Absence, Bundled, Notice};

/// Room for one of several messages that go out as one: twenty of them fit a framed text.
const HEADLINE: usize = 190;

/// The card of a message.
#[must_use]
pub fn card(words: Words<'_>, notice: &Notice) -> Card {
    match notice {
        Notice::Unreachable { account, about } => unreachable(words, *account, *about),
        Notice::Undeliverable { person, why } => {
            let whom = match person {
                Some(name) => inert(name),
                None => words.plain("delivery-dead-channel"),
            };
            let why = words.say(reason(*why), &args![]);
            Card::text(words.say("delivery-dead", &args![whom = whom, why = why]))
        }
        Notice::OpeningPaused { until } => {
            let until = words.short_moment(*until);
            Card::text(words.say("delivery-paused", &args![until = until]))
        }
        Notice::Reflection(facts) => view::reflection::notice(words, facts),
        Notice::Breaks(guesses) => view::calendar::nag(words, guesses),
        Notice::Group(facts) => view::group::notice(words, facts),
        Notice::WasOff(absence) => was_off(words, absence),
        Notice::Week(counts) => super::week::notice(words, *counts),
        Notice::Absent { name, deleted } => {
            let why = if *deleted {
                Never::UnknownUser
            } else {
                Never::LeftServer
            };
            let args = args![whom = inert(name), why = words.plain(reason(why))];
            Card::text(words.say("delivery-absent", &args))
        }
        Notice::Office(office) => super::joining::notice(words, office),
        Notice::Observation(letter) => super::observation::letter(words, letter),
        Notice::Together(items) => together(words, items),
    }
}

/// Several messages as one: what each is about in a line, and a button that opens it.
fn together(words: Words<'_>, items: &[Bundled]) -> Card {
    let headlines = (1_u32..).zip(items).map(|(number, item)| {
        let line = match &item.notice {
            Notice::Observation(letter) => super::observation::in_one_line(words, letter),
            notice => card(words, notice).headline().to_owned(),
        };
        format!("**{number}.** {}", cut(&line, HEADLINE))
    });
    let lines: Vec<_> = headlines.collect();
    let mut opening = Card::embed(Embed::new("", lines.join("\n")));
    opening.text = words.say("delivery-together", &args![count = lines.len()]);
    for (row, items) in (0_u32..).zip(items.chunks(5)) {
        let buttons = (row * 5 + 1..).zip(items).map(|(number, item)| {
            let label = words.say("delivery-together-open", &args![number = number]);
            Button {
                mark: Some(item.mark),
                ..Button::new(DeliveryPress::Open(item.mark.delivery), label)
            }
        });
        opening = opening.buttons(buttons.collect());
    }
    opening
}

/// When Kolega was away, what came late and what did not come any more.
fn was_off(words: Words<'_>, absence: &Absence) -> Card {
    let moment = |at| words.short_moment(at);
    let kinds = |counts: &[(String, u32)]| {
        let kind = |(word, count): &(String, u32)| format!("{} – {count}", words.plain(super::people::kind(word)));
        match counts {
            [] => words.plain("delivery-was-off-nothing"),
            some => some.iter().map(kind).collect::<Vec<_>>().join(", "),
        }
    };
    let key = if absence.removed {
        "delivery-was-removed"
    } else {
        "delivery-was-off"
    };
    let args = args![
        from = moment(absence.from),
        until = moment(absence.until),
        late = kinds(&absence.late),
        dropped = kinds(&absence.dropped)
    ];
    Card::text(words.say(key, &args))
}

/// Neither kind nor content: other people read the channel.
fn unreachable(words: Words<'_>, account: Snowflake, about: DeliveryId) -> Card {
    let mention = format!("<@{account}>");
    let text = words.say("delivery-unreachable", &args![mention = mention]);
    let label = words.plain("button-open");
    let mut card = Card::text(text).buttons(vec![Button::new(DeliveryPress::Open(about), label).primary()]);
    card.notify.push(account.0);
    card
}

const fn reason(why: Never) -> &'static str {
    match why {
        Never::UnknownUser => "delivery-why-unknown-user",
        Never::LeftServer => "delivery-why-left-server",
        Never::UnknownChannel => "delivery-why-unknown-channel",
        Never::NoAccess => "delivery-why-no-access",
        Never::NoChannel => "delivery-why-no-channel",
        Never::Refused | Never::UnknownKind => "delivery-why-refused",
    }
}
