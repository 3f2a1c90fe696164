//! Reads the form files: the embedded ones, each replaced by a file of the same name from the administrator's folder.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use crate::domain::forms::{Catalogue, ExtrasFile, Facts, FormFile, FormMistake, Prompts, PromptsFile};
use crate::domain::month::Month;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/forms");

const EXTRAS: &str = "extras.toml";
const PROMPTS: &str = "prompts.toml";

/// All forms and the months' questions.
#[derive(Clone, Debug)]
pub struct Forms {
    /// All forms.
    pub catalogue: Catalogue,
    /// The months' questions.
    pub prompts: Prompts,
}

impl Forms {
    /// The embedded forms, with the files of `folder` in the place of those with the same name; else every mistake.
    pub fn load(folder: Option<&Path>) -> Result<Self, Vec<FormMistake>> {
        let mut mistakes = Vec::new();
        let texts = texts(folder, &mut mistakes);
        let mut files: Vec<(String, FormFile)> = Vec::new();
        let mut extras: Option<(String, ExtrasFile)> = None;
        let mut prompts = None;
        for (name, text) in &texts {
            let place = format!("forms/{name}");
            match name.as_str() {
                EXTRAS => extras = read(&place, text, &mut mistakes).map(|file| (place, file)),
                PROMPTS => {
                    let file: Option<PromptsFile> = read(&place, text, &mut mistakes);
                    prompts = file.and_then(|file| {
                        Prompts::build(&place, &file)
                            .map_err(|found| mistakes.extend(found))
                            .ok()
                    });
                }
                _ => files.extend(read(&place, text, &mut mistakes).map(|file| (place, file))),
            }
        }
        let (Some(extras), Some(prompts), true) = (extras, prompts, mistakes.is_empty()) else {
            return Err(mistakes);
        };
        let catalogue = Catalogue::build(&files, &extras)?;
        Ok(Self { catalogue, prompts })
    }

    /// What the form of a month knows and does not ask. Only a summer month, which has no reflection, has no question.
    #[must_use]
    pub fn facts_of(&self, month: Month) -> Facts {
        let prompt = self.prompts.of_month(month.number());
        Facts {
            prompt: Some(prompt.map(|prompt| prompt.text.clone()).unwrap_or_default()),
            month: Some(month.number()),
            ..Facts::default()
        }
    }

    /// The embedded forms alone. A test of this module checks them, so a mistake in one cannot reach a school.
    #[must_use]
    pub fn embedded() -> Self {
        Self::load(None).expect("the embedded form files are checked by a test of this module")
    }
}

impl Default for Forms {
    /// What the binary carries.
    fn default() -> Self {
        Self::embedded()
    }
}

/// Every mistake in the form files, embedded and in `folder`; nothing when all is well.
#[must_use]
pub fn check(folder: Option<&Path>) -> Vec<FormMistake> {
    Forms::load(folder).err().unwrap_or_default()
}

fn texts(folder: Option<&Path>, mistakes: &mut Vec<FormMistake>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for file in EMBEDDED.files() {
        let name = file.path().display().to_string();
        match file.contents_utf8() {
            Some(text) => drop(texts.insert(name, text.to_owned())),
            None => mistakes.push(mistake(&name, "is not UTF-8 text")),
        }
    }
    let Some(entries) = folder.and_then(|folder| std::fs::read_dir(folder).ok()) else {
        return texts;
    };
    let paths = entries.flatten().map(|entry| entry.path());
    for path in paths.filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match std::fs::read_to_string(&path) {
            Ok(text) => drop(texts.insert(name, text)),
            Err(error) => mistakes.push(mistake(
                &path.display().to_string(),
                &format!("cannot be read: {error}"),
            )),
        }
    }
    texts
}

fn mistake(file: &str, mistake: &str) -> FormMistake {
    FormMistake {
        file: file.to_owned(),
        field: None,
        mistake: mistake.to_owned(),
    }
}

