//! Where the language files come from: embedded in the binary, then a folder of the administrator's on top.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::LocaleProblem;
use crate::domain::lang::Lang;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/locales");

/// One language file with its text.
#[derive(Clone, Debug)]
pub struct LocaleFile {
    /// The language its folder names.
    pub lang: Lang,
    /// Its name for messages, as `lt/core.ftl`.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it is one of ours; else an administrator's, which may replace messages.
    pub embedded: bool,
}

/// All language files, the embedded ones first, those of `folder` after them (later ones override message by message).
pub fn load(folder: Option<&Path>) -> Result<Vec<LocaleFile>, Vec<LocaleProblem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for lang in Lang::ALL {
        let embedded = EMBEDDED.get_dir(lang.word()).into_iter().flat_map(|dir| dir.files());
        for file in embedded.filter(|file| file.path().extension().is_some_and(|end| end == "ftl")) {
            let name = file.path().display().to_string();
            match file.contents_utf8() {
                Some(text) => files.push(LocaleFile {
                    lang,
                    name,
                    text: text.to_owned(),
                    embedded: true,
                }),
                None => problems.push(LocaleProblem {
                    file: name,
                    mistake: "is not UTF-8 text".to_owned(),
                }),
            }
        }
        if let Some(folder) = folder {
            read_folder(lang, &folder.join(lang.word()), &mut files, &mut problems);
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// A folder that is not there overrides nothing; a file in it that cannot be read is a mistake.
fn read_folder(lang: Lang, folder: &Path, files: &mut Vec<LocaleFile>, problems: &mut Vec<LocaleProblem>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
    {
        let name = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push(LocaleFile {
                lang,
                name,
                text,
                embedded: false,
            }),
            Err(error) => problems.push(LocaleProblem {
                file: name,
                mistake: format!("cannot be read: {error}"),
            }),
        }
    }
}
