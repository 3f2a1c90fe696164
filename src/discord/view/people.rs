//! The words of `/people`, but for imports.

use chrono::NaiveDate;

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{DoorPress, OfficePress};
use crate::discord::card::{Button, Card, Embed, Style, Tone};
use crate::discord::view::lists;
use crate::domain::people::{Person, PersonState, Quota, Role};
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::people::{Advice, Listed, Listing, Reach, Traces};

/// Names spelled out in one card before the rest is counted.
const NAMES: usize = 25;

/// A person as everybody meets them: the name as the staff list writes it, the mention after it, neither inflected.
#[must_use]
pub fn who(person: &Person) -> String {
    match person.account {
        Some(account) => format!("{} (<@{account}>)", inert(&person.name)),
        None => inert(&person.name),
    }
}

/// A role's name.
#[must_use]
pub fn role(words: Words<'_>, role: Role) -> String {
    words.plain(match role {
        Role::Teacher => "role-teacher",
        Role::GroupLead => "role-group-lead",
        Role::Curator => "role-curator",
        Role::Coordinator => "role-coordinator",
        Role::Coach => "role-coach",
        Role::Facilitator => "role-facilitator",
        Role::Head => "role-head",
    })
}

fn quota(words: Words<'_>, quota: Quota) -> String {
    words.plain(match quota {
        Quota::Full => "quota-full",
        Quota::Half => "quota-half",
        Quota::Exempt => "quota-exempt",
    })
}

/// Somebody was added or changed: their row as it now is.
#[must_use]
pub fn changed(words: Words<'_>, title: &str, listed: &Listed, advice: &[Advice]) -> Card {
    let mut embed = Embed::new(words.plain(title), row(words, listed)).tone(Tone::Done);
    if !advice.is_empty() {
        let lines: Vec<String> = advice.iter().map(|one| advice_line(words, *one)).collect();
        embed = embed.field(words.plain("people-advice"), lines.join("\n"));
    }
    if listed.person.state == PersonState::Invited {
        embed = embed.footer(words.plain("people-invited-footer"));
    }
    Card::embed(embed)
}

/// A role was given; a group's earlier lead, whose lead is over, stands there by name.
#[must_use]
pub fn granted(words: Words<'_>, listed: &Listed, advice: &[Advice], earlier: &[String]) -> Card {
    let mut card = changed(words, "people-role-title", listed, advice);
    if !earlier.is_empty() {
        let names: Vec<String> = earlier.iter().map(|name| inert(name)).collect();
        let text = words.say("people-lead-before", &args![before = names.join(", ")]);
        card.embeds
            .push(Embed::new(words.plain("people-lead-before-title"), text));
    }
    card
}

fn advice_line(words: Words<'_>, advice: Advice) -> String {
    match advice {
        Advice::GroupSmall(count) => words.say("people-advice-small", &args![count = count]),
        Advice::GroupLarge(count) => words.say("people-advice-large", &args![count = count]),
        Advice::CuratorFull(count) => words.say("people-advice-curator", &args![count = count]),
    }
}

/// Everything the coordinator may know of a person, one line each; what is empty is left out.
fn row(words: Words<'_>, listed: &Listed) -> String {
    let person = &listed.person;
    let mut lines = vec![format!("**{}**", who(person))];
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(format!("{}: {value}", words.plain(key)));
        }
    };
    line("people-subjects", Some(inert(&person.subjects.join(", "))));
    line("people-group", listed.group.as_deref().map(inert));
    line("people-roles", Some(roles(words, listed)));
    line("people-curator", listed.curator.as_deref().map(inert));
    line("people-building", person.building.as_deref().map(inert));
    line("people-quota", person.quota.map(|one| quota(words, one)));
    let paper = person.on_paper.filter(|_| person.account.is_none());
    let taking_part = |on| if on { "people-paper-yes" } else { "people-paper-no" };
    line("people-paper", paper.map(|on| words.plain(taking_part(on))));
    line("people-joined", person.joined_on.map(|day| words.date(day)));
    lines.join("\n")
}

fn roles(words: Words<'_>, listed: &Listed) -> String {
    let names: Vec<String> = listed.roles.iter().map(|one| role(words, *one)).collect();
    names.join(", ")
}

/// A role ended, or was never there.
#[must_use]
pub fn role_ended(words: Words<'_>, listed: &Listed, ended: Role, had: bool) -> Card {
    if !had {
        let key = if ended == Role::Teacher {
            "people-role-everybody"
        } else {
            "people-role-not-held"
        };
        return Card::text(words.say(key, &args![person = who(&listed.person), role = role(words, ended)]));
    }
    changed(words, "people-role-ended-title", listed, &[])
}

