//! Text from outside, made what it looks like: a name of characters that nobody can see is no name.

/// One line: white space of any kind becomes one space, what cannot be seen vanishes.
#[must_use]
pub fn tidy(text: &str) -> String {
    let seen = text.chars().filter_map(|ch| match ch {
        _ if ch.is_whitespace() => Some(' '),
        _ if is_unseen(ch) => None,
        _ => Some(ch),
    });
    let seen: String = seen.collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether there is nothing to see in a text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|ch| ch.is_whitespace() || is_unseen(ch))
}

/// Control characters, and what Unicode calls ignorable by default: joiners, marks of direction, fillers, selectors,
/// tags. The blank pattern of Braille is none of them and shows nothing all the same.
fn is_unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::as_it_is("Ona Petraitienė-Žukė", "Ona Petraitienė-Žukė")]
    #[case::white_space("  Ona\u{a0}\t\r\nPetraitienė\u{2028}", "Ona Petraitienė")]
    #[case::marks("\u{202e}Ona\u{200b} \u{2066}Petrai\u{ad}tienė\u{2069}\u{feff}", "Ona Petraitienė")]
    #[case::nothing_to_see("\u{200b}\u{202e} \u{3164}\u{2800}\u{ffa0}\u{e0020}\u{fe0f}\u{0}\u{115f}", "")]
    fn what_cannot_be_seen_is_not_there(#[case] text: &str, #[case] tidied: &str) {
        assert_eq!(tidy(text), tidied);
        assert_eq!(is_blank(text), tidied.is_empty());
    }
}
