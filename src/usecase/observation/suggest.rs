//! Concrete lessons to propose to a pair, out of the timetable (domain §3.3: one tap once slots exist).
//!
//! They are worked out anew at every look, for all pairs of the half-year that still need a time, so that they fit
//! together: what somebody has agreed meanwhile is not proposed any more.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Desk, diary};
use crate::domain::calendar::Calendar;
use crate::domain::ids::ObservationId;
use crate::domain::observation::diary::Moment;
use crate::domain::observation::{Observation, State};
use crate::domain::pairing::slots::offers::{Day, OFFERS, Offer, Term, Wanted, offers};
use crate::domain::pairing::slots::{Lesson, Timetable, Weeks};
use crate::domain::pairing::{Pair, Teacher};
use crate::domain::people::Person;
use crate::store::{self, Db};
use crate::usecase::pairing::visitors;
use crate::usecase::{Ctx, Result};

/// Lessons at which the pair could meet, at most three; none where a timetable is unknown.
pub(super) async fn suggestions(ctx: &Ctx, db: &mut Db, desk: &Desk) -> Result<Vec<Offer>> {
    let all = all(ctx, db, &desk.it, &desk.calendar, desk.now, true).await?;
    let own = all.into_iter().find(|(id, _)| *id == desk.it.id);
    let mut own = own.map(|(_, offers)| offers).unwrap_or_default();
    // The calendar may know what the timetable does not: an agreement elsewhere, a changed bell time.
    own.retain(|offer| {
        desk.moment()
            .check(&desk.it, desk.it.host, offer.date, offer.period)
            .is_ok()
    });
    own.sort_by_key(|offer| (offer.date, offer.period));
    Ok(own)
}

/// A few lessons for somebody's own pairs together, at most three: each pair's first one before any second.
pub(super) async fn a_few(
    ctx: &Ctx,
    db: &mut Db,
    own: &[Observation],
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<Vec<(ObservationId, Offer)>> {
    let Some(one) = own.first() else {
        return Ok(Vec::new());
    };
    let mut all = all(ctx, db, one, calendar, now, false).await?;
    all.retain(|(id, _)| own.iter().any(|it| it.id == *id));
    for (id, offers) in &mut all {
        let Some(it) = own.iter().find(|it| it.id == *id) else {
            continue;
        };
        let diary = diary(db, it, calendar).await?;
        let diary = &diary;
        let moment = Moment { now, calendar, diary };
        offers.retain(|offer| moment.check(it, it.host, offer.date, offer.period).is_ok());
    }
    let turns = (0..OFFERS).flat_map(|turn| all.iter().map(move |(id, offers)| (*id, offers.get(turn))));
    let found = turns.filter_map(|(id, offer)| Some((id, offer?.clone())));
    let mut found: Vec<_> = found.take(OFFERS).collect();
    // The best are chosen, and read in the order of the calendar.
    found.sort_by_key(|(_, offer)| (offer.date, offer.period));
    Ok(found)
}

/// Lessons for every pair of the half-year that needs one, by observation. With `anew`, a time that is offered to `it`
/// and waits for an answer is given free; those of others never are.
async fn all(
    ctx: &Ctx,
    db: &mut Db,
    it: &Observation,
    calendar: &Calendar,
    now: DateTime<Utc>,
    anew: bool,
) -> Result<Vec<(ObservationId, Vec<Offer>)>> {
    let lessons = store::timetable::lessons(db, it.school).await?;
    if lessons.is_empty() {
        return Ok(Vec::new());
    }
    let most = ctx.rules.policies.observation.visitors_max;
    let staff = store::people::staff(db, it.school).await?;
    let teacher = |person: &Person| Teacher {
        id: person.id,
        visitors: visitors(person, most),
        building: person.building.clone(),
        ..Teacher::default()
    };
    let teachers: Vec<Teacher> = staff.iter().map(teacher).collect();
    let all = store::observation::of_half(db, it.school, it.half_year).await?;
    let ahead = calendar.policies().observation.agree_ahead_days;
    let first = calendar.add_school_days(calendar.date(now), ahead);
    let away = store::leave::of_school(db, it.school, first).await?;
    let own = |other: &Observation| anew && other.id == it.id;
    let term = Term {
        days: days(calendar, it, first),
        away: away.into_iter().map(|away| (away.person, away.from, away.to)).collect(),
        taken: all.iter().filter(|other| !own(other)).filter_map(taken).collect(),
    };
    let open = all
        .iter()
        .filter(|other| other.state.is_open() && (own(other) || other.offer.is_none()));
    let open: Vec<&Observation> = open.collect();
    let wanted = open.iter().map(|it| Wanted {
        pair: pair(it),
        joins: false,
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let found = offers(&wanted, &teachers, &in_force(lessons, first), &term);
    Ok(open.iter().map(|it| it.id).zip(found).collect())
}

/// The room in which a host teaches at a time; nothing where it is unknown.
pub(super) async fn room(db: &mut Db, desk: &Desk, on: NaiveDate, period: u8) -> Result<Option<String>> {
    let timetable = in_force(store::timetable::lessons(db, desk.it.school).await?, on);
    let day = day(&desk.calendar, on);
    let skipped = if day.week_b { Weeks::A } else { Weeks::B };
    let then = |lesson: &&Lesson| (lesson.weekday, lesson.period) == (day.weekday, period) && lesson.weeks != skipped;
    let lesson = timetable.of(desk.it.host).iter().find(then);
    Ok(lesson.map(|lesson| lesson.room.clone()).filter(|room| !room.is_empty()))
}

fn in_force(lessons: Vec<Lesson>, on: NaiveDate) -> Timetable {
    Timetable::on(lessons, on)
}

fn pair(it: &Observation) -> Pair {
    Pair {
        host: it.host,
        observer: it.observer,
    }
}

fn taken(it: &Observation) -> Option<(Pair, NaiveDate, u8)> {
    let agreed = it.lesson.as_ref().filter(|_| it.state == State::Scheduled);
    let offered = it.offer.as_ref().filter(|_| it.state.is_open());
    let slot = agreed.map(|lesson| &lesson.slot).or(offered.map(|offer| &offer.slot))?;
    Some((pair(it), slot.on, slot.period))
}

fn days(calendar: &Calendar, it: &Observation, from: NaiveDate) -> Vec<Day> {
    let half = calendar.half_year(it.half_year);
    let days = calendar.school_days_between(from.max(half.start), half.obs_deadline);
    days.map(|date| day(calendar, date)).collect()
}

fn day(calendar: &Calendar, date: NaiveDate) -> Day {
    Day::of(&calendar.school_year_of(date), date)
}
