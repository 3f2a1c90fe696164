//! From a form file to a form: every rule that a definition must keep, each broken one named with its mend.

use super::condition::Condition;
use super::definition::{Field, Form, Layout, Placeholder, QUOTE_OK, QUOTE_TEXT, Required, TAGS, VISIBILITY};
use super::extras::extra_fields;
use super::file::{ConditionFile, ExtrasFile, FieldFile, FormFile, KindWord, PlaceholderFrom};
use super::key::FormKey;
use super::kinds::build_kind;
use super::limits;
use super::mistake::FormMistake;
use super::pen::Pen;
use crate::domain::visibility::Visibility;

pub(super) fn build_form(name: &str, file: &FormFile, extras: &ExtrasFile) -> (Option<Form>, Vec<FormMistake>) {
    let mut pen = Pen {
        file: name,
        field: None,
        mistakes: Vec::new(),
    };
    pen.fits("title", &file.title, limits::TITLE);
    if file.version == 0 {
        pen.note("`version` counts from 1");
    }
    if file.fields.is_empty() {
        pen.note("has no fields");
    }
    if file.quote_months.iter().any(|month| !(1..=12).contains(month)) {
        pen.note("`quote_months` are numbers from 1 to 12");
    }
    check_visibility(file, &mut pen);
    let fields: Vec<Field> = file.fields.iter().map(|field| build_field(field, &mut pen)).collect();
    check_keys(file, &mut pen);
    check_conditions(file, &mut pen);
    let layout = lay_out(file, &mut pen);
    let Some(key) = FormKey::from_word(&file.key) else {
        pen.note(format!("there is no form `{}`: the files' names are fixed", file.key));
        return (None, pen.mistakes);
    };
    let form = Form {
        key,
        version: file.version,
        title: file.title.clone(),
        filled_by: file.filled_by,
        keeps_draft: file.draft,
        fields,
        visibility: file.visibility.clone(),
        extras: extra_fields(file, extras),
        quote_months: file.quote_months.clone(),
        layout,
    };
    (Some(form), pen.mistakes)
}

fn check_visibility(file: &FormFile, pen: &mut Pen<'_>) {
    let chosen = &file.visibility;
    if !chosen.is_empty() && !chosen.contains(&Visibility::Private) {
        pen.note("`visibility` must offer `private`: an owner may always keep an entry");
    }
    if (1..chosen.len()).any(|at| chosen[..at].contains(&chosen[at])) {
        pen.note("`visibility` names a choice twice");
    }
    for (choice, label) in &file.visibility_labels {
        if !chosen.contains(choice) {
            pen.note(format!(
                "`visibility_labels` names `{}`, which is no choice here",
                choice.word()
            ));
        }
        pen.fits("visibility label", label, limits::OPTION_LABEL);
    }
}

fn check_keys(file: &FormFile, pen: &mut Pen<'_>) {
    let extra = |key: &str| {
        (file.tags && key == TAGS)
            || (!file.visibility.is_empty() && key == VISIBILITY)
            || (!file.quote_months.is_empty() && (key == QUOTE_OK || key == QUOTE_TEXT))
    };
    for (at, field) in file.fields.iter().enumerate() {
        if extra(&field.key) || file.fields[..at].iter().any(|other| other.key == field.key) {
            pen.field = Some(field.key.clone());
            pen.note("the key is taken already");
        }
    }
    pen.field = None;
}