/// Somebody is away.
#[must_use]
pub fn leave(words: Words<'_>, person: &Person, (from, to): (NaiveDate, NaiveDate)) -> Card {
    let dates = words.range(from, to);
    let text = words.say("people-leave-text", &args![person = who(person), dates = dates]);
    Card::embed(Embed::new(words.plain("people-leave-title"), text).tone(Tone::Done))
}

/// An absence was taken back.
#[must_use]
pub fn leave_taken_back(words: Words<'_>, person: &Person, (from, to): (NaiveDate, NaiveDate)) -> Card {
    let dates = words.range(from, to);
    let text = words.say("people-leave-back-text", &args![person = who(person), dates = dates]);
    Card::embed(Embed::new(words.plain("people-leave-back-title"), text).tone(Tone::Done))
}

/// Really remove?
#[must_use]
pub fn removal(words: Words<'_>, person: &Person) -> Card {
    let text = words.say("people-remove-text", &args![person = who(person)]);
    Card::embed(Embed::new(words.plain("people-remove-title"), text).tone(Tone::Needs)).buttons(vec![
        Button::of(words, OfficePress::ConfirmRemove(person.id), "button-confirm").style(Style::Danger),
        Button::of(words, DoorPress::Nothing, "button-cancel"),
    ])
}

/// Somebody was removed.
#[must_use]
pub fn removed(words: Words<'_>, person: &Person) -> Card {
    let text = words.say("people-removed-text", &args![person = inert(&person.name)]);
    Card::embed(Embed::new(words.plain("people-removed-title"), text).tone(Tone::Done))
}

/// Really leaving on that day?
#[must_use]
pub fn leaving(words: Words<'_>, person: &Person, on: NaiveDate) -> Card {
    let on_text = words.date(on);
    let text = words.say("people-leaving-text", &args![person = who(person), on = on_text]);
    Card::embed(Embed::new(words.plain("people-leaving-title"), text).tone(Tone::Needs)).buttons(vec![
        Button::of(words, OfficePress::ConfirmLeaving(person.id, on), "button-confirm").primary(),
        Button::of(words, DoorPress::Nothing, "button-cancel"),
    ])
}

/// The leaving is scheduled; until the day it can be taken back.
#[must_use]
pub fn leaving_noted(words: Words<'_>, person: &Person, on: NaiveDate) -> Card {
    let on = words.date(on);
    let mut text = words.say(
        "people-leaving-noted-text",
        &args![person = inert(&person.name), on = on],
    );
    if person.state == PersonState::Active {
        text.push_str("\n\n");
        text.push_str(&words.plain("people-leaving-told"));
    }
    let stays = Button::of(words, OfficePress::Stays(person.id), "people-stays-button");
    Card::embed(Embed::new(words.plain("people-leaving-noted-title"), text).tone(Tone::Done)).buttons(vec![stays])
}

/// A group has another name.
#[must_use]
pub fn renamed(words: Words<'_>, from: &str, to: &str) -> Card {
    let text = words.say("people-renamed-text", &args![from = inert(from), to = inert(to)]);
    Card::embed(Embed::new(words.plain("people-renamed-title"), text).tone(Tone::Done))
}

/// A scheduled leaving was taken back.
#[must_use]
pub fn stays(words: Words<'_>, person: &Person) -> Card {
    let text = words.say("people-stays-text", &args![person = inert(&person.name)]);
    Card::embed(Embed::new(words.plain("people-stays-title"), text).tone(Tone::Done))
}

/// A page of the staff list.
#[must_use]
pub fn list(words: Words<'_>, listing: &Listing) -> Card {
    let counts = words.say(
        "people-list-counts",
        &args![
            active = listing.active,
            away = listing.staff.saturating_sub(listing.active + listing.nameless),
            nameless = listing.nameless,
            waiting = listing.waiting
        ],
    );
    let lines: Vec<String> = listing.people.iter().map(|listed| list_line(words, listed)).collect();
    let title = words.say("people-list-title", &args![count = listing.staff]);
    let mut embed = Embed::new(title, format!("{counts}\n\n{}", lines.join("\n")));
    if listing.pages > 1 {
        let page = args![page = listing.page + 1, pages = listing.pages];
        embed = embed.footer(words.say("people-list-page", &page));
    }
    let mut buttons = lists::turning(words, (listing.page, listing.pages), OfficePress::People);
    if listing.waiting > 0 {
        let label = words.plain("button-see-waiting");
        buttons.push(Button::new(OfficePress::Claims, label).primary());
    }
    if listing.nameless > 0 {
        buttons.push(Button::of(words, OfficePress::Paper, "paper-title"));
    }
    Card::embed(embed).buttons(buttons)
}

