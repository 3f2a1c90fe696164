//! Open lessons: a host opens one, colleagues find it and join with one tap, the host may close it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Desk, Did, Page, Timed, Who, bonds, everybody, log};
use crate::domain::calendar::{Calendar, HalfYearId, Period};
use crate::domain::ids::{OpenLessonId, PersonId};
use crate::domain::observation::asking::{Between, Obstacle};
use crate::domain::observation::decide::Decision;
use crate::domain::observation::diary::{Diary, Moment};
use crate::domain::observation::open::{self, OpenLesson};
use crate::domain::observation::{Slot, State};
use crate::domain::pairing::Pair;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// The open lessons as somebody sees them.
#[derive(Clone, Debug)]
pub struct Board {
    /// Lessons of colleagues that the reader can join, the soonest first.
    pub others: Vec<OpenLine>,
    /// The reader's own.
    pub mine: Vec<OpenLine>,
    /// What the reader has just done.
    pub did: Option<Opened>,
}

/// One open lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLine {
    /// The lesson.
    pub id: OpenLessonId,
    /// When and where.
    pub time: Timed,
    /// Who shows.
    pub host: Who,
    /// Places that are free.
    pub left: u32,
    /// Places in all.
    pub places: u32,
}

/// What a press did to an own open lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Opened,
    /// It is closed to those who have not joined yet.
    Closed,
}

/// The open lessons that concern somebody.
///
/// # Errors
/// When the database cannot be read.
pub async fn board(ctx: &Ctx, actor: &Actor) -> Result<Board> {
    let now = ctx.now();
    shown(ctx, &mut *ctx.store.read().await?, actor, now, None).await
}

async fn shown(ctx: &Ctx, db: &mut Db, actor: &Actor, now: DateTime<Utc>, did: Option<Opened>) -> Result<Board> {
    let calendar = bonds::calendar(ctx, db, actor).await?;
    let people = everybody(db, actor.school.id).await?;
    let (mut others, mut mine) = (Vec::new(), Vec::new());
    for lesson in store::open_lesson::ahead(db, actor.school.id, actor.today).await? {
        let own = lesson.host == actor.person.id;
        if !lesson.is_ahead(&calendar, now) || !(own || joining(db, actor, &lesson, &calendar, now).await?.is_ok()) {
            continue;
        }
        let taken = taken(db, &lesson).await?;
        let year = calendar.school_year_of(lesson.slot.on);
        let line = OpenLine {
            id: lesson.id,
            time: Timed {
                bell: year.period(lesson.slot.on, lesson.slot.period),
                slot: lesson.slot,
            },
            host: people.get(&lesson.host).cloned().unwrap_or_default(),
            left: lesson.places.saturating_sub(taken),
            places: lesson.places,
        };
        if own { &mut mine } else { &mut others }.push(line);
    }
    Ok(Board { others, mine, did })
}

/// How many observers have agreed on the lesson.
async fn taken(db: &mut Db, lesson: &OpenLesson) -> Result<u32> {
    let all = store::observation::of_person(db, lesson.host, lesson.half_year).await?;
    let there = all.iter().filter(|it| it.state == State::Scheduled && lesson.holds(it));
    Ok(u32::try_from(there.count()).unwrap_or(u32::MAX))
}

/// What joining would do, or why it cannot be.
async fn joining(
    db: &mut Db,
    actor: &Actor,
    lesson: &OpenLesson,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Decision, Refusal>> {
    let me = actor.person.id;
    let (host, half) = (lesson.host, lesson.half_year);
    let together = store::observation::of_person(db, me, half).await?;
    let ours = |it: &super::Observation| (it.host, it.observer) == (host, me);
    let pair = together.into_iter().find(|it| ours(it) && it.state.is_open());
    let between = bonds::between(db, actor, half, Pair { host, observer: me }, me).await?;
    let between = Between {
        // The two are to meet anyway: this is the time.
        paired: between.paired && pair.is_none(),
        ..between
    };
    match between.obstacle(false) {
        Some(Obstacle::Known(refusal @ (Refusal::SamePerson | Refusal::AlreadyPaired))) => return Ok(Err(refusal)),
        Some(_) => return Ok(Err(Refusal::CannotJoin)),
        None => {}
    }
    let diary = Diary {
        visitors: lesson.places,
        ..diary(db, actor, host).await?
    };
    let moment = Moment {
        now,
        calendar,
        diary: &diary,
    };
    Ok(open::join(lesson, pair, me, moment))
}

/// What is known about the time of the actor and one other.
async fn diary(db: &mut Db, actor: &Actor, other: PersonId) -> Result<Diary> {
    Ok(Diary {
        booked: store::observation::booked(db, actor.person.id, other).await?,
        away: store::leave::of_school(db, actor.school.id, actor.today).await?,
        gone: Vec::new(),
        visitors: u32::MAX,
    })
}

/// Joins an open lesson. Joining again changes nothing.
///
/// # Errors
/// In one and the same words for whatever is not the actor's own.
pub async fn join(ctx: &Ctx, actor: &Actor, id: OpenLessonId) -> Result<Page> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let me = actor.person.id;
        let lesson = own_school(db, &actor, id).await?;
        let calendar = bonds::calendar(&ctx_, db, &actor).await?;
        let mine = store::observation::of_person(db, me, lesson.half_year).await?;
        let there = |it: &&super::Observation| it.observer == me && lesson.holds(it) && !it.state.is_open();
        let joined = mine.iter().find(there).filter(|it| !it.state.is_over());
        let observation = match joined {
            Some(it) => it.id,
            None => {
                let decision = joining(db, &actor, &lesson, &calendar, now).await??;
                log::write(db, &actor, decision, "observation.joined", &calendar, now).await?
            }
        };
        let desk = Desk::load(&ctx_, db, &actor, observation, now).await?;
        Ok(desk.page(me, Some(Did::Joined)))
    })
    .await
}

