//! Own pages in words: what is due, and the settings.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::args;
use crate::discord::action::{CalendarPress, FormPress, GroupPress, HomePress, ObservationPress, OfficePress};
use crate::discord::card::{Button, Card, Choice, Embed, Input, Modal, People, Row, Select};
use crate::discord::view::{group, lists, observation};
use crate::domain::lang::Lang;
use crate::domain::people::Role;
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::home::{MOST_CONFLICTS, MOST_WISHES, OfficeDesk, Overview, Settings, Snooze};

/// Observations that are listed; the others stand on their own page.
const LISTED: usize = 6;

/// What is due for the reader, with a button for each next step.
#[must_use]
pub fn overview(words: Words<'_>, overview: &Overview) -> Card {
    let mut due = Vec::new();
    let mut buttons = Vec::new();
    for reflection in overview.open.iter().take(2) {
        let month = words.month_genitive(reflection.month);
        due.push(words.say("home-reflection", &args![month = month]));
        buttons.push(
            Button::of(
                words,
                FormPress::Open(Subject::Reflection(reflection.id)),
                "button-write",
            )
            .primary(),
        );
    }
    due.extend(observations_due(words, overview));
    for group in overview.checkins.iter().take(1) {
        due.push(words.say("home-checkin", &args![group = inert(&group.name)]));
        buttons.push(Button::new(GroupPress::Members(group.id), one_line(&group.name, 60)));
    }
    let mut embed = Embed::new(words.plain("home-title"), who(words, overview));
    embed = embed.field(
        words.plain("home-due"),
        if due.is_empty() {
            words.plain("home-nothing-due")
        } else {
            due.join("\n")
        },
    );
    if let Some(snooze) = overview.snooze {
        embed = embed.field(words.plain("home-snooze"), quiet(words, snooze));
    }
    embed = embed.field(words.plain("home-year"), year(words, overview));
    let pages = &overview.observations.pages;
    if !pages.is_empty() {
        let line = |page| {
            format!(
                "• {} – {}",
                observation::label(words, page),
                observation::state(words, page)
            )
        };
        let lines: Vec<String> = pages.iter().take(LISTED).map(line).collect();
        embed = lists::field(words, embed, "home-observing", &lines);
    }
    if !(pages.is_empty() && overview.observations.asked.is_empty()) {
        buttons.push(Button::of(words, ObservationPress::List, "observation-button-list"));
    }
    if let Some(office) = &overview.office {
        embed = embed.field(words.plain("home-office"), office_lines(words, office, &mut buttons));
    }
    buttons.truncate(4);
    buttons.push(Button::of(words, HomePress::Settings, "home-settings"));
    let card = Card::embed(embed).buttons(buttons);
    if overview.shared == 0 {
        return card;
    }
    let shared = words.say("home-shared", &args![count = overview.shared]);
    card.buttons(vec![Button::new(HomePress::Shared, shared)])
}

/// Observations that are not over, and what colleagues ask: where the week had no place for the message, it is read here.
fn observations_due(words: Words<'_>, overview: &Overview) -> Vec<String> {
    let observations = &overview.observations;
    let open = observations.pages.iter().filter(|page| !page.it.state.is_over());
    let asked = observations.asked.iter().filter(|page| page.asking.to == page.me);
    [("home-observations", open.count()), ("home-asked", asked.count())]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.say(key, &args![count = count]))
        .collect()
}

fn who(words: Words<'_>, overview: &Overview) -> String {
    let roles = overview.held.iter().filter(|held| held.role != Role::Teacher);
    let mut parts: Vec<String> = vec![inert(&overview.name)];
    parts.extend(roles.map(|held| words.plain(&format!("choice-role-{}", held.role.word().replace('_', "-")))));
    if let Some(group) = &overview.group {
        parts.push(words.say("group-title", &args![group = inert(&group.name)]));
    }
    parts.dedup();
    parts.join(" · ")
}

fn year(words: Words<'_>, overview: &Overview) -> String {
    let observations = &overview.observations;
    let credits = args![
        shown = observations.done.shown,
        show = observations.quota.show,
        observed = observations.done.observed,
        observe = observations.quota.observe
    ];
    let written = words.say("home-written", &args![count = overview.written]);
    let mut lines = vec![written, words.say("observation-home-credits", &credits)];
    lines.extend(overview.next_meeting.map(|next| {
        let date = group::next_meeting(words, next);
        words.say("home-next-meeting", &args![date = date])
    }));
    lines.join("\n")
}

fn office_lines(words: Words<'_>, office: &OfficeDesk, buttons: &mut Vec<Button>) -> String {
    let mut lines = Vec::new();
    if office.claims > 0 {
        lines.push(words.say("home-claims", &args![count = office.claims]));
        buttons.push(Button::of(words, OfficePress::Claims, "button-see-waiting"));
    }
    if !office.guesses.is_empty() {
        lines.push(words.say("home-guesses", &args![count = office.guesses.len()]));
        buttons.push(Button::of(words, CalendarPress::ConfirmAll, "home-confirm-guesses"));
    }
    if lines.is_empty() {
        words.plain("home-office-calm")
    } else {
        lines.join("\n")
    }
}