fn list_line(words: Words<'_>, listed: &Listed) -> String {
    let person = &listed.person;
    let sign = match (person.state, person.account) {
        (PersonState::Active, _) => "🟢",
        (_, Some(_)) => "⚪",
        (_, None) => "▫️",
    };
    // Long names are shortened, so that a full page fits into one message.
    let short = |text: &str, most: usize| inert(&one_line(text, most));
    let mut line = format!("{sign} {}", short(&person.name, 60));
    if let Some(account) = person.account {
        line.push_str(&format!(" (<@{account}>)"));
    }
    let group = listed.group.as_deref().map(|group| short(group, 40));
    let roles = listed.roles.iter().map(|one| role(words, *one));
    let leaves = person.left_on.map(|on| {
        let on = words.date(on);
        words.say("people-list-leaves", &args![on = on])
    });
    let absent = person.absent_at.map(|_| words.plain("people-list-absent"));
    for fact in group.into_iter().chain(roles).chain(leaves).chain(absent) {
        line.push_str(" · ");
        line.push_str(&fact);
    }
    line
}

/// Whom messages do not reach.
#[must_use]
pub fn unreachable(words: Words<'_>, reach: &Reach) -> Card {
    let mut text = match reach.unreached.as_slice() {
        [] => words.plain("people-reach-all"),
        some => {
            let lines = lists::first(words, some, NAMES, |one| reach_line(words, one));
            format!("{}\n\n{lines}", words.plain("people-reach-some"))
        }
    };
    if reach.invited > 0 {
        text.push_str("\n\n");
        text.push_str(&words.say("people-reach-invited", &args![count = reach.invited]));
    }
    let tone = if reach.unreached.is_empty() {
        Tone::Done
    } else {
        Tone::Needs
    };
    let mut embed = Embed::new(words.plain("people-reach-title"), text).tone(tone);
    let states: Vec<String> = reach
        .states
        .iter()
        .map(|(state, count)| state_line(words, state, *count))
        .collect();
    if !states.is_empty() {
        embed = embed.field(words.plain("people-reach-states"), states.join("\n"));
    }
    Card::embed(embed)
}

/// How one person's newest messages stand.
#[must_use]
pub fn traces(words: Words<'_>, traces: &Traces) -> Card {
    let line = |(kind, state, at): &(String, String, chrono::NaiveDateTime)| {
        let at = words.short_moment(*at);
        format!(
            "• {at} – {}. {}",
            words.plain(self::kind(kind)),
            words.plain(state_key(state))
        )
    };
    let text = match traces.messages.as_slice() {
        [] => words.plain("people-traces-none"),
        some => some.iter().map(line).collect::<Vec<_>>().join("\n"),
    };
    let title = words.plain("people-traces-title");
    Card::embed(Embed::new(title, format!("{}\n\n{text}", who(&traces.person))))
}

/// The key of a kind of message.
pub(in crate::discord::view) fn kind(kind: &str) -> &'static str {
    match kind {
        "reflection.prompt" => "delivery-kind-prompt",
        "reflection.reminder" => "delivery-kind-reminder",
        "observation" => "delivery-kind-observation",
        "group" => "delivery-kind-group",
        _ => "delivery-kind-office",
    }
}

fn reach_line(words: Words<'_>, (person, unreached): &(Person, crate::domain::people::Unreached)) -> String {
    let mut facts = Vec::new();
    if unreached.since.is_some() {
        facts.push(words.plain("people-reach-closed"));
    }
    if unreached.waiting > 0 {
        facts.push(words.say("people-reach-waiting", &args![count = unreached.waiting]));
    }
    if unreached.dead > 0 {
        facts.push(words.say("people-reach-dead", &args![count = unreached.dead]));
    }
    format!("• {} – {}", who(person), facts.join(", "))
}

fn state_line(words: Words<'_>, state: &str, count: u32) -> String {
    format!("{}: {count}", words.plain(state_key(state)))
}

fn state_key(state: &str) -> &'static str {
    match state {
        "queued" | "sending" => "delivery-state-queued",
        "sent" => "delivery-state-sent",
        "opened" => "delivery-state-opened",
        "answered" => "delivery-state-answered",
        "expired" => "delivery-state-expired",
        "closed_dms" => "delivery-state-closed",
        _ => "delivery-state-dead",
    }
}
