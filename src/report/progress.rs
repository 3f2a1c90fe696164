//! Who is on track with what, as a table.

use super::sheet::{Cell, Sheet};
use crate::domain::progress::Progress;
use crate::locale::Words;

/// The headings with the widths of their columns, in characters.
const COLUMNS: [(&str, u16); 8] = [
    ("report-column-name", 28),
    ("report-column-group", 20),
    ("report-column-written", 12),
    ("report-column-skipped", 12),
    ("report-column-expected", 12),
    ("report-column-shown", 12),
    ("report-column-observed", 12),
    ("report-column-note", 36),
];

/// One row a person, in the order given.
#[must_use]
pub fn progress(words: Words<'_>, rows: &[Progress]) -> Sheet {
    let say = |key| words.plain(key);
    let row = |row: &Progress| -> Vec<Cell> {
        let (reflections, done, quota) = (row.reflections, row.done, row.quota);
        let mut notes = Vec::new();
        if !reflections.is_regular() {
            notes.push(say("report-note-reflections"));
        }
        if !row.is_observed() {
            notes.push(say("report-note-observations"));
        }
        vec![
            row.name.as_str().into(),
            row.group.as_deref().unwrap_or_default().into(),
            reflections.written.into(),
            reflections.skipped.into(),
            reflections.expected.into(),
            format!("{}/{}", done.shown, quota.show).into(),
            format!("{}/{}", done.observed, quota.observe).into(),
            notes.join("; ").into(),
        ]
    };
    Sheet {
        name: say("report-sheet"),
        columns: COLUMNS.map(|(key, width)| (say(key), width)).to_vec(),
        rows: rows.iter().map(row).collect(),
    }
}
