//! From the outbox to a letter that can be sent: what is still true, who reads it, in which language, and when.
//!
//! The words are made from the facts of the moment of sending: a reminder for a reflection that was written meanwhile
//! is not sent, and a name that changed is the new one. `discord::deliver` sends; this module decides and records.

use super::{Ctx, Error, Result};
use crate::domain::ids::Snowflake;
use crate::store;

/// A button of the message was pressed, so it was seen.
///
/// # Errors
/// When the database cannot be written.
pub async fn opened(ctx: &Ctx, message: Snowflake) -> Result<()> {
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                store::outbox::mark_opened(db, message).await?;
                Ok::<_, Error>(())
            })
        })
        .await
}
