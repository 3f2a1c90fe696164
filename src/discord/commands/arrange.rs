//! The part of `/observation` by which colleagues arrange observations themselves, without a plan.

use poise::serenity_prelude::{CreateAutocompleteResponse, User};

use super::people::who;
use super::word::SideWord;
use super::{At, Slash, answer, suggest};
use crate::discord::card::Reply;
use crate::discord::view::observation as view;
use crate::domain::observation::Slot;
use crate::domain::refusal::Refusal;
use crate::domain::tidy::tidy;
use crate::usecase::{Error, observation as case, people};

#[poise::command(slash_command)]
pub(super) async fn invite(
    slash: Slash<'_>,
    user: Option<User>,
    #[autocomplete = "colleagues"] person: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let page = case::invite(at.ctx, &at.actor, who(user.as_ref(), person)?).await?;
        Ok(Reply::Card(view::asked(at.words, &page)))
    })
    .await
}

#[poise::command(slash_command)]
pub(super) async fn log(
    slash: Slash<'_>,
    user: Option<User>,
    role: Option<SideWord>,
    date: Option<String>,
    #[min = 1]
    #[max = 20]
    period: Option<u8>,
    #[autocomplete = "colleagues"] person: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (who, side) = (who(user.as_ref(), person)?, role.map(|word| word.0));
        let logging = case::log_with(at.ctx, &at.actor, &who, side, date.as_deref(), period).await?;
        Ok(Reply::Card(view::logging(at.words, &logging)))
    })
    .await
}

#[poise::command(slash_command)]
pub(super) async fn open(
    slash: Slash<'_>,
    date: Option<String>,
    #[min = 1]
    #[max = 20]
    period: Option<u8>,
    #[max_length = 60] room: Option<String>,
    #[min = 1]
    #[max = 5]
    visitors: Option<u32>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (ctx, words) = (at.ctx, at.words);
        let Some(date) = date else {
            return Ok(Reply::Card(view::board(words, &case::board(ctx, &at.actor).await?)));
        };
        let on = date.trim().parse().map_err(|_| Refusal::NotADate)?;
        let Some(period) = period else {
            let lessons = case::open_periods(ctx, &at.actor, on).await?;
            return Ok(view::open_periods(words, on, &lessons).into());
        };
        let room = match room {
            Some(room) => tidy(&room),
            None => case::open_room(ctx, &at.actor).await?.0,
        };
        let board = case::open_lesson(ctx, &at.actor, Slot { on, period, room }, visitors).await?;
        Ok(view::board(words, &board).into())
    })
    .await
}

/// The actor's colleagues by name: in a private conversation Discord offers nobody else's account.
pub(super) async fn colleagues(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let rows = people::colleagues(at.ctx, &at.actor).await?;
        Ok(rows.into_iter().map(|(id, name)| (name, id.to_string())).collect())
    })
    .await
}
