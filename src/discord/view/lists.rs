//! Lists that may be longer than their place, and the buttons to their pages.

use crate::args;
use crate::discord::action::Action;
use crate::discord::card::{Button, Embed, limit};
use crate::locale::Words;

/// How many more there are, when there are more.
pub(super) fn more(words: Words<'_>, count: usize) -> Option<String> {
    (count > 0).then(|| words.say("list-more", &args![count = count]))
}

/// A line for each of the first `most`, and one that counts the rest.
pub(super) fn first<T>(words: Words<'_>, all: &[T], most: usize, line: impl Fn(&T) -> String) -> String {
    let mut lines: Vec<String> = all.iter().take(most).map(line).collect();
    lines.extend(more(words, all.len().saturating_sub(most)));
    lines.join("\n")
}

/// As many whole lines as `room` characters hold, and one that counts the rest.
pub(super) fn fitting(words: Words<'_>, lines: &[String], room: usize) -> String {
    let whole = lines.join("\n");
    let whole = whole.trim_end();
    if units(whole) <= room {
        return whole.to_owned();
    }
    let mut left = room.saturating_sub(more(words, lines.len()).map_or(0, |last| units(&last)));
    let fits = |line: &&String| {
        let size = units(line) + 1;
        let fits = size <= left;
        left = if fits { left - size } else { 0 };
        fits
    };
    let shown = lines.iter().take_while(fits).count();
    first(words, lines, shown, String::clone)
}

/// The embed with one more pair, if there are lines for it.
pub(super) fn field(words: Words<'_>, embed: Embed, key: &str, lines: &[String]) -> Embed {
    if lines.is_empty() {
        return embed;
    }
    embed.field(words.plain(key), fitting(words, lines, limit::FIELD))
}

/// Lines in as many parts as fields need: nothing is left out.
pub(super) fn parts(lines: &[String]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(last) if units(last) + units(line) < limit::FIELD => {
                last.push('\n');
                last.push_str(line);
            }
            _ => parts.push(line.clone()),
        }
    }
    parts
}

/// The buttons to the pages before and after.
pub(super) fn turning<P: Into<Action>>(
    words: Words<'_>,
    (page, pages): (usize, usize),
    to: impl Fn(u32) -> P,
) -> Vec<Button> {
    let button = |page: usize, key| Button::of(words, to(u32::try_from(page).unwrap_or(0)), key);
    let before = page.checked_sub(1).map(|page| button(page, "button-previous"));
    let after = (page + 1 < pages).then(|| button(page + 1, "button-next"));
    before.into_iter().chain(after).collect()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::lang::Lang;
    use crate::locale::Texts;

    #[rstest]
    #[case::everything(11, "aaa\nbbb\nccc")]
    #[case::no_room_for_all(10, "… and 3 more")]
    #[case::two_lines_short(17, "aaa\n… and 2 more")]
    #[case::no_room_at_all(0, "… and 3 more")]
    fn whole_lines_are_shown_and_the_rest_is_counted(#[case] room: usize, #[case] shown: &str) {
        let texts = Texts::embedded();
        let words = texts.words(Lang::En);
        let mut lines = ["aaa", "bbb", "ccc"].map(str::to_owned).to_vec();
        if room == 17 {
            lines[2].push_str(" and much more than fits");
        }
        assert_eq!(fitting(words, &lines, room), shown);
    }
}
