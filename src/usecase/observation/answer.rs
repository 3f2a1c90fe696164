//! Answering a question between colleagues, whatever is asked.

use chrono::{DateTime, Utc};

use super::asking::{Answered, AskedDid, own, page, tell};
use super::{Desk, Did, bonds, everybody, substitute};
use crate::domain::ids::{AskingId, ObservationId};
use crate::domain::observation::asking::{Answer, Asking, Kind, Standing};
use crate::domain::observation::{Observation, Source};
use crate::domain::pairing::Pair;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// Answers a question, or takes it back. Answering again changes nothing.
///
/// # Errors
/// Refused to everybody but the two, and in the same words whenever it is over or cannot be, whatever the cause.
pub async fn answer(ctx: &Ctx, actor: &Actor, id: AskingId, answer: Answer) -> Result<Answered> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| carry_out(&ctx_, db, &actor, id, answer, now).await)
        .await
}

async fn carry_out(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    id: AskingId,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<Answered> {
    let me = actor.person.id;
    let mut asking = own(db, actor, id).await?;
    if asking.kind == Kind::Substitute {
        return substitute::answer(db, actor, asking, answer, now).await;
    }
    if asking.kind != Kind::Invitation && answer == Answer::Accept {
        // A swap is accepted by giving a slot in return.
        return Err(Refusal::Gone.into());
    }
    let pair = Pair {
        host: asking.by,
        observer: asking.to,
    };
    let here = bonds::colleague_of_row(db, actor, asking.by).await.is_ok();
    let between = bonds::between(db, actor, asking.half_year, pair, me).await?;
    let free = here && between.obstacle(true).is_none();
    let people = everybody(db, actor.school.id).await?;
    if let Some(standing) = asking.answer(me, answer, free, now)? {
        asking.standing = standing;
        if standing == Standing::Agreed {
            asking.taken = Some(found(db, &asking, now).await?);
        }
        store::asking::save(db, &asking, now).await?;
        let act = format!("asking.{}", standing.word());
        store::audit::add(db, asking.school, Some(me), &act, &asking.id, now).await?;
        if answer != Answer::Withdraw {
            tell(db, &asking, asking.by, now).await?;
        }
    }
    if let (Kind::Invitation, Standing::Agreed, Some(observation)) = (asking.kind, asking.standing, asking.taken) {
        let desk = Desk::load(ctx, db, actor, observation, now).await?;
        return Ok(Answered::Observation(Box::new(desk.page(me, Some(Did::Accepted)))));
    }
    let did = match answer {
        Answer::Withdraw => AskedDid::Withdrawn,
        Answer::Accept | Answer::Decline => AskedDid::Declined,
    };
    let page = page(db, asking, me, &people, now, Some(did)).await?;
    Ok(Answered::Asking(Box::new(page)))
}

/// An accepted invitation becomes an observation like any other: the two choose a time.
async fn found(db: &mut Db, asking: &Asking, now: DateTime<Utc>) -> Result<ObservationId> {
    let mut new = Observation::new(
        (asking.school, asking.half_year),
        (asking.by, asking.to),
        Source::Chosen,
        now,
    );
    new.id = store::observation::give_row(db, &new).await?;
    store::observation::save(db, &new, Some(now)).await?;
    Ok(new.id)
}
