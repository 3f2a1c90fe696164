//! `/report status`: who is on track with what, for the coordinator to offer help (domain §6).

use std::collections::HashMap;

use super::caller::Actor;
use super::{Ctx, Result, calendar};
use crate::domain::calendar::HalfYear;
use crate::domain::ids::PersonId;
use crate::domain::month::Month;
use crate::domain::observation::credits::credits;
use crate::domain::pairing::quota::quota_of;
use crate::domain::people::Role;
use crate::domain::progress::{Progress, Reflections};
use crate::domain::reflection::Reflection;
use crate::store;

/// The whole staff's year so far, by name.
#[derive(Clone, Debug)]
pub struct StaffYear {
    /// The half-year whose lessons are counted.
    pub half: HalfYear,
    /// Everybody on the list, in the order of their names.
    pub rows: Vec<Progress>,
}

/// Who is on track with what. Only dates and counts: no use case gives a coordinator anybody's words.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn status(ctx: &Ctx, actor: &Actor) -> Result<StaffYear> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.planning_half_year(actor.today);
    let asked = calendar::half_quota(ctx, &mut db, &actor.school, &half).await?;
    let first = Month::of(calendar.school_year_of(actor.today).id().first_day());
    let mut months: HashMap<PersonId, Vec<Reflection>> = HashMap::new();
    for month in store::reflection::of_school_since(&mut db, actor.school.id, first).await? {
        months.entry(month.person).or_default().push(month);
    }
    let observations = store::observation::of_half(&mut db, actor.school.id, half.id).await?;
    let groups = store::group::groups_on(&mut db, actor.school.id, actor.today).await?;
    let policy = &calendar.policies().observation;
    let mut rows = Vec::new();
    for person in store::people::staff(&mut db, actor.school.id).await? {
        rows.push(Progress {
            person: person.id,
            group: groups.get(&person.id).map(|group| group.name.clone()),
            reflections: Reflections::of(months.get(&person.id).into_iter().flatten()),
            quota: quota_of(&person, &half, asked, policy),
            done: credits(&observations, person.id, &calendar),
            name: person.name,
        });
    }
    Ok(StaffYear { half, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::collate;
    use crate::domain::reflection::State;
    use crate::domain::refusal::Refusal;
    use crate::usecase::Error;
    use crate::usecase::testing::Bench;

    #[tokio::test]
    async fn the_coordinator_sees_counts_by_name_and_a_teacher_sees_nothing() {
        let bench = Bench::school("2026-11-16T07:00:00Z").await;
        let ona = bench.teacher(2, "Ona").await;
        let (person, now) = (ona.person.id, bench.ctx.now());
        bench
            .write(async move |db| {
                for (month, state) in [("2026-09", State::Missed), ("2026-10", State::Submitted)] {
                    store::reflection::open(db, person, month.parse().unwrap(), state, now).await?;
                }
                Ok(())
            })
            .await;
        let status = status(&bench.ctx, &bench.coordinator().await).await.unwrap();
        let row = status.rows.iter().find(|row| row.person == person).unwrap();
        assert_eq!((row.reflections.written, row.reflections.expected), (1, 2));
        assert!(!row.reflections.is_regular() && !row.is_observed());
        let mut names: Vec<&str> = status.rows.iter().map(|row| row.name.as_str()).collect();
        let shown = names.clone();
        collate::sort(&mut names, |name| name);
        assert_eq!(shown, names, "by name and by nothing else");
        let refused = super::status(&bench.ctx, &ona).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed))));
    }
}
