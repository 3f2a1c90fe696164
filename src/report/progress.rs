//! Who is on track with what, as a workbook.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::args;
use crate::domain::lang::Lang;
use crate::domain::progress::Progress;
use crate::locale::Texts;

/// The columns: their headings, and the width of the first two, which hold names (characters).
const COLUMNS: [&str; 8] = [
    "report-column-name",
    "report-column-group",
    "report-column-written",
    "report-column-skipped",
    "report-column-expected",
    "report-column-shown",
    "report-column-observed",
    "report-column-note",
];
const NAME_WIDTH: u16 = 28;
const NOTE_WIDTH: u16 = 40;

/// One sheet, one row a person, in the order given.
///
/// # Errors
/// When the library cannot write it: a fault of ours.
pub fn workbook(texts: &Texts, lang: Lang, rows: &[Progress]) -> Result<Vec<u8>, XlsxError> {
    let say = |key: &str| texts.say(lang, key, &args![]);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(say("report-sheet"))?;
    let heading = Format::new().set_bold();
    for (column, key) in (0..).zip(COLUMNS) {
        sheet.write_with_format(0, column, say(key), &heading)?;
    }
    sheet.set_column_width(0, NAME_WIDTH)?;
    sheet.set_column_width(1, NAME_WIDTH)?;
    sheet.set_column_width(7, NOTE_WIDTH)?;
    sheet.set_freeze_panes(1, 1)?;
    for (line, row) in (1..).zip(rows) {
        let reflections = row.reflections;
        sheet.write(line, 0, &row.name)?;
        sheet.write(line, 1, row.group.as_deref().unwrap_or_default())?;
        let counts = [reflections.written, reflections.skipped, reflections.expected];
        for (column, count) in (2..).zip(counts) {
            sheet.write(line, column, count)?;
        }
        for (column, (done, asked)) in
            (5..).zip([(row.done.shown, row.quota.show), (row.done.observed, row.quota.observe)])
        {
            sheet.write(line, column, format!("{done}/{asked}"))?;
        }
        let mut notes = Vec::new();
        if !reflections.is_regular() {
            notes.push(say("report-note-reflections"));
        }
        if !row.is_observed() {
            notes.push(say("report-note-observations"));
        }
        sheet.write(line, 7, notes.join("; "))?;
    }
    workbook.save_to_buffer()
}
