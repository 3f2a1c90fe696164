//! Names made harmless: what a school wrote in its staff list must show as those letters and do nothing.

use crate::domain::tidy::tidy;

/// A name or another short text for a place where Discord renders Markdown: marks are escaped, mentions and links are
/// broken by an invisible character, line breaks and control characters are gone. `@everyone` and `**x**` show as typed.
#[must_use]
pub fn inert(text: &str) -> String {
    let line = tidy(text);
    let mut out = String::with_capacity(line.len() + 8);
    for (at, ch) in line.char_indices() {
        match ch {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '[' | ']' => out.extend(['\\', ch]),
            // Headings, lists and subtext begin a line only; elsewhere a hyphen belongs to a double surname.
            '#' | '-' | '+' if at == 0 => out.extend(['\\', ch]),
            '.' | ')' if at > 0 && line[..at].chars().all(|before| before.is_ascii_digit()) => out.extend(['\\', ch]),
            '@' => out.extend(['@', '\u{200b}']),
            ':' if line[at..].starts_with("://") => out.extend([':', '\u{200b}']),
            _ => out.push(ch),
        }
    }
    out
}

/// A text for a label that Discord shows as it is (a button, a select option, an embed's title): one line, at most
/// `max` UTF-16 units, as Discord counts, ending in an ellipsis when shortened.
#[must_use]
pub fn one_line(text: &str, max: usize) -> String {
    let line = tidy(text);
    if units(&line) <= max {
        return line;
    }
    let mut out = String::new();
    let mut room = max.saturating_sub(1);
    for ch in line.chars() {
        let Some(left) = room.checked_sub(ch.len_utf16()) else {
            break;
        };
        room = left;
        out.push(ch);
    }
    let mut out = out.trim_end().to_owned();
    if max > 0 {
        out.push('…');
    }
    out
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
