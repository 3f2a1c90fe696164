//! The order of names in every list that people read: the Lithuanian alphabet's, whatever the case.
//!
//! Č, Š and Ž are letters of their own after C, S and Z; Ą, Ę, Ė, Į, Y, Ų and Ū count as A, E, I and U until two words
//! are otherwise alike, and so do the marks of Polish, German and other names. A space comes before a hyphen, a hyphen
//! before a digit, a digit before a letter; other alphabets come last.

use std::cmp::Ordering;

/// The letters in order, each with those that count as it.
const LETTERS: [&str; 29] = [
    "aąàáâãäåāăæ",
    "b",
    "cćçċ",
    "č",
    "dďđð",
    "eęėèéêëēě",
    "f",
    "gģğ",
    "h",
    "iįyìíîïīýÿ",
    "j",
    "kķ",
    "lłļľ",
    "m",
    "nńñņň",
    "oòóôõöøōőœ",
    "p",
    "q",
    "rŗř",
    "sśşșß",
    "š",
    "tťțţ",
    "uųūùúûüůű",
    "v",
    "w",
    "x",
    "zźż",
    "ž",
    "þ",
];
/// Where the letters begin: above every character that is none.
const FIRST: u32 = 0x100;
/// Above every letter: the characters of other alphabets.
const FOREIGN: u32 = 0x1000;

/// A letter's place, and which of those that count as it it is.
fn weight(letter: char) -> (u32, usize) {
    match letter {
        // Most letters of most names need no search: those after C and S move on by Č and Š.
        'a'..='x' => {
            let moved = u32::from(letter > 'c') + u32::from(letter > 's');
            (FIRST + u32::from(letter) - u32::from('a') + moved, 0)
        }
        _ if letter.is_ascii() && !letter.is_ascii_lowercase() => (letter.into(), 0),
        _ => listed(letter).unwrap_or((FOREIGN + u32::from(letter), 0)),
    }
}

fn listed(letter: char) -> Option<(u32, usize)> {
    let place = |alike: &str| alike.chars().position(|other| other == letter);
    (FIRST..).zip(LETTERS).find_map(|(at, alike)| Some((at, place(alike)?)))
}

fn weights(text: &str) -> impl Iterator<Item = (u32, usize)> + '_ {
    text.chars().flat_map(char::to_lowercase).map(weight)
}

/// Which of two names stands first.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    let letters = |text| weights(text).map(|(place, _)| place);
    let marks = |text| weights(text).map(|(_, mark)| mark);
    letters(one)
        .cmp(letters(other))
        .then_with(|| marks(one).cmp(marks(other)))
        .then_with(|| one.cmp(other))
}

/// Sorts by name; who has the same name stays in the order found.
pub fn sort<T>(list: &mut [T], name: impl Fn(&T) -> &str) {
    list.sort_by(|one, other| compare(name(one), name(other)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().rev().map(|name| (*name).to_owned()).collect();
        sort(&mut names, |name| name);
        names
    }

    #[test]
    fn names_stand_as_in_a_lithuanian_list() {
        let names = [
            "Adomas Cibas",
            "Adomas Čepas",
            "Ąžuolas Bitė",
            "Birutė Ana",
            "Birutė-Ona Ana",
            "Cecilija",
            "Čiurlytė",
            "Dalia",
            "Ėgla Žukė",
            "Eglė Zuoza",
            "Elena",
            "Ieva Lis",
            "Yla",
            "Inga",
            "Įva Lit",
            "jonas petraitis",
            "Jonas Šatas",
            "Łucja Lis",
            "Ona Stankevičienė",
            "Ona Šarkė",
            "Ona Taura",
            "Šarūnas",
            "Toma",
            "Ugnė Vaitkė",
            "Ūla",
            "Vida",
            "Żaneta Zych",
            "Zofia Żak",
            "Zoja",
            "Žana",
            "Ольга",
        ];
        assert_eq!(sorted(&names), names);
    }

    #[test]
    fn the_letters_found_without_a_search_stand_where_the_search_finds_them() {
        for letter in 'a'..='z' {
            assert_eq!(Some(weight(letter)), listed(letter), "{letter}");
        }
    }

    #[test]
    fn case_and_marks_decide_only_between_words_that_are_alike() {
        assert_eq!(
            sorted(&["Asta", "Ąsta", "Asta Ba", "Ąsta Bė", "ASTRA"]),
            ["Asta", "Ąsta", "Asta Ba", "Ąsta Bė", "ASTRA"]
        );
        assert_eq!(compare("ona", "Ona"), Ordering::Greater);
        assert_eq!(compare("Ona", "Ona"), Ordering::Equal);
    }

    proptest! {
        #[test]
        fn it_is_an_order(names in prop::collection::vec("[a-zA-ZąčęėįšųūžŁż -]{0,6}", 3)) {
            let [one, two, three] = [&names[0], &names[1], &names[2]];
            prop_assert_eq!(compare(one, two), compare(two, one).reverse());
            if compare(one, two).is_le() && compare(two, three).is_le() {
                prop_assert!(compare(one, three).is_le());
            }
            prop_assert_eq!(compare(one, two).is_eq(), one == two);
        }
    }
}
