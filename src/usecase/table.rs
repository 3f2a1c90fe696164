//! The bytes of a file that a school sends, as a table: UTF-8 or Windows-1257, comma or semicolon, from any spreadsheet.

use crate::domain::people::file::Table;

/// Most rows of a file; the largest school has a few hundred people.
pub const ROWS: usize = 5_000;

/// Why the bytes are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A spreadsheet's own format: it has to be saved as CSV first.
    Spreadsheet,
    /// Nothing in it.
    Empty,
    /// More rows than were allowed.
    TooLong,
    /// Not a table at all.
    NotATable,
    /// A quotation mark that this row opens is never closed: the cell would swallow the rest of the file.
    OpenQuote(u32),
}

/// Reads a CSV file of at most [`ROWS`] rows.
///
/// # Errors
/// As [`Unreadable`] says.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    read_up_to(bytes, ROWS)
}

/// Reads a CSV file of at most `most` rows.
///
/// # Errors
/// As [`Unreadable`] says.
pub fn read_up_to(bytes: &[u8], most: usize) -> Result<Table, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::Spreadsheet);
    }
    let text = decode(bytes);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let (mut header, mut line, mut last) = (true, 0, 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NotATable)?;
        // A spreadsheet counts its empty rows, which the reader skips, and not the line breaks inside a cell.
        let start = record.position().map_or(0, csv::Position::byte);
        line += 1 + blank_lines(&text, start);
        last = start;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if header {
            // Excel's own first line, which only tells Excel the separator.
            if cells.first().is_some_and(|cell| cell.starts_with("sep=")) {
                continue;
            }
            header = false;
            table.header = cells;
            continue;
        }
        if table.rows.len() == most {
            return Err(Unreadable::TooLong);
        }
        // Two lists put one behind the other have two headers.
        if cells == table.header {
            continue;
        }
        table.rows.push((line, cells));
    }
    if is_open(&text, last) {
        return Err(Unreadable::OpenQuote(line));
    }
    if table.header.is_empty() {
        return Err(Unreadable::NotATable);
    }
    Ok(table)
}

/// Whether the last row, which begins at `start`, goes over lines because a quotation mark in it is never closed.
fn is_open(text: &str, start: u64) -> bool {
    let row = usize::try_from(start).ok().and_then(|start| text.get(start..));
    let row = row.unwrap_or_default().trim();
    row.contains(['\r', '\n']) && row.matches('"').count() % 2 == 1
}

/// Line ends that stand at `start`, before the next row.
fn blank_lines(text: &str, start: u64) -> u32 {
    let rest = usize::try_from(start)
        .ok()
        .and_then(|start| text.as_bytes().get(start..));
    let ends = rest
        .unwrap_or_default()
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    ends.filter(|byte| **byte == b'\n').count().try_into().unwrap_or(0)
}

/// UTF-8 and UTF-16 say so by their first bytes or by being valid; anything else is what Lithuanian Windows writes.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1257.decode(bytes).0.into_owned(),
    }
}

/// The separator that the first line has most of, outside quotes.
fn delimiter(text: &str) -> u8 {
    let (mut quoted, mut counts) = (false, [(b';', 0_u32), (b',', 0), (b'\t', 0)]);
    for byte in text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
        .bytes()
    {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += u32::from(byte == *separator && !quoted);
        }
    }
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    best.filter(|(_, count)| *count > 0)
        .map_or(b',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(bytes: &[u8]) -> Vec<String> {
        read(bytes)
            .unwrap()
            .rows
            .into_iter()
            .map(|(_, cells)| cells[0].clone())
            .collect()
    }

    #[test]
    fn every_way_of_saving_a_list_reads_the_same() {
        let text = "vardas;dalykai\r\n\"Žydrūnė Šėšelgytė\";\"lietuvių k., istorija\"\r\n";
        let (windows, _, _) = encoding_rs::WINDOWS_1257.encode(text);
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let with_bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let comma = text.replace(';', ",");
        let sep = format!("sep=;\r\n{text}");
        for bytes in [
            text.as_bytes(),
            &windows,
            &utf16,
            &with_bom,
            comma.as_bytes(),
            sep.as_bytes(),
        ] {
            let table = read(bytes).unwrap();
            assert_eq!(table.header, ["vardas", "dalykai"]);
            assert_eq!(table.rows[0].1, ["Žydrūnė Šėšelgytė", "lietuvių k., istorija"]);
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        let table = read(b"name\n\nOna\n\"Jonas\nJonaitis\"\nRasa").unwrap();
        assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(names(b"name\nOna"), ["Ona"]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_swallows_nobody() {
        let open = b"name,subjects\nOna,x\n\n\"Jonas,fizika\nRasa,chemija\n";
        assert_eq!(read(open), Err(Unreadable::OpenQuote(4)));
        assert_eq!(read(b"\"name,subjects\nOna,x\n"), Err(Unreadable::OpenQuote(1)));
        assert_eq!(names(b"name\n\"Ona \"\"O\"\"\nO\"\n"), ["Ona \"O\"\nO"]);
        assert_eq!(names(b"name\nOna 5\"\nRasa\n"), ["Ona 5\"", "Rasa"]);
    }

    #[test]
    fn a_header_in_the_middle_is_nobody() {
        assert_eq!(names(b"name,group\nOna,A\nname,group\nRasa,B\n"), ["Ona", "Rasa"]);
    }

    #[test]
    fn what_is_no_list_is_named() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b" \r\n "), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04rest"), Err(Unreadable::Spreadsheet));
        let long = format!("name\n{}", "Ona\n".repeat(ROWS + 1));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::TooLong));
        assert_eq!(
            read(format!("name\n{}", "Ona\n".repeat(ROWS)).as_bytes())
                .unwrap()
                .rows
                .len(),
            ROWS
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            drop(read(&bytes));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[a-z;,\"\\r\\n\\x00žš]{0,200}") {
            drop(read(text.as_bytes()));
        }
    }
}
