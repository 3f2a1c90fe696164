//! The coordinator's office: who waits, the staff list, imports, the week.

use crate::discord::action::OfficePress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::refusal::Refusal;
use crate::usecase::caller::Actor;
use crate::usecase::joining::{self, Which};
use crate::usecase::{Error, observation, people, people_import, setup, timetable, week};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: OfficePress) -> Result<Reply, Error> {
    let words = desk.words(actor.lang());
    let ctx = &desk.ctx;
    match press {
        OfficePress::Claims => {
            let claims = joining::waiting(ctx, actor).await?;
            Ok(view::joining::claims(words, &claims).into())
        }
        OfficePress::OneClaim => one_claim(desk, actor, pressed).await,
        OfficePress::ConfirmAll(upto) => {
            let done = joining::confirm(ctx, actor, Which::UpTo(upto)).await?;
            Ok(view::joining::confirmed(words, &done).into())
        }
        OfficePress::ConfirmClaim(claim) => {
            let done = joining::confirm(ctx, actor, Which::One(claim)).await?;
            Ok(view::joining::confirmed(words, &done).into())
        }
        OfficePress::RefuseClaim(claim) => {
            let claim = joining::refuse(ctx, actor, claim).await?;
            Ok(view::joining::refused(words, &claim).into())
        }
        OfficePress::HalfQuota(half, quota) => {
            let share = setup::choose_quota(ctx, actor, half, quota).await?;
            Ok(view::setup::quota_chosen(words, share).into())
        }
        OfficePress::Week => {
            let week = week::list(ctx, actor).await?;
            Ok(view::week::list(words, &week).into())
        }
        OfficePress::Paper => {
            let slips = observation::slips(ctx, actor, None).await?;
            Ok(view::paper::pairs(words, &slips).into())
        }
        OfficePress::Slips => {
            let slips = observation::slips(ctx, actor, None).await?;
            Ok(Reply::Beside(view::paper::printed(words, &actor.school.name, &slips)?))
        }
        OfficePress::People(page) => {
            let listing = people::list(ctx, actor, page).await?;
            Ok(view::people::list(words, &listing).into())
        }
        OfficePress::ConfirmRemove(person) => {
            let person = people::remove(ctx, actor, person).await?;
            Ok(view::people::removed(words, &person).into())
        }
        OfficePress::ConfirmLeaving(person, on) => {
            let person = people::schedule(ctx, actor, person, on).await?;
            Ok(view::people::leaving_noted(words, &person, on).into())
        }
        OfficePress::Stays(person) => {
            let person = people::stays(ctx, actor, person).await?;
            Ok(view::people::stays(words, &person).into())
        }
        OfficePress::ConfirmImport(import) => {
            let done = people_import::confirm(ctx, actor, import).await?;
            Ok(view::people_import::imported(words, &done).into())
        }
        OfficePress::ConfirmTimetable(import) => {
            let done = timetable::confirm(ctx, actor, import).await?;
            Ok(view::timetable::imported(words, &done).into())
        }
        OfficePress::CancelImport(import) => {
            people_import::cancel(ctx, actor, import).await?;
            Ok(Card::text(words.plain("office-nothing-done")).into())
        }
    }
}

async fn one_claim(desk: &Desk, actor: &Actor, pressed: &Pressed) -> Result<Reply, Error> {
    let id = pressed.chosen()?;
    let claims = joining::waiting(&desk.ctx, actor).await?;
    let claim = claims.iter().find(|claim| claim.id == id).ok_or(Refusal::Gone)?;
    Ok(view::joining::one_claim(desk.words(actor.lang()), claim, true).into())
}
