//! What stands between two colleagues: from rows to the pure question of [`Between`].

use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::observation::asking::Between;
use crate::domain::pairing::Pair;
use crate::domain::people::{Person, PersonState};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::people::{self, Named};
use crate::usecase::{Error, Result, calendar};

/// From so many colleagues on the same two meet in the same direction once a half-year (domain §3.3).
const MANY: usize = 4;

/// The half-year in which something can still be arranged.
pub(super) fn half_ahead(calendar: &Calendar, actor: &Actor) -> HalfYear {
    let half = calendar.planning_half_year(actor.today);
    if actor.today <= half.obs_deadline {
        half
    } else {
        calendar.half_year(half.id.next())
    }
}

fn works_here(person: &Person, actor: &Actor) -> bool {
    let gone = person.state == PersonState::Left || person.left_on.is_some_and(|left| left <= actor.today);
    person.school == actor.school.id && !gone
}

/// The colleague whom a command names.
///
/// # Errors
/// Refused when nobody such works at the actor's school.
pub(super) async fn colleague(db: &mut Db, actor: &Actor, who: &Named) -> Result<Person> {
    let found = match people::find(db, actor.school.id, who).await {
        Err(Error::Refused(_)) => None,
        found => Some(found?),
    };
    let here = found.filter(|person| works_here(person, actor));
    Ok(here.ok_or(Refusal::NoSuchColleague)?)
}

/// The colleague of a row.
///
/// # Errors
/// As [`colleague`].
pub(super) async fn colleague_of_row(db: &mut Db, actor: &Actor, row: PersonId) -> Result<Person> {
    let person = store::people::person(db, row).await?;
    let here = person.filter(|person| works_here(person, actor));
    Ok(here.ok_or(Refusal::NoSuchColleague)?)
}

/// What stands between a host and an observer in a half-year, for `by`, who asks.
pub(super) async fn between(db: &mut Db, actor: &Actor, half: HalfYearId, pair: Pair, by: PersonId) -> Result<Between> {
    between_in(db, (actor.school.id, half), pair, by).await
}

/// The same, where nobody acts.
pub(super) async fn between_in(
    db: &mut Db,
    (school, half): (SchoolId, HalfYearId),
    pair: Pair,
    by: PersonId,
) -> Result<Between> {
    let Pair { host, observer } = pair;
    let both = |ban: &crate::domain::pairing::Ban| {
        (ban.one, ban.other) == (host, observer) || (ban.one, ban.other) == (observer, host)
    };
    let own = store::settings::conflicts(db, by).await?;
    let bans = store::plan::bans(db, school).await?;
    let together = store::observation::of_person(db, host, half).await?;
    let mut together = together.iter().filter(|it| it.host == host && it.observer == observer);
    let many = store::people::staff(db, school).await?.len() >= MANY;
    let manager = store::people::person(db, host).await?.and_then(|host| host.manager);
    Ok(Between {
        same: host == observer,
        own_wish: own.iter().any(|other| [host, observer].contains(other) && *other != by),
        paired: together.any(|it| it.state.holds_a_slot() && (many || !it.took_place())),
        banned: bans.iter().any(both),
        manager: manager == Some(observer),
    })
}

/// The school's calendar, for the files beside this one.
pub(super) async fn calendar(ctx: &super::Ctx, db: &mut Db, actor: &Actor) -> Result<Calendar> {
    calendar::of(ctx, db, &actor.school).await
}
