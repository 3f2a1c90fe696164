//! What stands beside a saved form: tags, who may see it, and in some months whether a part may be quoted.

use super::definition::{Field, Kind, Options, Placeholder, QUOTE_OK, QUOTE_TEXT, Required, TAGS, Ui, VISIBILITY};
use super::facts::Choice;
use super::file::{ChoiceFile, ExtrasFile, FormFile};
use super::kinds::{choice, label, options_of};
use super::limits;
use super::mistake::FormMistake;
use super::pen::Pen;
use crate::domain::lang::Text2;
use crate::domain::visibility::Visibility;

pub(super) fn extra_fields(file: &FormFile, extras: &ExtrasFile) -> Vec<Field> {
    let optional = |key: &str, label: &Text2, kind: Kind| Field {
        key: key.to_owned(),
        label: label.clone(),
        question: None,
        placeholder: Placeholder::None,
        kind,
        required: Required::Never,
        shown: None,
        after_saving: false,
    };
    let fixed = |options: &[ChoiceFile]| Options::Fixed(options.iter().map(choice).collect());
    let mut fields = Vec::new();
    if file.tags {
        let kind = Kind::Multi {
            options: fixed(&extras.tags.options),
            max: extras.tags.max,
        };
        fields.push(optional(TAGS, &extras.tags.label, kind));
    }
    if !file.visibility.is_empty() {
        let options = file
            .visibility
            .iter()
            .filter_map(|choice| visibility_option(*choice, file, extras));
        let kind = Kind::Single {
            options: Options::Fixed(options.collect()),
            ui: Ui::Buttons,
        };
        fields.push(optional(VISIBILITY, &extras.visibility.label, kind));
    }
    if !file.quote_months.is_empty() {
        let kind = Kind::Single {
            options: fixed(&extras.quote_ok.options),
            ui: Ui::Buttons,
        };
        fields.push(optional(QUOTE_OK, &extras.quote_ok.label, kind));
        let text = &extras.quote_text;
        let quoted = optional(
            QUOTE_TEXT,
            &text.label,
            Kind::TextLong {
                max: text.max,
                lines: None,
            },
        );
        fields.push(Field {
            placeholder: Placeholder::Text(text.placeholder.clone()),
            ..quoted
        });
    }
    fields
}

fn visibility_option(visibility: Visibility, file: &FormFile, extras: &ExtrasFile) -> Option<Choice> {
    let common = extras
        .visibility
        .options
        .iter()
        .find(|option| option.value == visibility.word())?;
    let label = file
        .visibility_labels
        .get(&visibility)
        .cloned()
        .unwrap_or_else(|| label(common));
    Some(Choice {
        value: visibility.word().to_owned(),
        label,
    })
}

pub(super) fn check_extras(name: &str, extras: &ExtrasFile) -> Vec<FormMistake> {
    let mut pen = Pen {
        file: name,
        field: None,
        mistakes: Vec::new(),
    };
    let sets = [
        (TAGS, &extras.tags.label, &extras.tags.options),
        (VISIBILITY, &extras.visibility.label, &extras.visibility.options),
        (QUOTE_OK, &extras.quote_ok.label, &extras.quote_ok.options),
    ];
    for (key, label, options) in sets {
        pen.field = Some(key.to_owned());
        pen.fits("label", label, limits::LABEL);
        options_of(options, &mut pen);
    }
    for visibility in Visibility::ALL {
        if !extras
            .visibility
            .options
            .iter()
            .any(|option| option.value == visibility.word())
        {
            pen.field = Some(VISIBILITY.to_owned());
            pen.note(format!("the option `{}` is missing", visibility.word()));
        }
    }
    let tags = extras.tags.options.len().min(limits::SELECT_OPTIONS);
    if !(1..=tags).contains(&extras.tags.max) || extras.tags.options.len() > limits::SELECT_OPTIONS {
        pen.field = Some(TAGS.to_owned());
        pen.note(format!(
            "`max` must be from 1 to {tags}, and at most {} options fit",
            limits::SELECT_OPTIONS
        ));
    }
    pen.field = Some(QUOTE_TEXT.to_owned());
    if !(1..=limits::VALUE).contains(&extras.quote_text.max) {
        pen.note(format!("`max` must be from 1 to {} characters", limits::VALUE));
    }
    pen.fits("label", &extras.quote_text.label, limits::LABEL);
    pen.fits("placeholder", &extras.quote_text.placeholder, limits::PLACEHOLDER);
    pen.mistakes
}
