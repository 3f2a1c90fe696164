//! The words of `/setup`.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{DoorPress, OfficePress};
use crate::discord::card::{Button, Card, Embed, Style, Tone};
use crate::domain::calendar::QuotaShare;
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::domain::people::{Person, School};
use crate::locale::Words;
use crate::locale::inert;
use crate::usecase::calendar::HalfChoice;
use crate::usecase::setup::{SetUp, Status};

/// The typed zone has no such name.
#[must_use]
pub fn unknown_zone(words: Words<'_>, nearest: Option<&'static str>) -> Card {
    Card::text(match nearest {
        Some(zone) => words.say("setup-zone-nearest", &args![zone = zone]),
        None => words.plain("setup-zone-unknown"),
    })
}

/// Everybody can see the channel: is that meant so?
#[must_use]
pub fn ask_open(words: Words<'_>, lang: Lang, zone: chrono_tz::Tz, channel: Snowflake) -> Card {
    let text = words.say("setup-open-text", &args![channel = format!("<#{channel}>")]);
    let anyway = DoorPress::SetUpAnyway(lang, channel, zone);
    Card::embed(Embed::new(words.plain("setup-open-title"), text).tone(Tone::Needs)).buttons(vec![
        Button::of(words, anyway, "button-confirm").style(Style::Danger),
        Button::of(words, DoorPress::Nothing, "button-cancel"),
    ])
}

/// The school is set up, with what comes next.
#[must_use]
pub fn done(words: Words<'_>, done: &SetUp) -> Card {
    let title = if done.first {
        "setup-done-title"
    } else {
        "setup-again-title"
    };
    let mut text = settings(words, &done.school);
    text.push_str("\n\n");
    text.push_str(&words.plain("setup-next-title"));
    let mut steps = Vec::new();
    if done.staff <= 1 {
        steps.push(words.plain("setup-next-import"));
    }
    if done.unconfirmed > 0 {
        steps.push(words.say("setup-next-calendar", &args![count = done.unconfirmed]));
    }
    steps.push(words.plain("setup-next-join"));
    steps.push(words.plain("setup-next-second"));
    for step in steps {
        text.push_str("\n• ");
        text.push_str(&step);
    }
    let embed = Embed::new(words.plain(title), text).tone(Tone::Done);
    half_quota(
        words,
        Card::embed(embed.footer(words.plain("setup-footer"))),
        done.half.as_ref(),
    )
}

fn settings(words: Words<'_>, school: &School) -> String {
    let channel = school
        .apt_channel
        .map_or_else(|| "–".to_owned(), |channel| format!("<#{channel}>"));
    let lang = words.plain(match school.lang {
        Lang::Lt => "language-lt",
        Lang::En => "language-en",
    });
    words.say(
        "setup-settings",
        &args![
            school = inert(&school.name),
            language = lang,
            zone = school.zone.name(),
            channel = channel
        ],
    )
}

/// The choice of a quota for a half-year that is partly over (domain §3.16).
fn half_quota(words: Words<'_>, mut card: Card, half: Option<&HalfChoice>) -> Card {
    let Some(half) = half else {
        return card;
    };
    let mut text = words.say(
        "setup-half-text",
        &args![
            left = half.share.left,
            total = half.share.total,
            percent = half.share.percent(),
            suggested = quota(words, half.suggested)
        ],
    );
    if let Some(chosen) = half.chosen {
        text.push_str("\n\n");
        text.push_str(&words.say("setup-half-chosen", &args![chosen = quota(words, chosen)]));
    }
    let now = half.chosen.unwrap_or(half.suggested);
    let button = |share: QuotaShare| {
        let press = OfficePress::HalfQuota(half.half.id, share);
        let style = if share == now { Style::Primary } else { Style::Secondary };
        Button::new(press, quota(words, share)).style(style)
    };
    card.embeds.push(Embed::new(words.plain("setup-half-title"), text));
    card.buttons(vec![
        button(QuotaShare::Full),
        button(QuotaShare::Half),
        button(QuotaShare::HalfOptional),
    ])
}

fn quota(words: Words<'_>, share: QuotaShare) -> String {
    words.plain(match share {
        QuotaShare::Full => "setup-quota-full",
        QuotaShare::Half => "setup-quota-half",
        QuotaShare::HalfOptional => "setup-quota-half-optional",
        QuotaShare::Nothing => "setup-quota-nothing",
    })
}

/// The coordinator chose a half-year's quota.
#[must_use]
pub fn quota_chosen(words: Words<'_>, share: QuotaShare) -> Card {
    let text = words.say("setup-half-saved", &args![chosen = quota(words, share)]);
    Card::embed(Embed::new(words.plain("setup-half-title"), text).tone(Tone::Done))
}

/// The neutral posts moved.
#[must_use]
pub fn channel_set(words: Words<'_>, school: &School, open: bool) -> Card {
    let channel = school
        .apt_channel
        .map_or_else(|| "–".to_owned(), |channel| format!("<#{channel}>"));
    let mut text = words.say("setup-channel-text", &args![channel = channel]);
    if open {
        text.push_str("\n\n");
        text.push_str(&words.plain("setup-channel-open"));
    }
    let tone = if open { Tone::Needs } else { Tone::Done };
    Card::embed(Embed::new(words.plain("setup-channel-title"), text).tone(tone))
}

/// One more coordinator.
#[must_use]
pub fn coordinator_added(words: Words<'_>, person: &Person) -> Card {
    let text = words.say("setup-coordinator-text", &args![person = super::people::who(person)]);
    Card::embed(Embed::new(words.plain("setup-coordinator-title"), text).tone(Tone::Done))
}

/// `/setup status`.
#[must_use]
pub fn status(words: Words<'_>, status: &Status) -> Card {
    let done = &status.set_up;
    let coordinators = status.coordinators.iter().map(|(name, account)| match account {
        Some(account) => format!("{} (<@{account}>)", inert(name)),
        None => inert(name),
    });
    let coordinators = coordinators.collect::<Vec<_>>().join(", ");
    let prompt = done.next_prompt.map_or_else(|| "–".to_owned(), |day| words.date(day));
    let people = words.say(
        "setup-status-people",
        &args![staff = done.staff, active = status.active, waiting = status.waiting],
    );
    let breaks = match done.unconfirmed {
        0 => words.plain("setup-status-breaks-confirmed"),
        count => words.say("setup-next-calendar", &args![count = count]),
    };
    let embed = Embed::new(words.plain("setup-status-title"), settings(words, &done.school))
        .field(words.plain("setup-status-coordinators"), coordinators)
        .field(words.plain("setup-status-staff"), people)
        .field(words.plain("setup-status-breaks"), breaks)
        .field(words.plain("setup-status-prompt"), prompt);
    half_quota(words, Card::embed(embed), done.half.as_ref())
}
