//! Questions between colleagues: an invitation to observe, and what the two make of it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Page, Who, bonds, everybody};
use crate::domain::calendar::{Calendar, local};
use crate::domain::ids::{AskingId, ObservationId, PersonId};
use crate::domain::observation::Observation;
use crate::domain::observation::asking::{Asking, Kind, Obstacle, Standing};
use crate::domain::outgoing::{ObservationNote, Parcel, Urgency};
use crate::domain::pairing::Pair;
use crate::domain::people::School;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::people;
use crate::usecase::{Ctx, Result};

/// Questions that lapse in one transaction.
const BATCH: u32 = 100;

/// A question as one of the two sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPage {
    /// The question.
    pub asking: Asking,
    /// Who is looking.
    pub me: PersonId,
    /// Who asks.
    pub by: Who,
    /// Who is asked.
    pub to: Who,
    /// The last day on which it can be answered, while it can.
    pub until: Option<NaiveDate>,
    /// Who shows the lesson of the slot that is offered, where there is one.
    pub given: Option<Who>,
    /// Who shows the lesson of the slot that is given in return.
    pub taken: Option<Who>,
    /// The reader's own observation in it: the one they show, else what came of it for them.
    pub observation: Option<ObservationId>,
    /// What the reader has just done.
    pub did: Option<AskedDid>,
}

/// What a press did, for the first line of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedDid {
    /// The question is put.
    Asked,
    /// It had been put before and waits.
    AskedBefore,
    /// The answer is no.
    Declined,
    /// The question is taken back.
    Withdrawn,
    /// The two have changed places.
    Swapped,
    /// It is as it was before.
    PutBack,
    /// The host agrees to somebody else; the coordinator is asked.
    HostAgreed,
    /// The coordinator has confirmed.
    Confirmed,
}

/// What an answer leads to.
#[derive(Clone, Debug)]
pub enum Answered {
    /// The question, as it stands.
    Asking(Box<AskedPage>),
    /// The observation that came of it.
    Observation(Box<Page>),
}

pub(super) async fn page(
    db: &mut Db,
    asking: Asking,
    me: PersonId,
    people: &BTreeMap<PersonId, Who>,
    now: DateTime<Utc>,
    did: Option<AskedDid>,
) -> Result<AskedPage> {
    let name = |id| people.get(&id).cloned().unwrap_or_default();
    let mut slots = [None, None];
    if asking.kind != Kind::Invitation {
        for (slot, id) in slots.iter_mut().zip([asking.given, asking.taken]) {
            if let Some(id) = id {
                *slot = store::observation::get(db, id).await?;
            }
        }
    }
    let shown = slots.iter().flatten().find(|it| it.host == me).map(|it| it.id);
    // Whoever asked has the slot given in return, whoever was asked the offered one.
    let mine = match asking.kind {
        Kind::Swap if me == asking.to => asking.given,
        _ => asking.taken,
    };
    let school = store::school::get(db, asking.school).await?;
    let last = asking.lapses_at - TimeDelta::seconds(1);
    let until = school
        .filter(|_| asking.waits(now))
        .map(|school| local::date(school.zone, last));
    let [given, taken] = slots.map(|slot| slot.map(|it| name(it.host)));
    Ok(AskedPage {
        by: name(asking.by),
        to: name(asking.to),
        until,
        given,
        taken,
        observation: shown.or(mine),
        asking,
        me,
        did,
    })
}

/// The questions that wait and concern a person, those to them first.
pub(super) async fn waiting(
    db: &mut Db,
    me: PersonId,
    people: &BTreeMap<PersonId, Who>,
    now: DateTime<Utc>,
) -> Result<Vec<AskedPage>> {
    let all = store::asking::waiting(db, me).await?.into_iter();
    let mut pages = Vec::new();
    for asking in all.filter(|asking| asking.concerns(me) && asking.waits(now)) {
        pages.push(page(db, asking, me, people, now, None).await?);
    }
    pages.sort_by_key(|page| (page.asking.by == me, page.asking.id));
    Ok(pages)
}

