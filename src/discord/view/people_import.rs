//! The words of `/people import`: what a file would change, row by row, and what is wrong in it.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::OfficePress;
use crate::discord::card::{Button, Card, Embed, File, Style, Tone};
use crate::domain::people::column::Column;
use crate::domain::people::file::{Fault, FaultKind};
use crate::domain::people::plan::{EarlierLead, Planned};
use crate::domain::people::row::StaffRow;
use crate::locale::Words;
use crate::locale::inert;
use crate::usecase::people_import::{Imported, Outcome, Preview};
use crate::usecase::table::{ROWS, Unreadable};

/// Lines spelled out in a card before the rest goes into a file.
const LINES: usize = 20;
/// Characters that lines may take in a card: Discord allows 4,096 in a text and 6,000 in a message.
const ROOM: usize = 2_400;
/// The same for the groups that change their lead: a school has a few.
const LEADS_ROOM: usize = 700;

/// What became of a file.
#[must_use]
pub fn outcome(words: Words<'_>, outcome: &Outcome) -> Card {
    match outcome {
        Outcome::Unreadable(why) => unreadable(words, *why),
        Outcome::NoNames(header) => {
            let found: Vec<String> = header.iter().take(12).map(|name| inert(&short(name))).collect();
            let text = words.say("import-no-names", &args![found = found.join(", ")]);
            Card::embed(Embed::new(words.plain("import-refused-title"), text).tone(Tone::Needs))
        }
        Outcome::Preview(found) => preview(words, found),
    }
}

/// A file that is no table, and what to do about it.
pub(super) fn unreadable(words: Words<'_>, why: Unreadable) -> Card {
    let text = match why {
        Unreadable::Spreadsheet => words.plain("import-spreadsheet"),
        Unreadable::Empty => words.plain("import-empty"),
        Unreadable::TooLong => words.say("import-too-long", &args![rows = ROWS]),
        Unreadable::NotATable => words.plain("import-not-a-table"),
        Unreadable::OpenQuote(line) => words.say("import-open-quote", &args![line = line]),
    };
    Card::embed(Embed::new(words.plain("import-refused-title"), text).tone(Tone::Needs))
}

fn short(text: &str) -> String {
    crate::locale::one_line(text, 40)
}

fn preview(words: Words<'_>, preview: &Preview) -> Card {
    let rows = &preview.plan.rows;
    let (new, changed, same) = preview.plan.counts();
    let title = words.say("import-title", &args![count = rows.len()]);
    let counts = words.say("import-counts", &args![new = new, changed = changed, same = same]);
    let lines: Vec<String> = rows
        .iter()
        .filter(|row| !row.is_same())
        .map(|row| row_line(words, row))
        .collect();
    let mut text = counts;
    if lines.is_empty() && !rows.is_empty() {
        text.push_str("\n\n");
        text.push_str(&words.plain("import-nothing-changes"));
    }
    let mut card = Card::default();
    let (shown, rest) = fitting(&lines, ROOM);
    if !shown.is_empty() {
        text.push_str("\n\n");
        text.push_str(&shown.join("\n"));
    }
    text.push_str(&attach_rest(words, &mut card, "import-file-rows", (&lines, rest)));
    let mut embed = Embed::new(title, text);
    let leads = preview.plan.takeovers();
    if !rows.is_empty() {
        let footer = if leads.is_empty() {
            "import-footer"
        } else {
            "import-footer-leads"
        };
        embed = embed.footer(words.plain(footer));
    }
    card.embeds.push(embed);
    takeovers(words, &mut card, ("import-leads-title", "import-lead"), &leads);
    let wrong: Vec<String> = preview.faults.iter().map(|fault| fault_line(words, fault)).collect();
    faults(words, &mut card, &wrong);
    match preview.import {
        Some(import) => card.buttons(vec![
            Button::of(words, OfficePress::ConfirmImport(import), "button-confirm").style(Style::Success),
            Button::of(words, OfficePress::CancelImport(import), "button-cancel"),
        ]),
        None => card,
    }
}

/// Who takes the lead of a group over from whom: nobody is replaced in silence.
fn takeovers(words: Words<'_>, card: &mut Card, (title, key): (&str, &str), leads: &[(String, EarlierLead)]) {
    if leads.is_empty() {
        return;
    }
    let line = |(name, earlier): &(String, EarlierLead)| {
        let (name, before, group) = (inert(name), inert(&earlier.name), inert(&earlier.group));
        words.say(key, &args![group = group, name = name, before = before])
    };
    let lines: Vec<String> = leads.iter().map(line).collect();
    let (shown, rest) = fitting(&lines, LEADS_ROOM);
    let mut text = shown.join("\n");
    text.push_str(&attach_rest(words, card, "import-file-leads", (&lines, rest)));
    card.embeds.push(Embed::new(words.plain(title), text).tone(Tone::Needs));
}

/// Attaches all lines where `rest` of them do not fit; the words that say so.
fn attach_rest(words: Words<'_>, card: &mut Card, name: &str, (lines, rest): (&[String], usize)) -> String {
    if rest == 0 {
        return String::new();
    }
    card.files.push(file(words.plain(name), lines));
    format!("\n{}", words.say("import-more", &args![count = rest]))
}

