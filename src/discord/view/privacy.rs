//! What is kept about the reader, and who has read it: counts and names, nothing of what was written.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{DoorPress, HomePress};
use crate::discord::card::{Button, Card, Embed, File, Style, Tone};
use crate::discord::view::lists;
use crate::domain::lang::Text2;
use crate::domain::retention::Terms;
use crate::locale::Words;
use crate::locale::inert;
use crate::report;
use crate::usecase::Error;
use crate::usecase::privacy::{Erasure, Kept, Own, Read};

/// What is kept, and who may see it.
#[must_use]
pub fn kept(words: Words<'_>, kept: &Kept) -> Card {
    let line = |own: &Own| {
        let title = own.title.of(words.lang);
        let readers = words.readers(&own.audience);
        words.say(
            "privacy-entry",
            &args![title = title, count = own.count, readers = readers],
        )
    };
    let written: Vec<String> = match kept.entries.as_slice() {
        [] => vec![words.plain("privacy-nothing-written")],
        some => some.iter().map(line).collect(),
    };
    let yours = [("privacy-drafts", kept.drafts), ("privacy-not-with", kept.not_with)];
    let shared = [
        ("privacy-observations", kept.observations),
        ("privacy-feedback", kept.feedback),
        ("privacy-leaves", kept.leaves),
        ("privacy-lessons", kept.lessons),
    ];
    let lines = |counts: &[(&str, u32)]| {
        let lines = counts.iter().map(|(key, count)| words.say(key, &args![count = *count]));
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut embed = Embed::new(words.plain("privacy-title"), words.plain("privacy-about"));
    for (number, part) in lists::parts(&written).into_iter().enumerate() {
        // A field without a name goes on with the one before it.
        let name = if number == 0 {
            words.plain("privacy-written")
        } else {
            "\u{200b}".to_owned()
        };
        embed = embed.field(name, part);
    }
    let embed = embed
        .field(words.plain("privacy-only-you"), lines(&yours))
        .field(
            words.plain("privacy-others"),
            format!("{}\n{}", lines(&shared), words.plain("privacy-coordinator")),
        )
        .field(words.plain("privacy-terms"), terms(words, &kept.terms))
        .footer(words.plain("privacy-footer"));
    let take = Button::of(words, HomePress::Take, "privacy-take");
    Card::embed(embed).buttons(vec![take])
}

/// Until when what is kept.
fn terms(words: Words<'_>, terms: &Terms) -> String {
    let date = |day| words.date(day);
    let mut lines = Vec::new();
    lines.push(match terms.texts.zip(terms.earlier) {
        Some((now, earlier)) => words.say("privacy-terms-texts", &args![now = date(now), earlier = date(earlier)]),
        None => words.plain("privacy-terms-open"),
    });
    lines.extend(
        terms
            .drafts
            .map(|day| words.say("privacy-terms-drafts", &args![until = date(day)])),
    );
    for (key, days) in [
        ("privacy-terms-notes", terms.notes_days),
        ("privacy-terms-left", terms.left_days),
    ] {
        if days > 0 {
            lines.push(words.say(key, &args![days = days]));
        }
    }
    lines.push(words.plain("privacy-terms-facts"));
    lines.join("\n")
}

/// What goes and what stays, before the own texts are deleted.
#[must_use]
pub fn erasure(words: Words<'_>, erasure: &Erasure) -> Card {
    if erasure.is_nothing() {
        return Card::text(words.plain("privacy-erase-nothing"));
    }
    let line =
        |key: &str, (title, count): &(Text2, u32)| words.say(key, &args![title = title.of(words.lang), count = *count]);
    let mut goes: Vec<String> = erasure.goes.iter().map(|one| line("privacy-erase-text", one)).collect();
    if erasure.drafts > 0 {
        goes.push(words.say("privacy-drafts", &args![count = erasure.drafts]));
    }
    let mut stays = vec![words.plain("privacy-erase-facts")];
    stays.extend(erasure.stays.iter().map(|one| line("privacy-erase-shared", one)));
    let embed = Embed::new(words.plain("privacy-erase-title"), words.plain("privacy-erase-about"))
        .tone(Tone::Needs)
        .field(words.plain("privacy-erase-goes"), goes.join("\n"))
        .field(words.plain("privacy-erase-stays"), stays.join("\n"));
    let (newest, drafts, changed) = erasure.told();
    let sure = HomePress::Erase(newest, drafts, changed);
    Card::embed(embed).buttons(vec![
        Button::of(words, HomePress::Take, "privacy-take").primary(),
        Button::of(words, sure, "privacy-erase-sure").style(Style::Danger),
        Button::of(words, DoorPress::Nothing, "button-cancel"),
    ])
}

/// What was deleted.
#[must_use]
pub fn erased(words: Words<'_>, erasure: &Erasure) -> Card {
    if erasure.is_nothing() {
        return Card::text(words.plain("privacy-erase-nothing"));
    }
    let counts = args![texts = erasure.texts(), drafts = erasure.drafts];
    let embed = Embed::new(
        words.plain("privacy-erased-title"),
        words.say("privacy-erased-text", &counts),
    );
    Card::embed(embed.tone(Tone::Done))
}

/// The own data as a file.
///
/// # Errors
/// When the file cannot be written: a fault of ours.
pub fn taken(words: Words<'_>, own: &report::Own) -> Result<Card, Error> {
    let bytes = report::own(own).map_err(|_| Error::Bug("own data could not be written"))?;
    let embed = Embed::new(words.plain("privacy-take-title"), words.plain("privacy-take-text"));
    let mut card = Card::embed(embed);
    card.files.push(File {
        name: format!("{}.json", words.plain("privacy-take-file")),
        bytes,
    });
    Ok(card)
}

/// Who has read what the reader wrote or passed on.
#[must_use]
pub fn reads(words: Words<'_>, reads: &[Read]) -> Card {
    let line = |read: &Read| {
        let at = words.short_moment(read.at);
        let line = format!("• {at} – {}: {}", inert(&read.reader), read.title.of(words.lang));
        match &read.author {
            Some(author) => words.say("privacy-log-passed-on", &args![line = line, author = inert(author)]),
            None => line,
        }
    };
    let text = match reads {
        [] => words.plain("privacy-log-none"),
        some => some.iter().map(line).collect::<Vec<_>>().join("\n"),
    };
    Card::embed(Embed::new(words.plain("privacy-log-title"), text).footer(words.plain("privacy-log-footer")))
}
