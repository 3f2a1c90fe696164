//! From a form file to a form: every rule that a definition must keep, each broken one named with its mend.

use super::catalogue::FormMistake;
use super::condition::Condition;
use super::definition::{
    Choice, Field, Form, Kind, Options, Placeholder, QUOTE_OK, QUOTE_TEXT, Required, TAGS, Ui, VISIBILITY,
};
use super::file::{ChoiceFile, ConditionFile, ExtrasFile, FieldFile, FormFile, KindWord, PlaceholderFrom};
use super::key::FormKey;
use super::limits;
use super::pages::Layout;
use crate::domain::lang::Text2;
use crate::domain::visibility::Visibility;

/// Collects the mistakes of one file.
struct Pen<'a> {
    file: &'a str,
    field: Option<String>,
    mistakes: Vec<FormMistake>,
}

impl Pen<'_> {
    fn note(&mut self, mistake: impl Into<String>) {
        let (file, field) = (self.file.to_owned(), self.field.clone());
        self.mistakes.push(FormMistake {
            file,
            field,
            mistake: mistake.into(),
        });
    }

    fn fits(&mut self, what: &str, text: &Text2, max: usize) {
        for (lang, text) in [("lt", &text.lt), ("en", &text.en)] {
            let length = limits::units(text);
            if text.trim().is_empty() {
                self.note(format!("the {lang} {what} is empty"));
            } else if length > max {
                self.note(format!("the {lang} {what} has {length} characters, at most {max} fit"));
            }
        }
    }

    fn code(&mut self, what: &str, code: &str) {
        let plain = |ch: char| ch.is_ascii_alphanumeric() || ch == '_';
        if code.is_empty() || code.len() > limits::CODE || !code.chars().all(plain) {
            self.note(format!(
                "the {what} `{code}` must be 1–{} of a–z, 0–9 and _",
                limits::CODE
            ));
        }
    }

    fn need<T: Default>(&mut self, what: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.note(format!("`{what}` is missing"));
            T::default()
        })
    }
}

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
    let Some(key) = FormKey::from_code(&file.key) else {
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
                choice.code()
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

fn build_kind(file: &FieldFile, pen: &mut Pen<'_>) -> Kind {
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
            let most = if ui == Ui::Buttons {
                limits::BUTTONS
            } else {
                limits::SELECT_OPTIONS
            };
            Kind::Single {
                options: build_options(file, most, pen),
                ui,
            }
        }
        KindWord::Multi => {
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
        KindWord::TextShort => Kind::TextShort {
            max: text_max(file, 1, pen),
        },
        KindWord::TextLong => {
            let doubled = file.lines.map_or(0, |lines| 2 * lines * limits::LINE_CHARS);
            if doubled > limits::VALUE {
                pen.note(format!(
                    "`lines` is too large: {} at most",
                    limits::VALUE / limits::LINE_CHARS / 2
                ));
            }
            Kind::TextLong {
                max: text_max(file, 1, pen),
                lines: file.lines,
            }
        }
        KindWord::Number => build_number(file, pen),
        KindWord::Date => Kind::Date,
    }
}

fn text_max(file: &FieldFile, least: usize, pen: &mut Pen<'_>) -> usize {
    let max = pen.need("max", file.max);
    if !(least..=limits::VALUE).contains(&max) {
        pen.note(format!("`max` must be from {least} to {} characters", limits::VALUE));
    }
    max
}

fn build_number(file: &FieldFile, pen: &mut Pen<'_>) -> Kind {
    let zero = super::number::Hundredths(0);
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
        max_chars: text_max(file, 1, pen),
        least,
        most,
        step,
    }
}

fn build_options(file: &FieldFile, most: usize, pen: &mut Pen<'_>) -> Options {
    match (&file.options, file.options_from) {
        (None, Some(super::file::OptionsFrom::GroupMembers)) => Options::GroupMembers,
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

fn options_of(options: &[ChoiceFile], pen: &mut Pen<'_>) -> Vec<Choice> {
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

fn label(option: &ChoiceFile) -> Text2 {
    Text2 {
        lt: option.lt.clone(),
        en: option.en.clone(),
    }
}

fn choice(option: &ChoiceFile) -> Choice {
    Choice {
        value: option.value.clone(),
        label: label(option),
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

fn extra_fields(file: &FormFile, extras: &ExtrasFile) -> Vec<Field> {
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
        .find(|option| option.value == visibility.code())?;
    let label = file
        .visibility_labels
        .get(&visibility)
        .cloned()
        .unwrap_or_else(|| label(common));
    Some(Choice {
        value: visibility.code().to_owned(),
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
            .any(|option| option.value == visibility.code())
        {
            pen.field = Some(VISIBILITY.to_owned());
            pen.note(format!("the option `{}` is missing", visibility.code()));
        }
    }
    pen.field = Some(QUOTE_TEXT.to_owned());
    pen.fits("label", &extras.quote_text.label, limits::LABEL);
    pen.fits("placeholder", &extras.quote_text.placeholder, limits::PLACEHOLDER);
    pen.mistakes
}
