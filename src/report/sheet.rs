//! A table as a workbook of one sheet: a bold heading that stays in view, columns as wide as asked.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number that can be summed.
    Count(u32),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, at most 31 characters.
    pub name: String,
    /// The headings, each with its column's width in characters.
    pub columns: Vec<(String, u16)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The table as a file for any spreadsheet.
///
/// # Errors
/// When the library cannot write it: a fault of ours.
pub fn workbook(table: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.name)?;
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0..).zip(&table.columns) {
        sheet.write_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                // Written as text, so that a name which begins with = is no formula.
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                Cell::Count(count) => sheet.write_number(line, column, *count)?,
            };
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_a_spreadsheet_file() {
        let table = Sheet {
            name: "Planas".to_owned(),
            columns: vec![("Rodo".to_owned(), 20), ("Pamokos".to_owned(), 8)],
            rows: vec![vec!["=Ona".into(), 2.into()]],
        };
        let bytes = workbook(&table).unwrap();
        assert!(bytes.starts_with(b"PK"), "a workbook is a zip archive");
        let nameless = Sheet {
            name: "[?]".to_owned(),
            ..table
        };
        assert!(workbook(&nameless).is_err());
    }
}