/// As many lines as a card takes, and how many are left.
fn fitting(lines: &[String], mut room: usize) -> (&[String], usize) {
    let mut count = 0;
    for line in lines.iter().take(LINES) {
        let size = line.encode_utf16().count() + 1;
        if size > room {
            break;
        }
        room -= size;
        count += 1;
    }
    (&lines[..count], lines.len() - count)
}

/// A list too long for a card, for a person to open in any editor on any system.
fn file(name: String, lines: &[String]) -> File {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    for line in lines {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    File { name, bytes }
}

fn row_line(words: Words<'_>, planned: &Planned) -> String {
    let name = inert(&planned.row.name);
    if planned.is_new() {
        let facts = new_facts(words, &planned.row);
        let line = words.say("import-line-new", &args![name = name]);
        return if facts.is_empty() {
            line
        } else {
            format!("{line} · {}", facts.join(" · "))
        };
    }
    let columns: Vec<String> = planned.changes.iter().map(|one| column(words, *one)).collect();
    words.say("import-line-changed", &args![name = name, columns = columns.join(", ")])
}

fn new_facts(words: Words<'_>, row: &StaffRow) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(row.group.as_deref().map(inert));
    facts.extend(row.roles.iter().map(|one| super::people::role(words, *one)));
    if row.account.is_none() && row.username.is_none() {
        facts.push(words.plain("import-joins-by-button"));
    }
    facts
}

/// A column by the word that heads it in the file.
fn column(words: Words<'_>, column: Column) -> String {
    words.plain(match column {
        Column::Name => "column-name",
        Column::Surname => "column-surname",
        Column::DiscordId => "column-discord-id",
        Column::Username => "column-username",
        Column::Subjects => "column-subjects",
        Column::Group => "column-group",
        Column::Roles => "column-roles",
        Column::Curator => "column-curator",
        Column::Manager => "column-manager",
        Column::Building => "column-building",
        Column::Quota => "column-quota",
        Column::ExperienceYears => "column-experience",
        Column::JoinedOn => "column-joined-on",
    })
}

/// What is wrong with a file, a line for each fault; what does not fit goes along as a file.
pub(super) fn faults(words: Words<'_>, card: &mut Card, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let (shown, rest) = fitting(lines, ROOM);
    let mut text = shown.join("\n");
    text.push_str(&attach_rest(words, card, "import-file-faults", (lines, rest)));
    let title = words.say("import-faults-title", &args![count = lines.len()]);
    card.embeds.push(Embed::new(title, text).tone(Tone::Needs));
}

/// One fault: the row, the column, what is wrong, and the mend.
fn fault_line(words: Words<'_>, fault: &Fault) -> String {
    let value = inert(&fault.value);
    let what = match fault.kind {
        FaultKind::EmptyName => words.plain("import-fault-empty-name"),
        FaultKind::LongName => words.plain("import-fault-long-name"),
        FaultKind::Twice(line) => words.say("import-fault-twice", &args![value = value, line = line]),
        FaultKind::OtherAccount => words.say("import-fault-other-account", &args![value = value]),
        FaultKind::ScientificId => words.say("import-fault-scientific", &args![value = value]),
        FaultKind::NotAnId => words.say("import-fault-not-an-id", &args![value = value]),
        FaultKind::NotAUsername => words.say("import-fault-not-a-username", &args![value = value]),
        FaultKind::TooLong => words.plain("import-fault-too-long"),
        FaultKind::UnknownRole => words.say("import-fault-unknown-role", &args![value = value]),
        FaultKind::LeadWithoutGroup => words.plain("import-fault-lead-without-group"),
        FaultKind::SecondLead(line) => words.say("import-fault-second-lead", &args![line = line]),
        FaultKind::UnknownPerson => words.say("import-fault-unknown-person", &args![value = value]),
        FaultKind::AmbiguousPerson => words.say("import-fault-ambiguous", &args![value = value]),
        FaultKind::Oneself => words.plain("import-fault-oneself"),
        FaultKind::BadQuota => words.say("import-fault-quota", &args![value = value]),
        FaultKind::BadYears => words.say("import-fault-years", &args![value = value]),
        FaultKind::BadDate => words.say("import-fault-date", &args![value = value]),
        FaultKind::UnknownColumn => {
            return words.say("import-fault-column", &args![value = value]);
        }
        FaultKind::ColumnTwice => words.say("import-fault-column-twice", &args![value = value]),
        FaultKind::MoreCells => words.say("import-fault-more-cells", &args![value = value]),
    };
    let place = args![line = fault.line, column = column(words, fault.column), what = what];
    words.say("import-fault", &place)
}

/// What a confirmed import did.
#[must_use]
pub fn imported(words: Words<'_>, done: &Imported) -> Card {
    if done.already {
        return Card::text(words.plain("import-already"));
    }
    if done.new + done.changed == 0 {
        return Card::text(words.plain("import-nothing-changed"));
    }
    let count = done.new + done.changed + done.same;
    let counts = words.say(
        "import-done-counts",
        &args![new = done.new, changed = done.changed, same = done.same],
    );
    let text = format!("{counts}\n\n{}", words.plain("import-done-next"));
    let title = words.say("import-done-title", &args![count = count]);
    let mut card = Card::embed(Embed::new(title, text).tone(Tone::Done));
    takeovers(words, &mut card, ("import-led-title", "import-led"), &done.leads);
    card
}
