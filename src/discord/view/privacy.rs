//! What is kept about the reader, and who has read it: counts and names, nothing of what was written.

use crate::args;
use crate::discord::card::{Card, Embed};
use crate::discord::desk::Words;
use crate::locale::inert;
use crate::usecase::privacy::{Kept, Own, Read};

/// What is kept, and who may see it.
#[must_use]
pub fn kept(words: Words<'_>, kept: &Kept) -> Card {
    let line = |own: &Own| {
        let title = own.title.of(words.lang);
        let readers = words.texts.readers(words.lang, &own.audience);
        words.say(
            "privacy-entry",
            &args![title = title, count = own.count, readers = readers],
        )
    };
    let written = match kept.entries.as_slice() {
        [] => words.plain("privacy-nothing-written"),
        some => some.iter().map(line).collect::<Vec<_>>().join("\n"),
    };
    let yours = [("privacy-drafts", kept.drafts), ("privacy-not-with", kept.not_with)];
    let shared = [
        ("privacy-observations", kept.observations),
        ("privacy-leaves", kept.leaves),
    ];
    let lines = |counts: [(&str, u32); 2]| {
        let lines = counts.map(|(key, count)| words.say(key, &args![count = count]));
        lines.join("\n")
    };
    let embed = Embed::new(words.plain("privacy-title"), words.plain("privacy-about"))
        .field(words.plain("privacy-written"), written)
        .field(words.plain("privacy-only-you"), lines(yours))
        .field(
            words.plain("privacy-others"),
            format!("{}\n{}", lines(shared), words.plain("privacy-coordinator")),
        )
        .footer(words.plain("privacy-footer"));
    Card::embed(embed)
}

/// Who has read what the reader wrote.
#[must_use]
pub fn reads(words: Words<'_>, reads: &[Read]) -> Card {
    let line = |read: &Read| {
        let at = words.texts.short_moment(words.lang, read.at);
        format!("• {at} – {}: {}", inert(&read.reader), read.title.of(words.lang))
    };
    let text = match reads {
        [] => words.plain("privacy-log-none"),
        some => some.iter().map(line).collect::<Vec<_>>().join("\n"),
    };
    Card::embed(Embed::new(words.plain("privacy-log-title"), text).footer(words.plain("privacy-log-footer")))
}