fn build_field(file: &FieldFile, pen: &mut Pen<'_>) -> Field {
    pen.field = Some(file.key.clone());
    pen.code("key", &file.key);
    pen.fits("label", &file.label, limits::LABEL);
    let kind = build_kind(file, pen);
    let choice = matches!(file.kind, KindWord::Scale | KindWord::Single | KindWord::Multi);
    if choice && (file.placeholder.is_some() || file.placeholder_from.is_some()) {
        pen.note("a choice has no placeholder");
    }
    if file.required && file.required_when.is_some() {
        pen.note("either `required = true` or `required_when`");
    }
    let placeholder = match (&file.placeholder, file.placeholder_from) {
        (Some(text), None) => {
            pen.fits("placeholder", text, limits::PLACEHOLDER);
            Placeholder::Text(text.clone())
        }
        (None, Some(PlaceholderFrom::MonthPrompt)) => Placeholder::MonthPrompt,
        (None, None) => Placeholder::None,
        (Some(_), Some(_)) => {
            pen.note("either `placeholder` or `placeholder_from`");
            Placeholder::None
        }
    };
    let required = match (&file.required_when, file.required) {
        (Some(when), _) => build_condition(when, pen).map_or(Required::Never, Required::When),
        (None, true) => Required::Always,
        (None, false) => Required::Never,
    };
    let shown = file.shown_when.as_ref().and_then(|when| build_condition(when, pen));
    pen.field = None;
    Field {
        key: file.key.clone(),
        label: file.label.clone(),
        question: file.question.clone(),
        placeholder,
        kind,
        required,
        shown,
        after_saving: file.after_saving,
    }
}

fn build_condition(file: &ConditionFile, pen: &mut Pen<'_>) -> Option<Condition> {
    match (file.fact, &file.field, file.values.as_slice()) {
        (Some(fact), None, []) => Some(Condition::Fact(fact)),
        (None, Some(field), [_, ..]) => Some(Condition::Answer {
            field: field.clone(),
            values: file.values.clone(),
        }),
        _ => {
            pen.note("a condition is `{ fact = … }` or `{ field = …, in = […] }`");
            None
        }
    }
}

/// A condition must name a choice that is asked on an earlier page, and options it has: else it could never come true.
fn check_conditions(file: &FormFile, pen: &mut Pen<'_>) {
    for field in &file.fields {
        pen.field = Some(field.key.clone());
        for when in [&field.shown_when, &field.required_when].into_iter().flatten() {
            let Some(name) = &when.field else { continue };
            let Some(other) = file.fields.iter().find(|other| other.key == *name) else {
                pen.note(format!("its condition names the unknown field `{name}`"));
                continue;
            };
            if other.page >= field.page {
                pen.note(format!(
                    "its condition names `{name}`, which is not asked on an earlier page"
                ));
            }
            let options = other.options.as_deref().unwrap_or_default();
            for value in &when.values {
                if !options.iter().any(|option| option.value == *value) {
                    pen.note(format!("its condition names `{value}`, which is no option of `{name}`"));
                }
            }
        }
    }
    pen.field = None;
}

/// Pages in the order of their numbers; a page of more than four choices becomes several messages.
fn lay_out(file: &FormFile, pen: &mut Pen<'_>) -> Vec<Layout> {
    let choice = |at: usize| {
        matches!(
            file.fields[at].kind,
            KindWord::Scale | KindWord::Single | KindWord::Multi
        )
    };
    let mut numbers: Vec<u32> = file.fields.iter().map(|field| field.page).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut layout = Vec::new();
    for number in numbers {
        let on_page = |at: &usize| file.fields[*at].page == number && !file.fields[*at].after_saving;
        let fields: Vec<usize> = (0..file.fields.len()).filter(on_page).collect();
        let choices = fields.iter().filter(|&&at| choice(at)).count();
        if choices != 0 && choices != fields.len() {
            pen.note(format!(
                "page {number} mixes choices and texts: give them different pages"
            ));
        } else if choices == 0 && fields.len() > limits::INPUTS_A_PAGE {
            pen.note(format!("page {number} has {} texts, a modal holds 5", fields.len()));
        }
        let size = if choices == 0 {
            limits::INPUTS_A_PAGE
        } else {
            limits::QUESTIONS_A_PAGE
        };
        let pages = fields.chunks(size).map(|fields| Layout {
            fields: fields.to_vec(),
            choices: choices > 0,
        });
        layout.extend(pages);
    }
    layout
}