async fn own_school(db: &mut Db, actor: &Actor, id: OpenLessonId) -> Result<OpenLesson> {
    let lesson = store::open_lesson::get(db, id).await?;
    Ok(lesson
        .filter(|lesson| lesson.school == actor.school.id)
        .ok_or(Refusal::Gone)?)
}

/// What a lesson of one's own can be opened with.
struct Opening {
    calendar: Calendar,
    diary: Diary,
    half: HalfYearId,
    now: DateTime<Utc>,
}

impl Opening {
    async fn load(ctx: &Ctx, db: &mut Db, actor: &Actor, now: DateTime<Utc>) -> Result<Self> {
        let calendar = bonds::calendar(ctx, db, actor).await?;
        Ok(Self {
            half: bonds::half_ahead(&calendar, actor).id,
            diary: diary(db, actor, actor.person.id).await?,
            calendar,
            now,
        })
    }

    fn check(&self, actor: &Actor, slot: &Slot, places: u32) -> std::result::Result<OpenLesson, Refusal> {
        let lesson = OpenLesson {
            id: OpenLessonId::default(),
            school: actor.school.id,
            half_year: self.half,
            host: actor.person.id,
            slot: slot.clone(),
            places,
            created_at: self.now,
            closed_at: None,
        };
        let moment = Moment {
            now: self.now,
            calendar: &self.calendar,
            diary: &self.diary,
        };
        open::check(&lesson, moment).map(|()| lesson)
    }

    fn periods(&self, actor: &Actor, on: NaiveDate) -> Vec<(u8, Period)> {
        let year = self.calendar.school_year_of(on);
        let slot = |period| Slot {
            on,
            period,
            room: String::new(),
        };
        let all = year.periods_on(on).iter();
        all.filter(|(number, _)| self.check(actor, &slot(*number), 1).is_ok())
            .collect()
    }
}

/// The days on which the actor can open a lesson.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_dates(ctx: &Ctx, actor: &Actor) -> Result<Vec<NaiveDate>> {
    let opening = Opening::load(ctx, &mut *ctx.store.read().await?, actor, ctx.now()).await?;
    let half = opening.calendar.half_year(opening.half);
    let most = opening.calendar.policies().observation.choose_window_days as usize;
    let days = opening
        .calendar
        .school_days_between(actor.today.max(half.start), half.obs_deadline);
    Ok(days
        .filter(|on| !opening.periods(actor, *on).is_empty())
        .take(most)
        .collect())
}

/// The lessons of a day that the actor can open.
///
/// # Errors
/// As [`open_lesson`], when there is none.
pub async fn open_periods(ctx: &Ctx, actor: &Actor, on: NaiveDate) -> Result<Vec<(u8, Period)>> {
    let opening = Opening::load(ctx, &mut *ctx.store.read().await?, actor, ctx.now()).await?;
    let from = opening.periods(actor, on);
    if from.is_empty() {
        let (period, room) = (u8::MAX, String::new());
        opening.check(actor, &Slot { on, period, room }, 1)?;
    }
    Ok(from)
}

/// What the window for a lesson starts from: the room where the host was seen last, and how many are welcome.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_room(ctx: &Ctx, actor: &Actor) -> Result<(String, u32)> {
    let mut db = ctx.store.read().await?;
    let room = store::observation::last_room(&mut db, actor.person.id).await?;
    Ok((room.unwrap_or_default(), welcome(ctx, actor)))
}

fn welcome(ctx: &Ctx, actor: &Actor) -> u32 {
    let most = ctx.rules.policies.observation.visitors_max;
    super::pairing::visitors(&actor.person, most)
}

/// Opens a lesson to colleagues. Opening it again changes its room and places.
///
/// # Errors
/// Refused when there is no such lesson ahead, or the host is not free then.
pub async fn open_lesson(ctx: &Ctx, actor: &Actor, slot: Slot, places: Option<u32>) -> Result<Board> {
    let now = ctx.now();
    let places = places.unwrap_or_else(|| welcome(ctx, actor));
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let opening = Opening::load(&ctx_, db, &actor, now).await?;
        let lesson = opening.check(&actor, &slot, places)?;
        let id = store::open_lesson::open(db, &lesson).await?;
        actor.did(db, "open_lesson.opened", &id, now).await?;
        shown(&ctx_, db, &actor, now, Some(Opened::Opened)).await
    })
    .await
}

/// Closes an own lesson to those who have not joined yet. Closing it again changes nothing.
///
/// # Errors
/// Refused to everybody but its host.
pub async fn close_lesson(ctx: &Ctx, actor: &Actor, id: OpenLessonId) -> Result<Board> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let lesson = own_school(db, &actor, id).await?;
        if lesson.host != actor.person.id {
            return Err(Refusal::NotAllowed.into());
        }
        store::open_lesson::close(db, id, now).await?;
        actor.did(db, "open_lesson.closed", &id, now).await?;
        shown(&ctx_, db, &actor, now, Some(Opened::Closed)).await
    })
    .await
}
