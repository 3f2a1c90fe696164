//! When feedback hurts (domain §3.16): its host puts it out of sight, or asks the coordinator for a talk that somebody
//! leads. Nobody learns of the first, and the second shows the coordinator no word of it.

use super::{Reading, read};
use crate::domain::ids::ObservationId;
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// The observation's host, and the entry that is the feedback.
async fn received(db: &mut Db, actor: &Actor, id: ObservationId) -> Result<crate::domain::entry::Entry> {
    let it = store::observation::get(db, id).await?;
    let it = it.filter(|it| it.school == actor.school.id && it.host == actor.person.id);
    let it = it.ok_or(Refusal::NotAllowed)?;
    let entry = store::forms::entry_of(db, it.observer, Subject::Feedback(id)).await?;
    Ok(entry.ok_or(Refusal::NothingWritten)?)
}

/// Puts the feedback out of the host's sight, or brings it back; answers how it reads now.
///
/// # Errors
/// Refused to everybody but the host.
pub async fn hide(ctx: &Ctx, actor: &Actor, id: ObservationId, hidden: bool) -> Result<Reading> {
    let (who, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let entry = received(db, &who, id).await?;
        store::forms::set_hidden(db, (who.person.id, entry.id), hidden, now).await?;
        Ok(())
    })
    .await?;
    read(ctx, actor, Subject::Feedback(id)).await
}

/// Who was asked for a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedForTalk {
    /// A coordinator.
    Coordinator,
    /// Nobody: no other coordinator than the two themselves.
    Nobody,
}

/// Asks the coordinators, once, for a talk of the two that somebody leads. They learn which lesson it is about.
///
/// # Errors
/// Refused to everybody but the host.
pub async fn ask_for_talk(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<AskedForTalk> {
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let entry = received(db, &actor, id).await?;
        let mut whom = store::people::holders(db, actor.school.id, Role::Coordinator, actor.today).await?;
        whom.retain(|person| *person != actor.person.id && *person != entry.author);
        for person in &whom {
            let key = format!("observation.TalkAsked:{id}:{person}");
            let parcel = Parcel::to_person(actor.school.id, *person, key, ObservationNote::TalkAsked(id), now);
            if store::outbox::enqueue(db, &parcel, now).await? {
                actor.did(db, "observation.talk", &id, now).await?;
            }
        }
        Ok(if whom.is_empty() {
            AskedForTalk::Nobody
        } else {
            AskedForTalk::Coordinator
        })
    })
    .await
}
