//! What somebody means by the first letters they type: for the suggestions of an option.
//!
//! Lithuanian letters may be left out, as on a phone. Who is named so stands before who merely has the letters somewhere:
//! Enter takes the first suggestion, and "Ona" must not mean Jonas.

use super::people::column::{bare, plain};

/// How well a label answers to what is typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with it.
    Beginning,
    /// Each typed word begins one of its words.
    Words,
    /// Each typed word is somewhere in it.
    Within,
}

/// How well a label answers to what is typed; nothing typed fits everything.
#[must_use]
pub fn fit(label: &str, typed: &str) -> Option<Fit> {
    let (label, typed) = (bare(&plain(label)), bare(&plain(typed)));
    let begins = |word: &str| label.split(' ').any(|own| own.starts_with(word));
    if label.starts_with(&typed) {
        Some(Fit::Beginning)
    } else if typed.split(' ').all(begins) {
        Some(Fit::Words)
    } else {
        typed.split(' ').all(|word| label.contains(word)).then_some(Fit::Within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("", Some(Fit::Beginning))]
    #[case("Živ", Some(Fit::Beginning))]
    #[case(" ziv", Some(Fit::Beginning))]
    #[case("ŽIVILĖ ADOM", Some(Fit::Beginning))]
    #[case("adom", Some(Fit::Words))]
    #[case("adomaitiene zivile", Some(Fit::Words))]
    #[case("vile", Some(Fit::Within))]
    #[case("maitienė ivi", Some(Fit::Within))]
    #[case("ona", None)]
    #[case("zivile ona", None)]
    fn letters_may_be_left_out_and_words_changed_round(#[case] typed: &str, #[case] expected: Option<Fit>) {
        assert_eq!(fit("Živilė Adomaitienė", typed), expected);
    }
}
