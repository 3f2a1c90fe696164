//! From a question's words in a file to its kind: what may stand there, and within which bounds.

use super::definition::{Kind, Options, Ui};
use super::facts::Choice;
use super::file::{ChoiceFile, FieldFile, KindWord, OptionsFrom};
use super::limits;
use super::number::Hundredths;
use super::pen::Pen;
use crate::domain::lang::Text2;

/// What may stand in a field of each kind; anything else in it would be a rule that nobody keeps.
fn check_words(file: &FieldFile, pen: &mut Pen<'_>) {
    use KindWord::{Date, Multi, Number, Scale, Single, TextLong, TextShort};
    let kinds: [(&str, bool, &[KindWord]); 8] = [
        ("ui", file.ui.is_some(), &[Scale, Single, Multi]),
        ("max", file.max.is_some(), &[Multi, TextShort, TextLong, Number]),
        ("lines", file.lines.is_some(), &[TextLong]),
        ("least", file.least.is_some(), &[Number]),
        ("most", file.most.is_some(), &[Number]),
        ("step", file.step.is_some(), &[Number]),
        ("options", file.options.is_some(), &[Scale, Single, Multi]),
        ("options_from", file.options_from.is_some(), &[Single, Multi]),
    ];
    for (word, there, allowed) in kinds {
        if there && !allowed.contains(&file.kind) {
            pen.note(format!("`{word}` means nothing for this kind: remove it"));
        }
    }
    if file.kind == Date && file.page == 0 {
        pen.note("a date is typed: it belongs on a page of texts");
    }
}

pub(super) fn build_kind(file: &FieldFile, pen: &mut Pen<'_>) -> Kind {
    check_words(file, pen);
    match file.kind {
        KindWord::Scale => {
            if file.ui != Some(Ui::Buttons) {
                pen.note("a scale is a row of buttons: `ui = \"buttons\"`");
            }
            Kind::Scale {
                options: fixed_options(file, limits::BUTTONS, pen),
            }
        }
        KindWord::Single => {
            let ui = file.ui.unwrap_or(Ui::Select);
            let most = match ui {
                Ui::Buttons => limits::BUTTONS,
                Ui::Select => limits::SELECT_OPTIONS,
            };
            Kind::Single {
                options: build_options(file, most, pen),
                ui,
            }
        }
        KindWord::Multi => build_multi(file, pen),
        KindWord::TextShort => Kind::TextShort {
            max: text_max(file, pen),
        },
        KindWord::TextLong => {
            let most = limits::VALUE / limits::LINE_CHARS / 2;
            if file.lines.is_some_and(|lines| !(1..=most).contains(&lines)) {
                pen.note(format!("`lines` must be from 1 to {most}"));
            }
            Kind::TextLong {
                max: text_max(file, pen),
                lines: file.lines,
            }
        }
        KindWord::Number => build_number(file, pen),
        KindWord::Date => Kind::Date,
    }
}

fn build_multi(file: &FieldFile, pen: &mut Pen<'_>) -> Kind {
    if file.ui == Some(Ui::Buttons) {
        pen.note("several choices need a select menu: `ui = \"select\"`");
    }
    let options = build_options(file, limits::SELECT_OPTIONS, pen);
    let most = match &options {
        Options::Fixed(options) => options.len(),
        Options::GroupMembers => limits::SELECT_OPTIONS,
    };
    let max = pen.need("max", file.max);
    if !(1..=most).contains(&max) {
        pen.note(format!("`max` must be from 1 to {most}, the number of options"));
    }
    Kind::Multi { options, max }
}

fn text_max(file: &FieldFile, pen: &mut Pen<'_>) -> usize {
    let max = pen.need("max", file.max);
    if !(1..=limits::VALUE).contains(&max) {
        pen.note(format!("`max` must be from 1 to {} characters", limits::VALUE));
    }
    max
}

fn build_number(file: &FieldFile, pen: &mut Pen<'_>) -> Kind {
    let zero = Hundredths(0);
    for (word, there) in [("least", file.least), ("most", file.most), ("step", file.step)] {
        if there.is_none() {
            pen.note(format!("`{word}` is missing"));
        }
    }
    let (least, most, step) = (
        file.least.unwrap_or(zero),
        file.most.unwrap_or(zero),
        file.step.unwrap_or(zero),
    );
    if least > most {
        pen.note("`least` is larger than `most`");
    }
    if file.step.is_some() && step.0 < 1 {
        pen.note("`step` must be 0.01 or more");
    }
    Kind::Number {
        max_chars: text_max(file, pen),
        least,
        most,
        step,
    }
}

fn build_options(file: &FieldFile, most: usize, pen: &mut Pen<'_>) -> Options {
    match (&file.options, file.options_from) {
        (None, Some(OptionsFrom::GroupMembers)) => Options::GroupMembers,
        (Some(_), Some(_)) => {
            pen.note("either `options` or `options_from`");
            Options::GroupMembers
        }
        _ => Options::Fixed(fixed_options(file, most, pen)),
    }
}

fn fixed_options(file: &FieldFile, most: usize, pen: &mut Pen<'_>) -> Vec<Choice> {
    let options = file.options.as_deref().unwrap_or_default();
    if !(2..=most).contains(&options.len()) {
        let count = options.len();
        pen.note(format!("has {count} options, must have 2–{most} shown this way"));
    }
    options_of(options, pen)
}

pub(super) fn options_of(options: &[ChoiceFile], pen: &mut Pen<'_>) -> Vec<Choice> {
    for (at, option) in options.iter().enumerate() {
        pen.code("option's value", &option.value);
        pen.fits(
            &format!("label of option `{}`", option.value),
            &label(option),
            limits::OPTION_LABEL,
        );
        if options[..at].iter().any(|other| other.value == option.value) {
            pen.note(format!("the option `{}` stands twice", option.value));
        }
    }
    options.iter().map(choice).collect()
}

pub(super) fn label(option: &ChoiceFile) -> Text2 {
    Text2 {
        lt: option.lt.clone(),
        en: option.en.clone(),
    }
}

pub(super) fn choice(option: &ChoiceFile) -> Choice {
    Choice {
        value: option.value.clone(),
        label: label(option),
    }
}
