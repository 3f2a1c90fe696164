//! Messages from the reader's side: seen, and opened in another way when private messages are closed.

use super::{Notice, notice};
use crate::domain::delivery::Mark;
use crate::domain::ids::DeliveryId;
use crate::domain::outgoing::Recipient;
use crate::domain::refusal::Refusal;
use crate::store;
use crate::usecase::caller::Actor;
use crate::usecase::mail::Addressee;
use crate::usecase::{Ctx, Result};

/// A button of the message was pressed, so it was seen.
///
/// # Errors
/// When the database cannot be written.
pub async fn opened(ctx: &Ctx, mark: Mark) -> Result<()> {
    ctx.write(async move |db| {
        store::outbox::mark_opened(db, mark.delivery).await?;
        Ok(())
    })
    .await
}

/// A message that could not be delivered, opened from the mention in the APT channel.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its facts.
    pub notice: Notice,
    /// The next one that waits, when there is one.
    pub next: Option<DeliveryId>,
}

/// Opens a message that its own reader could not get.
///
/// # Errors
/// Refused when it is another person's, or its occasion is gone.
pub async fn open(ctx: &Ctx, actor: &Actor, delivery: DeliveryId) -> Result<Opened> {
    let mut db = ctx.store.read().await?;
    let row = store::deliveries::one(&mut db, delivery).await?.ok_or(Refusal::Gone)?;
    if row.to != Recipient::Person(actor.person.id) {
        return Err(Refusal::NotYours.into());
    }
    let next = store::deliveries::next_unread(&mut db, actor.person.id, delivery).await?;
    let to = Addressee {
        school: actor.school.clone(),
        person: Some(actor.person.clone()),
        now: ctx.now(),
    };
    let found = match &row.about {
        Some(about) => notice(ctx, &mut db, about, &to).await?,
        None => None,
    };
    drop(db);
    opened(
        ctx,
        Mark {
            delivery,
            queued: row.created_at.timestamp(),
        },
    )
    .await?;
    match (found, next) {
        (Some(notice), next) => Ok(Opened { notice, next }),
        (None, Some(next)) => Box::pin(open(ctx, actor, next)).await,
        (None, None) => Err(Refusal::Gone.into()),
    }
}