fn read<T: DeserializeOwned>(place: &str, text: &str, mistakes: &mut Vec<FormMistake>) -> Option<T> {
    toml::from_str(text)
        .map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            mistakes.push(mistake(&format!("{place}:{line}"), error.message()));
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forms::FormKey;

    /// A form with a mistake in nearly every line.
    const RIDDLED: &str = r#"
version = 1
key = "retention"
title = { lt = "", en = "What stayed" }
filled_by = "teacher"
visibility = ["curator", "curator"]

[[fields]]
key = "recall!"
page = 1
kind = "text_long"
max = 9000
lines = 9223372036854775807
label = { lt = "Klausimas, kuris yra gerokai per ilgas, kad tilptų", en = "Recall" }
shown_when = { field = "later", in = ["yes"] }

[[fields]]
key = "later"
page = 1
kind = "single"
ui = "buttons"
label = { lt = "Vėliau", en = "Later" }
placeholder = { lt = "x", en = "y" }
options = [{ value = "a", lt = "A", en = "A" }]

[[fields]]
key = "later"
page = 2
kind = "number"
max = 5
label = { lt = "Kiek", en = "How many" }
required = true
required_when = { fact = "active_goal", in = ["x"] }
"#;

    fn with(name: &str, text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        check(Some(folder.path())).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_embedded_forms_keep_every_rule() {
        assert_eq!(check(None), []);
        let forms = Forms::embedded();
        assert_eq!(forms.catalogue.forms().count(), FormKey::ALL.len());
        assert_eq!(forms.prompts.of_month(11).unwrap().tags, ["B1"]);
        assert!(forms.prompts.of_month(7).is_none());
    }

    #[test]
    fn mistakes_name_file_line_field_and_mend() {
        let text = "version = 1\nkey = \"retention\"\ntitle = { lt = \"\", en = \"What stayed\" }\n\
                    filled_by = \"teacher\"\ncolour = \"red\"\n";
        let found = with("retention.toml", text).join("\n");
        insta::assert_snapshot!(found, @"forms/retention.toml:5: unknown field `colour`, expected one of `version`, `key`, `title`, `filled_by`, `visibility`, `visibility_labels`, `tags`, `quote_months`, `draft`, `fields`");
        insta::assert_snapshot!(with("retention.toml", RIDDLED).join("\n"), @r"
        forms/retention.toml: the lt title is empty
        forms/retention.toml: `visibility` must offer `private`: an owner may always keep an entry
        forms/retention.toml: `visibility` names a choice twice
        forms/retention.toml: field `recall!`: the key `recall!` must be 1–32 of a–z, 0–9 and _
        forms/retention.toml: field `recall!`: the lt label has 50 characters, at most 45 fit
        forms/retention.toml: field `recall!`: `lines` must be from 1 to 22
        forms/retention.toml: field `recall!`: `max` must be from 1 to 4000 characters
        forms/retention.toml: field `later`: has 1 options, must have 2–5 shown this way
        forms/retention.toml: field `later`: a choice has no placeholder
        forms/retention.toml: field `later`: `least` is missing
        forms/retention.toml: field `later`: `most` is missing
        forms/retention.toml: field `later`: `step` is missing
        forms/retention.toml: field `later`: either `required = true` or `required_when`
        forms/retention.toml: field `later`: a condition is `{ fact = … }` or `{ field = …, in = […] }`
        forms/retention.toml: field `later`: the key is taken already
        forms/retention.toml: field `recall!`: its condition names `later`, which is not asked on an earlier page
        forms/retention.toml: field `recall!`: its condition names `yes`, which is no option of `later`
        forms/retention.toml: page 1 mixes choices and texts: give them different pages
        ");
    }

    #[test]
    fn a_form_of_an_unknown_name_and_a_second_one_are_mistakes() {
        let text = EMBEDDED.get_file("retention.toml").unwrap().contents_utf8().unwrap();
        insta::assert_snapshot!(with("more.toml", text).join("\n"), @"forms/retention.toml: a second file with key `retention`: remove one");
        insta::assert_snapshot!(with("more.toml", &text.replace("\"retention\"", "\"more\"")).join("\n"), @"forms/more.toml: there is no form `more`: the files' names are fixed");
        insta::assert_snapshot!(with("prompts.toml", "version = 1\n[[prompts]]\nmonth = 7\ntags = []\ntext = { lt = '', en = 'x' }").join("\n"), @r"
        forms/prompts.toml: field `month 9`: has no question
        forms/prompts.toml: field `month 10`: has no question
        forms/prompts.toml: field `month 11`: has no question
        forms/prompts.toml: field `month 12`: has no question
        forms/prompts.toml: field `month 1`: has no question
        forms/prompts.toml: field `month 2`: has no question
        forms/prompts.toml: field `month 3`: has no question
        forms/prompts.toml: field `month 4`: has no question
        forms/prompts.toml: field `month 5`: has no question
        forms/prompts.toml: field `month 6`: has no question
        forms/prompts.toml: field `month 7`: no reflection is written then: 1–6 or 9–12
        forms/prompts.toml: field `month 7`: the lt text has 0 characters, must have 1–100
        ");
    }
}