/// The facts of a message about a question; nothing when its occasion is gone.
pub(super) async fn letter(
    db: &mut Db,
    id: AskingId,
    school: &School,
    to: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<AskedPage>> {
    let asking = store::asking::get(db, id).await?;
    let holds = |asking: &Asking| match asking.standing {
        Standing::Waiting => to == asking.to && asking.concerns(to) && asking.waits(now),
        Standing::Agreed | Standing::Confirmed | Standing::Declined | Standing::Lapsed => to == asking.by,
        Standing::Withdrawn | Standing::Undone => false,
    };
    let Some(asking) = asking.filter(holds) else {
        return Ok(None);
    };
    let people = everybody(db, school.id).await?;
    Ok(Some(page(db, asking, to, &people, now, None).await?))
}

/// The facts of a message about a swap to whoever did not press; nothing when it has moved on.
pub(super) async fn swapped(
    db: &mut Db,
    id: AskingId,
    school: &School,
    to: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<AskedPage>> {
    let asking = store::asking::get(db, id).await?;
    let done = |asking: &Asking| matches!(asking.standing, Standing::Agreed | Standing::Undone);
    let Some(asking) = asking.filter(done) else {
        return Ok(None);
    };
    let people = everybody(db, school.id).await?;
    Ok(Some(page(db, asking, to, &people, now, None).await?))
}

/// The question is unasked and takes its turn; the answer to it goes at once, and silence has none (domain §3.0).
pub(super) async fn tell(db: &mut Db, asking: &Asking, to: PersonId, now: DateTime<Utc>) -> Result<bool> {
    let (about, urgency) = if to == asking.to {
        (ObservationNote::Asked(asking.id), Urgency::Calm)
    } else if asking.standing == Standing::Lapsed {
        (ObservationNote::Answered(asking.id), Urgency::Calm)
    } else {
        (ObservationNote::Answered(asking.id), Urgency::AtOnce)
    };
    let key = format!("asking.{}:{}:{to}", asking.standing.word(), asking.id);
    let parcel = Parcel::to_person(asking.school, to, key, about, now)
        .urgency(urgency)
        .until((asking.standing == Standing::Waiting).then_some(asking.lapses_at));
    Ok(store::outbox::enqueue(db, &parcel, now).await?)
}

/// Invites a colleague to observe a lesson of one's own. Inviting again changes nothing.
///
/// # Errors
/// Refused for what the actor knows already; whatever they must not know, the answer is the same as ever.
pub async fn invite(ctx: &Ctx, actor: &Actor, who: people::Named) -> Result<AskedPage> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let me = actor.person.id;
        let calendar = bonds::calendar(&ctx_, db, &actor).await?;
        let half = bonds::half_ahead(&calendar, &actor);
        let to = bonds::colleague(db, &actor, &who).await?.id;
        let pair = Pair { host: me, observer: to };
        let between = bonds::between(db, &actor, half.id, pair, me).await?;
        let silent = match between.obstacle(true) {
            Some(Obstacle::Known(refusal)) => return Err(refusal.into()),
            Some(Obstacle::Hidden) => true,
            None => false,
        };
        let people = everybody(db, actor.school.id).await?;
        let whose = (actor.school.id, half.id);
        let asking = Asking::new(whose, (Kind::Invitation, None), (me, to), silent, (&calendar, now));
        let (asking, did) = put(db, asking, &calendar, now).await?;
        page(db, asking, me, &people, now, Some(did)).await
    })
    .await
}

/// Puts a question, unless the very same one waits already.
///
/// # Errors
/// Refused when too many of the asker's wait.
pub(super) async fn put(
    db: &mut Db,
    mut asking: Asking,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<(Asking, AskedDid)> {
    let waiting = store::asking::waiting(db, asking.by).await?.into_iter();
    let own: Vec<Asking> = waiting
        .filter(|other| other.by == asking.by && other.waits(now))
        .collect();
    let same = |other: &&Asking| (other.kind, other.to, other.given) == (asking.kind, asking.to, asking.given);
    if let Some(before) = own.iter().find(same) {
        return Ok((*before, AskedDid::AskedBefore));
    }
    if own.len() >= calendar.policies().observation.askings_max as usize {
        return Err(Refusal::TooManyAskings.into());
    }
    asking.id = store::asking::add(db, &asking).await?;
    let act = format!("asking.{}", asking.kind.word());
    store::audit::add(db, asking.school, Some(asking.by), &act, &asking.id, now).await?;
    if !asking.silent {
        tell(db, &asking, asking.to, now).await?;
    }
    Ok((asking, AskedDid::Asked))
}

/// A question, for one of the two.
///
/// # Errors
/// Refused to everybody else.
pub async fn asked(ctx: &Ctx, actor: &Actor, id: AskingId) -> Result<AskedPage> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let asking = own(&mut db, actor, id).await?;
    let people = everybody(&mut db, actor.school.id).await?;
    page(&mut db, asking, actor.person.id, &people, now, None).await
}

pub(super) async fn own(db: &mut Db, actor: &Actor, id: AskingId) -> Result<Asking> {
    let asking = store::asking::get(db, id).await?;
    let mine = |asking: &Asking| asking.school == actor.school.id && asking.concerns(actor.person.id);
    Ok(asking.filter(mine).ok_or(Refusal::Gone)?)
}

/// A question of this kind at the actor's school; whose it is, the caller asks.
pub(super) async fn of_kind(db: &mut Db, actor: &Actor, id: AskingId, kind: Kind) -> Result<Asking> {
    let asking = store::asking::get(db, id).await?;
    let here = |asking: &Asking| asking.school == actor.school.id && asking.kind == kind;
    Ok(asking.filter(here).ok_or(Refusal::Gone)?)
}

/// The slot that a question is about, or that came of it.
pub(super) async fn slot(db: &mut Db, id: Option<ObservationId>) -> Result<Observation> {
    let id = id.ok_or(Refusal::Gone)?;
    Ok(store::observation::get(db, id).await?.ok_or(Refusal::Gone)?)
}

/// Ends the questions that nobody answered in time; answers how many messages were queued.
pub(super) async fn lapse(ctx: &Ctx, now: DateTime<Utc>) -> Result<u32> {
    let mut queued = 0;
    loop {
        let due = store::asking::overdue(&mut *ctx.store.read().await?, now, 1).await?;
        if due.is_empty() {
            return Ok(queued);
        }
        queued += ctx
            .write(async move |db| {
                let mut queued = 0;
                for mut asking in store::asking::overdue(db, now, BATCH).await? {
                    asking.standing = Standing::Lapsed;
                    store::asking::save(db, &asking, now).await?;
                    if asking.kind != Kind::Substitute {
                        queued += u32::from(tell(db, &asking, asking.by, now).await?);
                    }
                }
                Ok(queued)
            })
            .await?;
    }
}
