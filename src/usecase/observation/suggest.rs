//! Concrete lessons to propose to a pair, out of the timetable (domain §3.3: one tap once slots exist).
//!
//! They are worked out anew at every look, for all pairs of the half-year that still need a time, so that they fit
//! together: what somebody has agreed meanwhile is not proposed any more.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Desk;
use crate::domain::calendar::Calendar;
use crate::domain::observation::{Observation, State};
use crate::domain::pairing::slots::offers::{Day, Offer, Term, Wanted, offers};
use crate::domain::pairing::slots::{Lesson, Timetable, Weeks};
use crate::domain::pairing::{Pair, Teacher};
use crate::store::{self, Db};
use crate::usecase::pairing::visitors;
use crate::usecase::{Ctx, Result};

/// Lessons at which the pair could meet, at most three; none where a timetable is unknown.
pub(super) async fn suggestions(ctx: &Ctx, db: &mut Db, desk: &Desk) -> Result<Vec<Offer>> {
    let lessons = store::timetable::lessons(db, desk.it.school).await?;
    if lessons.is_empty() {
        return Ok(Vec::new());
    }
    let most = ctx.rules.policies.observation.visitors_max;
    let staff = store::people::staff(db, desk.it.school).await?;
    let teachers: Vec<Teacher> = staff
        .iter()
        .map(|person| Teacher {
            id: person.id,
            visitors: visitors(person, most),
            building: person.building.clone(),
            ..Teacher::default()
        })
        .collect();
    let all = store::observation::of_half(db, desk.it.school, desk.it.half_year).await?;
    let first = desk.moment().first_ordinary_date();
    let away = store::observation::away(db, desk.it.school, first).await?;
    let term = Term {
        days: days(&desk.calendar, &desk.it, first),
        away: away.into_iter().map(|away| (away.person, away.from, away.to)).collect(),
        taken: all.iter().filter_map(taken).collect(),
    };
    let open: Vec<&Observation> = all.iter().filter(|it| it.state.is_open()).collect();
    let wanted: Vec<Wanted> = open
        .iter()
        .map(|it| Wanted {
            pair: pair(it),
            joins: false,
        })
        .collect();
    let at = open.iter().position(|it| it.id == desk.it.id);
    let timetable = in_force(lessons, first);
    let mut found = offers(&wanted, &teachers, &timetable, &term);
    let mut own = at.map(|at| found.swap_remove(at)).unwrap_or_default();
    // The calendar may know what the timetable does not: an agreement elsewhere, a changed bell time.
    own.retain(|offer| {
        desk.moment()
            .check(&desk.it, desk.it.host, offer.date, offer.period)
            .is_ok()
    });
    Ok(own)
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
    let lesson = it.lesson.as_ref().filter(|_| it.state == State::Scheduled)?;
    Some((pair(it), lesson.slot.on, lesson.slot.period))
}

fn days(calendar: &Calendar, it: &Observation, from: NaiveDate) -> Vec<Day> {
    let half = calendar.half_year(it.half_year);
    let days = calendar.school_days_between(from.max(half.start), half.obs_deadline);
    days.map(|date| day(calendar, date)).collect()
}

/// Weeks A and B take turns from the school year's first week, which is an A.
fn day(calendar: &Calendar, date: NaiveDate) -> Day {
    let monday = |date: NaiveDate| date.week(Weekday::Mon).first_day();
    let first = monday(calendar.school_year_of(date).id().first_day());
    let weeks = (monday(date) - first).num_weeks();
    Day {
        date,
        weekday: u8::try_from(date.weekday().number_from_monday()).unwrap_or(u8::MAX),
        week_b: weeks.rem_euclid(2) == 1,
    }
}
