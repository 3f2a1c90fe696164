//! Somebody in the place of an observer who found no time, in words: for the host, the coordinator and the two observers.

use crate::args;
use crate::discord::action::{ArrangePress, ObservationPress};
use crate::discord::card::{Button, Style, Tone};
use crate::discord::view::lesson::name;
use crate::domain::observation::asking::Standing;
use crate::locale::Words;
use crate::usecase::observation::AskedPage;

fn is_host(page: &AskedPage) -> bool {
    page.me == page.asking.to
}

fn is_new(page: &AskedPage) -> bool {
    page.me == page.asking.by
}

/// Who shows and who would observe.
pub(super) fn between(words: Words<'_>, page: &AskedPage) -> String {
    let host = words.say("observation-host", &args![who = name(words, &page.to)]);
    let observer = words.say("arranged-substitute-observer", &args![who = name(words, &page.by)]);
    if page.asking.standing == Standing::Confirmed && !is_host(page) && !is_new(page) {
        // Who it is now is between the host, the new observer and the coordinator.
        return host;
    }
    format!("{host}\n{observer}")
}

/// Where it stands.
pub(super) const fn standing(page: &AskedPage) -> &'static str {
    match page.asking.standing {
        Standing::Waiting if page.until.is_some() => "arranged-substitute-host",
        Standing::Agreed => "arranged-substitute-coordinator",
        Standing::Confirmed => "arranged-substitute-confirmed",
        _ => "arranged-standing-over",
    }
}

/// What the message says first.
pub(super) fn headline(page: &AskedPage) -> (&'static str, Tone) {
    match page.asking.standing {
        Standing::Waiting => ("arranged-letter-substitute-host", Tone::Needs),
        Standing::Agreed => ("arranged-letter-substitute-coordinator", Tone::Needs),
        _ if is_host(page) => ("arranged-letter-substitute-shows", Tone::Done),
        _ if is_new(page) => ("arranged-letter-substitute-observes", Tone::Needs),
        _ => ("arranged-letter-substitute-free", Tone::Calm),
    }
}

/// What the reader can do now.
pub(super) fn answers(words: Words<'_>, page: &AskedPage) -> Vec<Button> {
    let id = page.asking.id;
    let button = |press: ArrangePress, key| Button::of(words, press, key);
    match (page.asking.standing, page.asking.taken) {
        (Standing::Waiting, _) if is_host(page) && page.until.is_some() => vec![
            button(ArrangePress::Accept(id), "button-accept").style(Style::Success),
            button(ArrangePress::Decline(id), "button-cannot"),
        ],
        (Standing::Agreed, _) if !is_host(page) => vec![
            button(ArrangePress::Confirm(id), "button-confirm").style(Style::Success),
            button(ArrangePress::Refuse(id), "arranged-button-refuse"),
        ],
        (Standing::Confirmed, Some(observation)) if is_host(page) || is_new(page) => {
            let propose = ObservationPress::Propose(observation);
            vec![Button::of(words, propose, "button-propose-time").primary()]
        }
        _ => Vec::new(),
    }
}