/// Own settings; every press takes effect at once.
#[must_use]
pub fn settings(words: Words<'_>, lang: Lang, settings: &Settings) -> Card {
    let names = match settings.not_with_names.as_slice() {
        [] => words.plain("home-not-with-none"),
        names => names.iter().map(|name| inert(name)).collect::<Vec<_>>().join(", "),
    };
    let embed = Embed::new(words.plain("home-settings-title"), words.plain("home-settings-about"))
        .field(
            words.plain("home-language"),
            words.plain(&format!("choice-language-{}", lang.word())),
        )
        .field(
            words.plain("home-visitors"),
            words.say("home-visitors-now", &args![count = settings.visitors]),
        )
        .field(
            words.plain("home-not-with"),
            format!("{names}\n{}", words.plain("home-not-with-about")),
        )
        .field(words.plain("home-wishes"), wished(words, settings));
    let languages = Lang::ALL.into_iter().map(|one| {
        let label = words.plain(&format!("choice-language-{}", one.word()));
        let button = Button::new(HomePress::Language(one), label);
        if one == lang { button.primary() } else { button }
    });
    let visitors = (1..=settings.visitors_most.min(5)).map(|number| {
        let label = words.say("home-visitors-now", &args![count = number]);
        let number = u8::try_from(number).unwrap_or(1);
        let button = Button::new(HomePress::Visitors(number), label);
        if u32::from(number) == settings.visitors {
            button.primary()
        } else {
            button
        }
    });
    let mut card = Card::embed(embed)
        .buttons(languages.collect())
        .buttons(visitors.collect());
    card.rows.push(Row::People(People {
        action: HomePress::NotWith.into(),
        placeholder: words.plain("home-not-with-placeholder"),
        chosen: settings.not_with.iter().map(|account| account.0).collect(),
        most: MOST_CONFLICTS,
    }));
    if !settings.subjects.is_empty() {
        card = card.select(wishes(words, settings));
    }
    card.buttons(vec![
        Button::of(words, HomePress::Away, "home-away"),
        Button::of(words, HomePress::Overview, "help-overview"),
    ])
}

/// When the reader is away, and how to say so.
#[must_use]
pub fn away(words: Words<'_>, absences: &[(NaiveDate, NaiveDate)], snooze: Option<Snooze>) -> Card {
    let range = |(from, to): &(NaiveDate, NaiveDate)| words.range(*from, *to);
    let lines: Vec<String> = absences.iter().map(|dates| format!("• {}", range(dates))).collect();
    let noted = if lines.is_empty() {
        words.plain("home-away-none")
    } else {
        lines.join("\n")
    };
    let text = format!("{}\n\n{noted}", words.plain("home-away-about"));
    let quiet = match snooze {
        Some(snooze) => quiet(words, snooze),
        None => words.plain("home-snooze-none"),
    };
    let about = format!("{}\n\n{quiet}", words.plain("home-snooze-about"));
    let embed = Embed::new(words.plain("home-away"), text).field(words.plain("home-snooze"), about);
    let mut buttons = vec![
        Button::of(words, HomePress::AwayWindow, "home-away-note").primary(),
        Button::of(words, HomePress::SnoozeWindow, "home-snooze-set"),
    ];
    if snooze.is_some() {
        buttons.push(Button::of(words, HomePress::SnoozeOver, "home-snooze-end"));
    }
    buttons.push(Button::of(words, HomePress::Settings, "home-settings"));
    let mut card = Card::embed(embed).buttons(buttons);
    if !absences.is_empty() {
        let options = absences
            .iter()
            .map(|dates| Choice::new(format!("{}/{}", dates.0, dates.1), range(dates)));
        card = card.select(Select {
            action: HomePress::AwayBack.into(),
            placeholder: words.plain("home-away-back"),
            options: options.collect(),
            range: (1, 1),
        });
    }
    card
}

/// Until when no reminders come, and how many wait.
fn quiet(words: Words<'_>, snooze: Snooze) -> String {
    let until = words.date(snooze.until);
    words.say("home-snooze-until", &args![until = until, count = snooze.waiting])
}

/// The window for the last day without reminders.
#[must_use]
pub fn snooze_window(words: Words<'_>, today: NaiveDate) -> Modal {
    Modal {
        action: HomePress::SnoozeDate.into(),
        title: words.plain("home-snooze"),
        inputs: vec![day(words, "until", "home-snooze-last", today)],
    }
}

fn day(words: Words<'_>, key: &str, label: &str, today: NaiveDate) -> Input {
    Input {
        key: key.to_owned(),
        label: words.plain(label),
        placeholder: today.to_string(),
        value: String::new(),
        long: false,
        required: true,
        max: 10,
    }
}

/// The window for the dates of an absence.
#[must_use]
pub fn away_window(words: Words<'_>, today: NaiveDate) -> Modal {
    let input = |key: &str, label: &str| day(words, key, label, today);
    Modal {
        action: HomePress::AwayDates.into(),
        title: words.plain("home-away-window"),
        inputs: vec![input("from", "home-away-from"), input("to", "home-away-to")],
    }
}

fn wished(words: Words<'_>, settings: &Settings) -> String {
    if settings.wishes.is_empty() {
        return words.plain("home-wishes-none");
    }
    let wishes: Vec<String> = settings.wishes.iter().map(|one| inert(one)).collect();
    wishes.join(", ")
}

/// What the reader would like to see when observing: a wish, which the plan heeds where it can.
fn wishes(words: Words<'_>, settings: &Settings) -> Select {
    let options = settings.subjects.iter().map(|subject| {
        let mut choice = Choice::new(one_line(subject, 100), one_line(subject, 100));
        choice.chosen = settings.wishes.contains(subject);
        choice
    });
    let options: Vec<Choice> = options.collect();
    Select {
        action: HomePress::Wishes.into(),
        placeholder: words.plain("home-wishes-placeholder"),
        range: (0, u8::try_from(options.len()).unwrap_or(25).min(MOST_WISHES)),
        options,
    }
}
