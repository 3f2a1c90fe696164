//! The school's calendar: everything that is due is derived from it, and the coordinator keeps it true.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

mod edit;
#[cfg(test)]
mod tests;

pub use edit::{
    Edited, Overview, confirm_all, confirm_break, drop_break, notice, overview, put_break, set_periods, tick,
};

use super::{Ctx, Result};
use crate::domain::calendar::{Calendar, HalfYear, NoSchool, QuotaShare, Share, YearId};
use crate::domain::people::School;
use crate::store::{self, Db};

/// A school's calendar: the years of the files with the school's own changes over them.
///
/// # Errors
/// When the database cannot be read.
pub async fn of(ctx: &Ctx, db: &mut Db, school: &School) -> Result<Calendar> {
    let edits = store::calendar::edits(db, school.id).await?;
    let policies = Arc::clone(&ctx.rules.policies);
    Ok(Calendar::new(&ctx.rules.years, &edits, school.zone, policies))
}

/// Copies the breaks of the running year (in the summer: the coming one) into the school's own calendar, once, so
/// that each of them can be confirmed or changed.
///
/// # Errors
/// When the database cannot be written.
pub async fn lay_year(ctx: &Ctx, db: &mut Db, school: &School, today: NaiveDate) -> Result<()> {
    let year = planning_year(today);
    if store::calendar::open_year(db, school.id, year).await? {
        let own = store::calendar::breaks(db, school.id).await?;
        for days in &ctx.rules.years.file(year).no_school {
            if !own.iter().any(|own| own.days.stands_for(days)) {
                store::calendar::put_break(db, school.id, days).await?;
            }
        }
    }
    Ok(())
}

/// The breaks of that year that are still a guess and not yet over.
#[must_use]
pub fn unconfirmed(calendar: &Calendar, today: NaiveDate) -> Vec<NoSchool> {
    let year = calendar.year(planning_year(today));
    year.unconfirmed().filter(|days| days.to >= today).cloned().collect()
}

/// The year a coordinator has in mind on a day: in July and August the coming one.
#[must_use]
pub fn planning_year(today: NaiveDate) -> YearId {
    let year = YearId::of(today);
    if matches!(today.month(), 7 | 8) {
        year.next()
    } else {
        year
    }
}

/// How much of 2+2 a half-year asks that had begun before the school was set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfChoice {
    /// The half-year.
    pub half: HalfYear,
    /// What was left of it when the school was set up.
    pub share: Share,
    /// What that suggests (domain §3.16).
    pub suggested: QuotaShare,
    /// What the coordinator chose.
    pub chosen: Option<QuotaShare>,
}

/// The choice for the half-year that runs today; absent in the summer, and when the school was there from its start.
///
/// # Errors
/// When the database cannot be read.
pub async fn half_choice(
    ctx: &Ctx,
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Option<HalfChoice>> {
    let Some(half) = calendar
        .half_year_of(today)
        .filter(|half| school.started_on > half.start)
    else {
        return Ok(None);
    };
    let share = half.share_from(school.started_on);
    Ok(Some(HalfChoice {
        half,
        share,
        suggested: share.for_new_school(&ctx.rules.policies.observation),
        chosen: store::school::half_quota(db, school.id, half.id).await?,
    }))
}

/// How much of 2+2 a half-year asks of the whole school: what the coordinator chose, else what the share suggests.
///
/// # Errors
/// When the database cannot be read.
pub async fn half_quota(ctx: &Ctx, db: &mut Db, school: &School, half: &HalfYear) -> Result<QuotaShare> {
    if let Some(chosen) = store::school::half_quota(db, school.id, half.id).await? {
        return Ok(chosen);
    }
    if half.contains(school.started_on) && school.started_on > half.start {
        let share = half.share_from(school.started_on);
        return Ok(share.for_new_school(&ctx.rules.policies.observation));
    }
    Ok(QuotaShare::Full)
}
