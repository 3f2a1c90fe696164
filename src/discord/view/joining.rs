//! The words of Join, from the post in the channel to the coordinator's confirmation.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{DoorPress, HomePress, OfficePress};
use crate::discord::card::{Button, Card, Choice, Embed, Select, Style, Tone, limit};
use crate::discord::view::lists;
use crate::domain::people::{Claim, Person};
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::joining::{Claimed, Confirmed, Joined, OfficeNotice};

/// Names spelled out in one card before the rest is counted.
const NAMES: usize = 20;

/// What Join answers.
#[must_use]
pub fn joined(words: Words<'_>, joined: &Joined) -> Card {
    match joined {
        Joined::Member { actor, new, adoptable } => {
            let card = if *new {
                welcome(words, &actor.person.name)
            } else {
                let text = words.say("join-already-text", &args![name = inert(&actor.person.name)]);
                Card::embed(Embed::new(words.plain("join-already-title"), text)).buttons(home(words))
            };
            if adoptable.is_empty() {
                return card;
            }
            adopt(words, card, adoptable)
        }
        Joined::Choose {
            rows,
            page,
            pages,
            waiting,
            ..
        } => choose(words, rows, (*page, *pages), waiting.as_deref()),
        Joined::Stranger { .. } => {
            let embed = Embed::new(words.plain("join-stranger-title"), words.plain("join-stranger-text"));
            Card::embed(embed.tone(Tone::Needs)).buttons(vec![ask(words)])
        }
    }
}

fn ask(words: Words<'_>) -> Button {
    Button::of(words, DoorPress::Ask, "button-ask-coordinator")
}

fn home(words: Words<'_>) -> Vec<Button> {
    use crate::discord::action::HomePress;
    vec![
        Button::of(words, HomePress::Overview, "button-overview").primary(),
        Button::of(words, HomePress::Settings, "button-settings"),
    ]
}

/// The card of somebody who is in from now on.
fn welcome(words: Words<'_>, name: &str) -> Card {
    let text = words.say("join-welcome-text", &args![name = inert(name)]);
    let embed = Embed::new(words.plain("join-welcome-title"), text).tone(Tone::Done);
    Card::embed(embed.footer(words.plain("join-welcome-footer"))).buttons(home(words))
}

fn adopt(words: Words<'_>, mut card: Card, rows: &[Person]) -> Card {
    let text = words.plain("join-adopt-text");
    card.embeds
        .push(Embed::new(words.plain("join-adopt-title"), text).tone(Tone::Needs));
    card.select(row_select(words, rows, 0))
}

fn row_select(words: Words<'_>, rows: &[Person], page: usize) -> Select {
    Select {
        action: DoorPress::Claim(u32::try_from(page).unwrap_or(0)).into(),
        placeholder: words.plain("join-choose-placeholder"),
        options: rows.iter().map(row_choice).collect(),
        range: (1, 1),
    }
}

fn row_choice(person: &Person) -> Choice {
    let mut choice = Choice::new(person.id.to_string(), one_line(&person.name, limit::OPTION));
    choice.description = one_line(&person.subjects.join(", "), limit::OPTION);
    choice
}

fn choose(words: Words<'_>, rows: &[Person], (page, pages): (usize, usize), waiting: Option<&str>) -> Card {
    let mut text = match waiting {
        Some(name) => words.say("join-waiting-text", &args![name = inert(name)]),
        None => words.plain("join-choose-text"),
    };
    if pages > 1 {
        text.push_str("\n\n");
        text.push_str(&words.say("join-choose-page", &args![page = page + 1, pages = pages]));
    }
    let title = if waiting.is_some() {
        "join-waiting-title"
    } else {
        "join-choose-title"
    };
    let mut card = Card::embed(Embed::new(words.plain(title), text));
    if !rows.is_empty() {
        card = card.select(row_select(words, rows, page));
    }
    let mut buttons = lists::turning(words, (page, pages), DoorPress::ClaimPage);
    buttons.push(ask(words));
    card.buttons(buttons)
}

/// What choosing a row answers.
#[must_use]
pub fn claimed(words: Words<'_>, claimed: &Claimed) -> Card {
    match claimed {
        Claimed::Waiting { name } => {
            let text = words.say("join-claimed-text", &args![name = inert(name)]);
            Card::embed(Embed::new(words.plain("join-claimed-title"), text).tone(Tone::Done))
        }
        Claimed::Taken => {
            let embed = Embed::new(words.plain("join-taken-title"), words.plain("join-taken-text"));
            Card::embed(embed.tone(Tone::Needs)).buttons(vec![
                Button::of(words, DoorPress::ClaimPage(0), "button-back").primary(),
                ask(words),
            ])
        }
        Claimed::Adopted(person) => welcome(words, &person.name),
    }
}

/// A stranger asked; `told` says whether the coordinators hear of it now.
#[must_use]
pub fn asked(words: Words<'_>, told: bool) -> Card {
    let key = if told { "join-asked" } else { "join-asked-already" };
    Card::text(words.plain(key))
}

