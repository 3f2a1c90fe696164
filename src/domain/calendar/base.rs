//! The years before any school has changed them: from files, and by rule where there is none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file::CalendarFile;
use super::year::{CalendarEdits, SchoolYear};
use super::year_id::YearId;

/// The years known from files; every other one is made by rule, so that a forgotten file breaks nothing.
#[derive(Clone, Debug, Default)]
pub struct BaseYears {
    files: BTreeMap<YearId, CalendarFile>,
    /// The years that schools live in, ready made: most schools change little, and there may be a thousand of them.
    made: BTreeMap<YearId, Arc<SchoolYear>>,
}

/// Years made ready by rule after the last one with a file; later ones are made when they are asked for.
const YEARS_AHEAD: i32 = 10;

impl BaseYears {
    /// Keeps one file per year (the last one wins).
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = CalendarFile>) -> Self {
        let files: BTreeMap<_, _> = files.into_iter().map(|file| (file.year, file)).collect();
        let mut base = Self {
            files,
            made: BTreeMap::new(),
        };
        let bounds = base.known().next().zip(base.known().last());
        if let Some((first, last)) = bounds {
            let years = first.start_year() - 1..=last.start_year() + YEARS_AHEAD;
            let plain = CalendarEdits::default();
            let made = |id| (id, Arc::new(SchoolYear::new(&base.file(id), &plain)));
            base.made = years.map(YearId::starting).map(made).collect();
        }
        base
    }

    /// The file of a year, else the year by rule.
    #[must_use]
    pub fn file(&self, year: YearId) -> CalendarFile {
        self.files
            .get(&year)
            .cloned()
            .unwrap_or_else(|| CalendarFile::by_rule(year))
    }

    /// The years that have a file.
    pub fn known(&self) -> impl Iterator<Item = YearId> + '_ {
        self.files.keys().copied()
    }

    /// The ready made years, as they are before any school has changed them.
    pub(super) const fn made(&self) -> &BTreeMap<YearId, Arc<SchoolYear>> {
        &self.made
    }
}
