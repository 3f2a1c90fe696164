//! The school's calendar: everything that is due is derived from it.

use super::{Ctx, Result};
use crate::domain::calendar::Calendar;
use crate::domain::people::School;
use crate::store::{self, Db};

/// A school's calendar: the years of the files with the school's own changes over them.
///
/// # Errors
/// When the database cannot be read.
pub async fn of(ctx: &Ctx, db: &mut Db, school: &School) -> Result<Calendar> {
    let edits = store::calendar::edits(db, school.id).await?;
    let policies = ctx.rules.policies.clone();
    Ok(Calendar::new(&ctx.rules.years, &edits, school.zone, policies))
}