/// `/people confirm`: everybody who waits.
#[must_use]
pub fn claims(words: Words<'_>, claims: &[Claim]) -> Card {
    let Some(last) = claims.last() else {
        return Card::embed(Embed::new(
            words.plain("confirm-none-title"),
            words.plain("confirm-none-text"),
        ));
    };
    if let [one] = claims {
        return one_claim(words, one, false);
    }
    let lines = lists::first(words, claims, NAMES, claim_line);
    let text = format!("{}\n\n{lines}", words.plain("confirm-list-text"));
    let title = words.say("confirm-list-title", &args![count = claims.len()]);
    let options = claims.iter().map(|claim| {
        let mut choice = Choice::new(claim.id.to_string(), one_line(&claim.name, limit::OPTION));
        choice.description = one_line(&format!("@{}", claim.username), limit::OPTION);
        choice
    });
    Card::embed(Embed::new(title, text).tone(Tone::Needs))
        .buttons(vec![
            Button::of(words, OfficePress::ConfirmAll(last.id), "button-confirm").style(Style::Success),
        ])
        .select(Select {
            action: OfficePress::OneClaim.into(),
            placeholder: words.plain("confirm-one-placeholder"),
            options: options.collect(),
            range: (1, 1),
        })
}

fn claim_line(claim: &Claim) -> String {
    format!(
        "• {} – <@{}> (@{})",
        inert(&claim.name),
        claim.account,
        inert(&claim.username)
    )
}

/// One claim, to be confirmed or refused.
#[must_use]
pub fn one_claim(words: Words<'_>, claim: &Claim, back: bool) -> Card {
    let text = format!("{}\n\n{}", words.plain("confirm-one-text"), claim_line(claim));
    let mut buttons = vec![
        Button::of(words, OfficePress::ConfirmClaim(claim.id), "button-confirm").style(Style::Success),
        Button::of(words, OfficePress::RefuseClaim(claim.id), "button-refuse").style(Style::Danger),
    ];
    if back {
        buttons.push(Button::of(words, OfficePress::Claims, "button-back"));
    }
    Card::embed(Embed::new(words.plain("confirm-one-title"), text).tone(Tone::Needs)).buttons(buttons)
}

/// What a confirmation did, and what is left to decide.
#[must_use]
pub fn confirmed(words: Words<'_>, done: &Confirmed) -> Card {
    let mut card = Card::default();
    if !done.seated.is_empty() {
        let title = words.say("confirm-done-title", &args![count = done.seated.len()]);
        let text = format!("{}\n\n{}", names(words, &done.seated), words.plain("confirm-done-text"));
        card.embeds.push(Embed::new(title, text).tone(Tone::Done));
    }
    if !done.contested.is_empty() {
        let text = format!(
            "{}\n\n{}",
            words.plain("confirm-contested-text"),
            names(words, &done.contested)
        );
        let title = words.plain("confirm-contested-title");
        card.embeds.push(Embed::new(title, text).tone(Tone::Needs));
        card = card.buttons(vec![Button::of(words, OfficePress::Claims, "button-open").primary()]);
    }
    if !done.lost.is_empty() {
        let text = format!("{}\n\n{}", words.plain("confirm-lost-text"), names(words, &done.lost));
        let title = words.plain("confirm-lost-title");
        card.embeds.push(Embed::new(title, text).tone(Tone::Needs));
    }
    if card.embeds.is_empty() {
        return claims(words, &[]);
    }
    card
}

fn names(words: Words<'_>, names: &[String]) -> String {
    lists::first(words, names, NAMES, |name| format!("• {}", inert(name)))
}

/// A claim was refused.
#[must_use]
pub fn refused(words: Words<'_>, claim: &Claim) -> Card {
    Card::text(words.say("confirm-refused", &args![name = inert(&claim.name)]))
}

/// What the office says unasked.
#[must_use]
pub fn notice(words: Words<'_>, notice: &OfficeNotice) -> Card {
    match notice {
        OfficeNotice::JoinPost { school } => {
            let text = words.say("join-post-text", &args![school = inert(school)]);
            let join = Button::of(words, DoorPress::Join, "button-join").primary().emoji("👋");
            Card::embed(Embed::new(words.plain("join-post-title"), text)).buttons(vec![join])
        }
        OfficeNotice::ClaimsWaiting { count } => {
            let text = words.say("confirm-waiting-text", &args![count = *count]);
            let open = Button::of(words, OfficePress::Claims, "button-open").primary();
            let title = words.plain("confirm-waiting-title");
            Card::embed(Embed::new(title, text).tone(Tone::Needs)).buttons(vec![open])
        }
        OfficeNotice::Welcome { school } => {
            let text = words.say("join-confirmed-text", &args![school = inert(school)]);
            let embed = Embed::new(words.plain("join-welcome-title"), text).tone(Tone::Done);
            Card::embed(embed.footer(words.plain("join-welcome-footer"))).buttons(home(words))
        }
        OfficeNotice::Leaving { school, on, emptied } => {
            let on = words.date(*on);
            let mut text = words.say("people-leaving-dm", &args![school = inert(school), on = on]);
            if let Some(day) = emptied {
                let day = words.date(*day);
                text.push_str(&format!(
                    "\n\n{}",
                    words.say("people-leaving-dm-then", &args![on = day])
                ));
            }
            let take = Button::of(words, HomePress::Take, "privacy-take").primary();
            Card::embed(Embed::new(words.plain("people-leaving-dm-title"), text)).buttons(vec![take])
        }
        OfficeNotice::Staying { school } => {
            let text = words.say("people-stays-dm", &args![school = inert(school)]);
            Card::embed(Embed::new(words.plain("people-stays-title"), text).tone(Tone::Done))
        }
        OfficeNotice::SetUpAgain { by } => {
            let text = words.say("setup-told-text", &args![who = format!("<@{by}>")]);
            Card::embed(Embed::new(words.plain("setup-told-title"), text).tone(Tone::Needs))
        }
        OfficeNotice::StrangerAsks { account } => {
            let text = words.say("join-asks-text", &args![who = format!("<@{account}>")]);
            Card::embed(Embed::new(words.plain("join-asks-title"), text).tone(Tone::Needs))
        }
    }
}
