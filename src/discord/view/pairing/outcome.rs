//! What became of a plan: published, excluded, looked back on.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::card::{Card, Embed, File, Tone, cut, limit};
use crate::discord::view::lesson::{called, half_year, name};
use crate::discord::view::lists;
use crate::domain::observation::State;
use crate::locale::Words;
use crate::usecase::pairing::{Exclusion, History, Published};
use crate::usecase::roster::Who;

/// The most characters of a look back; what is longer comes as a file.
const ROOM: usize = limit::TEXT - 96;

/// What publishing came to.
#[must_use]
pub fn published(words: Words<'_>, published: &Published) -> Card {
    let half = half_year(words, &published.half);
    let title = words.say("pairing-published-title", &args![half = half]);
    if published.before {
        return Card::embed(Embed::new(title, words.plain("pairing-published-before")).tone(Tone::Done));
    }
    let pairs = words.say("pairing-published-pairs", &args![count = published.pairs]);
    let people = words.say("pairing-published-people", &args![count = published.people]);
    let embed = Embed::new(title, format!("{pairs}\n{people}")).tone(Tone::Done);
    let both = |(host, observer): &(Who, Who)| {
        let args = args![host = name(words, host), observer = name(words, observer)];
        words.say("pairing-couple", &args)
    };
    let lines: Vec<String> = published.dropped.iter().map(both).collect();
    Card::embed(lists::field(words, embed, "pairing-published-dropped", &lines))
}

/// What became of a couple on the coordinator's list, and the whole list.
#[must_use]
pub fn exclusion(words: Words<'_>, exclusion: &Exclusion) -> Card {
    let key = if exclusion.excluded {
        "pairing-excluded"
    } else {
        "pairing-allowed"
    };
    let args = args![one = name(words, &exclusion.one), other = name(words, &exclusion.other)];
    let embed = Embed::new(words.plain("pairing-exclusion-title"), words.say(key, &args)).tone(Tone::Done);
    let line = |(one, other): &(Who, Who)| format!("• {} – {}", name(words, one), name(words, other));
    let lines: Vec<String> = exclusion.all.iter().map(line).collect();
    Card::embed(lists::field(words, embed, "pairing-exclusion-list", &lines))
}

/// Who met whom; what does not fit into the frame comes as a file beside it.
#[must_use]
pub fn history(words: Words<'_>, history: &History) -> Card {
    let half = half_year(words, &history.half);
    let title = words.say("pairing-history-title", &args![half = half]);
    if history.pairs.is_empty() {
        return Card::embed(Embed::new(title, words.plain("pairing-history-empty")));
    }
    let line = |(host, observer, state): &(Who, Who, State)| {
        let args = args![
            host = called(words, host),
            observer = called(words, observer),
            state = words.plain(short_state(*state))
        ];
        words.say("pairing-history-line", &args)
    };
    let lines: Vec<String> = history.pairs.iter().map(line).collect();
    let text = lines.join("\n");
    let mut card = Card::embed(Embed::new(title, cut(&text, ROOM)));
    if text.chars().count() > ROOM {
        card.files.push(File {
            name: format!("{}.txt", history.half.id),
            bytes: text.replace('\\', "").into_bytes(),
        });
    }
    card
}

const fn short_state(state: State) -> &'static str {
    match state {
        State::Proposed | State::ToReschedule => "pairing-state-open",
        State::Scheduled => "pairing-state-scheduled",
        State::Observed | State::Closed => "pairing-state-met",
        State::Declined | State::Released => "pairing-state-ended",
        State::Expired => "pairing-state-expired",
    }
}
