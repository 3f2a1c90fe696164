//! Who leads a group: one person at a time. Whose lead ends hears so, however it came about (domain §3.4).

use chrono::{DateTime, Utc};

use super::Result;
use super::caller::Actor;
use super::mail::TOLD_WITHIN;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::outgoing::{GroupNote, Parcel};
use crate::domain::people::Role;
use crate::store::{self, Db};

/// Ends somebody's lead of a group today; who ended their own knows.
pub(super) async fn end(
    db: &mut Db,
    actor: &Actor,
    (group, person): (GroupId, PersonId),
    now: DateTime<Utc>,
) -> Result<bool> {
    let led = store::members::end_role(db, person, Role::GroupLead, Some(group), actor.today).await?;
    if led && person != actor.person.id {
        let note = GroupNote::LeadEnded { group, on: actor.today };
        let key = format!("group.lead_ended:{group}:{person}:{}", now.timestamp());
        let parcel = Parcel::to_person(actor.school.id, person, key, note, now)
            .calm()
            .until(now + TOLD_WITHIN);
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(led)
}

/// Ends the lead of whoever else leads the group; answers their names.
pub(super) async fn hand_over(
    db: &mut Db,
    actor: &Actor,
    (group, to): (GroupId, PersonId),
    now: DateTime<Utc>,
) -> Result<Vec<String>> {
    let mut earlier = Vec::new();
    for lead in store::group::leads(db, group, actor.today).await? {
        if lead.person != to && end(db, actor, (group, lead.person), now).await? {
            earlier.push(lead.name);
        }
    }
    Ok(earlier)
}

/// Ends every lead that somebody holds; answers whether there was one.
pub(super) async fn end_all(db: &mut Db, actor: &Actor, person: PersonId, now: DateTime<Utc>) -> Result<bool> {
    let mut roles = store::members::all_roles(db, actor.school.id, actor.today).await?;
    let held = roles.remove(&person).unwrap_or_default().into_iter();
    let mut had = false;
    for group in held
        .filter(|held| held.role == Role::GroupLead)
        .filter_map(|held| held.group)
    {
        had |= end(db, actor, (group, person), now).await?;
    }
    Ok(had)
}
