//! Reads the school years: the embedded files, each replaced by the administrator's file of the same name.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::mistake::Mistake;
use crate::domain::calendar::{BaseYears, CalendarFile};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/calendars");

/// All school years that have a file; `folder` is the administrator's.
///
/// # Errors
/// Every mistake in every file.
pub fn load(folder: Option<&Path>) -> Result<BaseYears, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let texts = texts(folder, &mut mistakes);
    let mut files: Vec<CalendarFile> = Vec::new();
    for (name, text) in texts {
        let place = format!("calendars/{name}");
        match toml::from_str::<CalendarFile>(&text) {
            Ok(file) => {
                let taken = files.iter().any(|other| other.year == file.year);
                let twice = taken.then(|| format!("a second file of {}: remove one", file.year));
                let problems = file.faults().into_iter().map(|fault| fault.to_string()).chain(twice);
                mistakes.extend(problems.map(|problem| Mistake::new(&place, problem)));
                files.push(file);
            }
            Err(error) => {
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = 1 + before.matches('\n').count();
                mistakes.push(Mistake::new(format!("{place}:{line}"), error.message()));
            }
        }
    }
    if mistakes.is_empty() {
        Ok(BaseYears::new(files))
    } else {
        Err(mistakes)
    }
}

fn texts(folder: Option<&Path>, mistakes: &mut Vec<Mistake>) -> BTreeMap<String, String> {
    let embedded = EMBEDDED.files().filter_map(|file| {
        let name = file.path().to_str()?;
        Some((name.to_owned(), file.contents_utf8()?.to_owned()))
    });
    let mut texts: BTreeMap<_, _> = embedded.collect();
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    for path in entries.into_iter().flatten().flatten().map(|entry| entry.path()) {
        let Some(name) = path
            .file_name()
            .and_then(|name| name.to_str())
            .filter(|name| name.ends_with(".toml"))
        else {
            continue;
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => drop(texts.insert(name.to_owned(), text)),
            Err(error) => mistakes.push(Mistake::new(
                path.display().to_string(),
                format!("cannot be read: {error}"),
            )),
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::YearId;

    fn with(name: &str, text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        let found = load(Some(folder.path())).err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_shipped_year_is_the_one_by_rule() {
        let year = YearId::starting(2026);
        let shipped = load(None).unwrap().file(year);
        let mut by_rule = CalendarFile::by_rule(year);
        by_rule.first_half.obs_deadline = shipped.first_half.obs_deadline;
        by_rule.second_half.obs_deadline = shipped.second_half.obs_deadline;
        assert_eq!(shipped, by_rule);
    }

    #[test]
    fn a_schools_own_file_replaces_the_shipped_one() {
        let folder = tempfile::tempdir().unwrap();
        let text = EMBEDDED.get_file("lt-2026-2027.toml").unwrap().contents_utf8().unwrap();
        let text = text.replace("confirmed = false", "confirmed = true");
        std::fs::write(folder.path().join("lt-2026-2027.toml"), text).unwrap();
        let years = load(Some(folder.path())).unwrap();
        assert!(
            years
                .file(YearId::starting(2026))
                .no_school
                .iter()
                .all(|days| days.confirmed)
        );
    }

    #[test]
    fn mistakes_name_the_file_and_the_line() {
        let text = EMBEDDED.get_file("lt-2026-2027.toml").unwrap().contents_utf8().unwrap();
        insta::assert_snapshot!(with("x.toml", "year = \"2026\"\n"), @"calendars/x.toml:1: not a school year like 2026-2027 (or half-year like 2026-2027-1)");
        insta::assert_snapshot!(with("x.toml", text), @"calendars/x.toml: a second file of 2026-2027: remove one");
        insta::assert_snapshot!(with("lt-2026-2027.toml", &text.replace("2026-11-08", "2026-10-08")), @"calendars/lt-2026-2027.toml: no_school of 2026-11-02 ends before it begins");
    }
}
