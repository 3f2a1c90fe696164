//! All forms together, whole and checked before the first of them is shown.

use std::collections::BTreeMap;

use super::build::build_form;
use super::definition::Form;
use super::extras::check_extras;
use super::file::{ExtrasFile, FormFile};
use super::key::FormKey;
use super::mistake::FormMistake;

/// All forms.
#[derive(Clone, Debug)]
pub struct Catalogue {
    forms: BTreeMap<FormKey, Form>,
}

impl Catalogue {
    /// Builds all forms from their files, each with its name, and the file of the extras; else every mistake in any of
    /// them. A missing form is a mistake, so that code may ask for any.
    pub fn build(files: &[(String, FormFile)], extras: &(String, ExtrasFile)) -> Result<Self, Vec<FormMistake>> {
        let mut mistakes = check_extras(&extras.0, &extras.1);
        let mut forms = BTreeMap::new();
        for (name, file) in files {
            let (form, found) = build_form(name, file, &extras.1);
            mistakes.extend(found);
            let Some(form) = form else { continue };
            if forms.insert(form.key, form).is_some() {
                mistakes.push(FormMistake {
                    file: name.clone(),
                    field: None,
                    mistake: format!("a second file with key `{}`: remove one", file.key),
                });
            }
        }
        let named = |key: &FormKey| files.iter().any(|(_, file)| file.key == key.word());
        mistakes.extend(FormKey::ALL.iter().filter(|key| !named(key)).map(|key| FormMistake {
            file: format!("forms/{}.toml", key.word()),
            field: None,
            mistake: "is missing".to_owned(),
        }));
        if mistakes.is_empty() {
            Ok(Self { forms })
        } else {
            Err(mistakes)
        }
    }

    /// The form `key`.
    #[must_use]
    pub fn form(&self, key: FormKey) -> &Form {
        self.forms.get(&key).expect("a catalogue is only built with every form")
    }

    /// All forms, in the order of [`FormKey::ALL`].
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.forms.values()
    }
}
