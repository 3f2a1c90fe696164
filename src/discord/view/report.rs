//! Who is on track with what, as a table by name and a workbook. In the order of names, never of numbers.

use crate::args;
use crate::discord::action::OfficePress;
use crate::discord::card::{Button, Card, Embed, File};
use crate::discord::view::lists;
use crate::domain::progress::Progress;
use crate::locale::Words;
use crate::locale::one_line;
use crate::report;
use crate::usecase::Error;
use crate::usecase::progress::StaffYear;

/// Rows that fit into one message beside the words; the workbook holds all.
const ROWS: usize = 60;

/// Characters of a name in the table: wider ones break the lines of a phone.
const NAME: usize = 20;

/// The coordinator's table.
///
/// # Errors
/// When the workbook cannot be written: a fault of ours.
pub fn status(words: Words<'_>, status: &StaffYear) -> Result<Card, Error> {
    let table = report::progress(words, &status.rows);
    let bytes = report::workbook(&table).map_err(|_| Error::Bug("a workbook could not be written"))?;
    let heading = words.plain("report-heading");
    let mut table: Vec<String> = status.rows.iter().take(ROWS).map(row).collect();
    table.insert(0, format!("{:NAME$} {heading}", ""));
    let mut text = format!("{}\n```\n{}\n```", words.plain("report-about"), table.join("\n"));
    text.extend(lists::more(words, status.rows.len().saturating_sub(ROWS)));
    let done = |on_track: fn(&Progress) -> bool| status.rows.iter().filter(|row| on_track(row)).count();
    let counts = words.say(
        "report-counts",
        &args![
            staff = status.rows.len(),
            regular = regular(words, &status.rows),
            observed = done(Progress::is_observed)
        ],
    );
    let embed = Embed::new(words.plain("report-title"), text)
        .field(words.plain("report-together"), counts)
        .footer(words.plain("report-footer"));
    let week = Button::of(words, OfficePress::Week, "week-button");
    let mut card = Card::embed(embed).buttons(vec![week]);
    card.files.push(File {
        name: format!("{}.xlsx", words.plain("report-file")),
        bytes,
    });
    Ok(card)
}

/// How many reflect regularly, of those who could have shown it: before the first month is over, that is nobody.
fn regular(words: Words<'_>, rows: &[Progress]) -> String {
    let mut asked = rows.iter().filter(|row| row.reflections.expected > 0).peekable();
    if asked.peek().is_none() {
        return words.plain("report-none-due");
    }
    asked.filter(|row| row.reflections.is_regular()).count().to_string()
}

fn row(row: &Progress) -> String {
    // Inside a code block nothing is markup, except what ends the block.
    let name = one_line(&row.name.replace('`', "'"), NAME);
    let pad = NAME.saturating_sub(name.chars().count());
    let (done, quota) = (row.done, row.quota);
    format!(
        "{name}{:pad$} {:>2}/{:<2} {}/{} {}/{}",
        "", row.reflections.written, row.reflections.expected, done.shown, quota.show, done.observed, quota.observe
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Quota;
    use crate::domain::ids::PersonId;
    use crate::domain::lang::Lang;
    use crate::domain::observation::credits::Credits;
    use crate::domain::progress::Reflections;
    use crate::locale::Texts;

    fn somebody(written: u32, expected: u32) -> Progress {
        Progress {
            person: PersonId(1),
            name: "Ona Petraitienė".to_owned(),
            group: None,
            reflections: Reflections {
                written,
                skipped: 0,
                expected,
            },
            quota: Quota { show: 2, observe: 2 },
            done: Credits::default(),
        }
    }

    #[test]
    fn who_was_asked_nothing_yet_is_not_counted_as_regular() {
        let texts = Texts::embedded();
        let words = texts.words(Lang::En);
        let new = [somebody(0, 0), somebody(0, 0)];
        assert_eq!(regular(words, &new), "nothing is due yet");
        let some = [somebody(0, 0), somebody(4, 5), somebody(1, 2)];
        assert_eq!(regular(words, &some), "1");
        assert_eq!(regular(words, &[somebody(0, 1)]), "0");
    }
}
