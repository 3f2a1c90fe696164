//! Modals.

use std::collections::HashSet;

use serde_json::Value;

use super::{Form, Problems, form, join};
use crate::sandbox::error::ApiError;

/// Checks a modal.
pub(in super::super) fn check(problems: &mut Problems, data: &Value, path: &str) -> Result<(), ApiError> {
    if let Some(object) = form(problems, data, path, &["custom_id", "title", "components"]) {
        object.text(problems, "custom_id", 1, 100, true);
        object.text(problems, "title", 1, 45, true);
        let rows = object.list(problems, "components", usize::MAX);
        let rows_path = object.at("components");
        if rows.is_empty() || rows.len() > 5 {
            problems.add(&rows_path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        let mut ids = HashSet::new();
        for (index, row) in rows.iter().enumerate() {
            one_row(problems, row, &join(&rows_path, index), &mut ids);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ApiError::form(problems))
    }
}

fn one_row<'a>(problems: &mut Problems, row: &'a Value, path: &str, ids: &mut HashSet<&'a str>) {
    let Some(object) = form(problems, row, path, &["type", "id", "components"]) else {
        return;
    };
    if object.choice(problems, "type", &[1]).is_none() {
        return;
    }
    let inputs = object.list(problems, "components", usize::MAX);
    let path = object.at("components");
    if inputs.len() != 1 {
        problems.add(
            &path,
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        );
    }
    for (index, input) in inputs.iter().enumerate() {
        let at = join(&path, index);
        let known = [
            "type",
            "id",
            "custom_id",
            "style",
            "label",
            "min_length",
            "max_length",
            "required",
            "value",
            "placeholder",
        ];
        let Some(object) = form(problems, input, &at, &known) else {
            continue;
        };
        text_input(problems, object);
        if let Some(custom_id) = object.text(problems, "custom_id", 1, 100, true)
            && !ids.insert(custom_id)
        {
            let words = "Component custom id cannot be duplicated";
            problems.add(&object.at("custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
        }
    }
}

fn text_input(problems: &mut Problems, input: Form<'_, '_>) {
    input.choice(problems, "type", &[4]);
    input.choice(problems, "style", &[1, 2]);
    input.text(problems, "label", 1, 45, true);
    input.text(problems, "placeholder", 0, 100, false);
    input.flag(problems, "required");
    let least = input.number(problems, "min_length", 0..=4000).unwrap_or(0);
    let most = input.number(problems, "max_length", 1..=4000).unwrap_or(4000);
    if least > most {
        let words = "min_length must be less than or equal to max_length";
        problems.add(&input.at("min_length"), "TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX", words);
    }
    if let Some(value) = input.text(problems, "value", 0, 4000, false) {
        let length = value.chars().count();
        let (least, most) = (
            usize::try_from(least).unwrap_or(0),
            usize::try_from(most).unwrap_or(4000),
        );
        if !value.is_empty() && (length < least || length > most) {
            let words = format!("Must be between {least} and {most} in length.");
            problems.add(&input.at("value"), "BASE_TYPE_BAD_LENGTH", &words);
        }
    }
}
