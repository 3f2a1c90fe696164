//! What is wrong in a file, in one line with its mend.

use std::fmt::Display;
use std::path::Path;

use anyhow::bail;

use crate::domain::people::file::{Fault, FaultKind};
use crate::usecase::table::Unreadable;

/// Whether nobody reads the output any more.
pub(super) fn is_closed_pipe(fault: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let json = || cause.downcast_ref::<serde_json::Error>()?.io_error_kind();
        cause.downcast_ref().map(std::io::Error::kind).or_else(json)
    };
    fault
        .chain()
        .any(|cause| kind(cause) == Some(std::io::ErrorKind::BrokenPipe))
}

/// Most characters of a fault; what stands in a cell can be as long as the file.
const LONGEST: usize = 400;

/// A text in one line: a cell may hold line breaks, and a fault quotes it.
pub(super) fn in_short(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|ch: char| ch.is_control() || ch.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    // The quoted cell gives way, not the place before it and the mend behind it.
    let part = |text: &mut dyn Iterator<Item = char>| text.take(LONGEST / 2 - 1).collect::<String>();
    let (head, tail) = (part(&mut line.chars()), part(&mut line.chars().rev()));
    format!("{head}…{}", tail.chars().rev().collect::<String>())
}

/// Stops at the first fault and says how many more there are.
pub(super) fn none(path: &Path, faults: &[impl Display]) -> anyhow::Result<()> {
    let name = path.display();
    match faults {
        [] => Ok(()),
        [one] => bail!("{name}: {one}"),
        [first, more @ ..] => bail!("{name}: {first} (and {} more)", more.len()),
    }
}

/// About a row from which on everything is one cell.
pub(super) const OPEN_QUOTE: &str = "a quotation mark is opened and never closed; close or delete it";

/// Why bytes are no table.
pub(super) fn unreadable(fault: Unreadable) -> String {
    let words = match fault {
        Unreadable::Spreadsheet => "this is a spreadsheet; save it as CSV",
        Unreadable::Empty => "the file is empty; write a header and one row per person or lesson",
        Unreadable::TooLong => "the file has too many rows; split it",
        Unreadable::NotATable => "this is no CSV file; save the table as CSV with commas or semicolons",
        Unreadable::OpenQuote(row) => return format!("row {row}: {OPEN_QUOTE}"),
    };
    words.to_owned()
}

/// Stops at the first fault of a staff list that a plan cannot leave aside; the others are notes. `known` are headers
/// that are no fault here.
pub(super) fn staff(path: &Path, faults: &[Fault], known: &[&str]) -> anyhow::Result<Vec<String>> {
    let known = |fault: &&Fault| !(fault.kind == FaultKind::UnknownColumn && known.contains(&fault.value.as_str()));
    let (notes, wrong): (Vec<&Fault>, Vec<&Fault>) = faults.iter().filter(known).partition(|fault| is_note(fault.kind));
    let wrong: Vec<String> = wrong.into_iter().map(text).collect();
    none(path, &wrong).map_err(|fault| strip(path, &fault))?;
    Ok(notes
        .into_iter()
        .map(|fault| in_short(&format!("{}: {}", path.display(), text(fault))))
        .collect())
}

/// The caller names the file.
fn strip(path: &Path, fault: &anyhow::Error) -> anyhow::Error {
    let text = fault.to_string();
    anyhow::anyhow!(
        text.strip_prefix(&format!("{}: ", path.display()))
            .unwrap_or(&text)
            .to_owned()
    )
}

/// Whether a plan does not need what is wrong.
const fn is_note(kind: FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::UnknownColumn
            | FaultKind::ScientificId
            | FaultKind::NotAnId
            | FaultKind::NotAUsername
            | FaultKind::UnknownRole
            | FaultKind::LeadWithoutGroup
            | FaultKind::SecondLead(_)
    )
}

fn text(fault: &Fault) -> String {
    let (line, column, value) = (fault.line, fault.column.word(), &fault.value);
    let place = format!("row {line}, {column}");
    match fault.kind {
        FaultKind::EmptyName => format!("{place}: there is no name; write one or delete the row"),
        FaultKind::LongName => format!("{place}: \"{value}\" is too long; shorten it to 100 characters"),
        FaultKind::Twice(earlier) => {
            format!("{place}: \"{value}\" stands in row {earlier} already; delete one, or give both their user names")
        }
        FaultKind::OtherAccount => format!("{place}: \"{value}\" has another account; mend it"),
        FaultKind::ScientificId => {
            format!("{place}: a spreadsheet has turned the id into \"{value}\"; not needed here")
        }
        FaultKind::NotAnId => format!("{place}: \"{value}\" is no account id; not needed here"),
        FaultKind::NotAUsername => format!("{place}: \"{value}\" is no user name; not needed here"),
        FaultKind::TooLong => format!("{place}: \"{value}\" is too long; shorten it"),
        FaultKind::UnknownRole => format!("{place}: \"{value}\" is no role; not needed here"),
        FaultKind::LeadWithoutGroup => format!("{place}: a lead without a group; not needed here"),
        FaultKind::SecondLead(earlier) => format!("{place}: the group has a lead in row {earlier}; not needed here"),
        FaultKind::UnknownPerson => {
            format!("{place}: \"{value}\" is not on the list; write the name as it stands there")
        }
        FaultKind::AmbiguousPerson => {
            format!("{place}: several people are called \"{value}\"; write a user name or id")
        }
        FaultKind::Oneself => format!("{place}: \"{value}\" is the person themself; name somebody else"),
        FaultKind::BadQuota => format!("{place}: \"{value}\" is no quota; write full, half or exempt"),
        FaultKind::BadYears => format!("{place}: \"{value}\" is no number of years; write 0 to 70"),
        FaultKind::BadDate => format!("{place}: \"{value}\" is no date; write it as 2026-09-01"),
        FaultKind::UnknownColumn => format!("row 1: column \"{value}\" is not used"),
        FaultKind::ColumnTwice => format!("row 1: column \"{value}\" stands there twice; keep one of them"),
        FaultKind::MoreCells => {
            format!("row {line}: \"{value}\" stands under no heading; put a cell that holds a separator in quotes")
        }
    }
}
