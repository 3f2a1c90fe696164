//! Somebody of two schools: which one a command in the private channel is about (domain §3.16).

use super::caller::{Caller, places};
use super::{Ctx, Result};
use crate::domain::collate;
use crate::domain::ids::AskedId;
use crate::domain::people::School;
use crate::domain::refusal::Refusal;
use crate::store;

/// The schools that an account may mean, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn of(ctx: &Ctx, caller: &Caller) -> Result<Vec<School>> {
    let mut db = ctx.store.read().await?;
    let places = places(&mut db, caller.account, ctx.now()).await?;
    let mut schools: Vec<School> = places.into_iter().map(|(school, _)| school).collect();
    schools.sort_by_key(|school| school.id);
    collate::sort(&mut schools, |school| &school.name);
    Ok(schools)
}

/// Keeps a command as it was used until its school is chosen.
///
/// # Errors
/// When the database cannot be written.
pub async fn keep(ctx: &Ctx, caller: &Caller, command: String) -> Result<AskedId> {
    let (account, now) = (caller.account, ctx.now());
    ctx.write(async move |db| Ok(store::asked::keep(db, account, &command, now).await?))
        .await
}

/// The command that waited.
///
/// # Errors
/// Refused when it is another account's, or waited too long.
pub async fn kept(ctx: &Ctx, caller: &Caller, asked: AskedId) -> Result<String> {
    let mut db = ctx.store.read().await?;
    let command = store::asked::kept(&mut db, caller.account, asked).await?;
    Ok(command.ok_or(Refusal::Gone)?)
}
