//! From rows to the solver's problem: who takes part, with which quota, and what stands in the way.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::calendar::half_quota;
use super::super::observation::{Who, everybody};
use super::super::{Ctx, Result};
use crate::domain::calendar::{Calendar, HalfYear};
use crate::domain::ids::PersonId;
use crate::domain::observation::State;
use crate::domain::observation::diary::Away;
use crate::domain::pairing::quota::quota_of;
use crate::domain::pairing::slots::Timetable;
use crate::domain::pairing::{Pair, Problem, Teacher};
use crate::domain::people::{Person, School};
use crate::store::{self, Db};

/// Fewer school days than these before the deadline are too few to find a lesson in.
const TOO_FEW_DAYS: usize = 10;

/// Why somebody is not planned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Away; slots are planned on return.
    OnLeave,
    /// Joined too late in the half-year.
    JoinedLate,
}

/// The problem with the names of its people.
pub(super) struct Basis {
    pub(super) problem: Problem,
    pub(super) people: BTreeMap<PersonId, Who>,
    pub(super) left_out: Vec<(PersonId, LeftOut)>,
}

pub(super) async fn of(
    ctx: &Ctx,
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    half: HalfYear,
    today: NaiveDate,
) -> Result<Basis> {
    let day = today.max(half.start);
    let staff = store::people::staff(db, school.id).await?;
    let groups = store::plan::groups_on(db, school.id, day).await?;
    let away = store::observation::away(db, school.id, day).await?;
    let policy = &calendar.policies().observation;
    let asked = half_quota(ctx, db, school, &half).await?;
    let timetable = Timetable::on(store::timetable::lessons(db, school.id).await?, day);
    let (mut teachers, mut left_out) = (Vec::new(), Vec::new());
    for person in &staff {
        if person.left_on.is_some_and(|left| left <= day) {
            continue;
        }
        let quota = quota_of(person, &half, asked, policy);
        if quota.show + quota.observe == 0 {
            left_out.push((person.id, LeftOut::JoinedLate));
        } else if is_away(calendar, &away, person.id, day, half.obs_deadline) {
            left_out.push((person.id, LeftOut::OnLeave));
        } else {
            teachers.push(Teacher {
                id: person.id,
                show: quota.show,
                observe: quota.observe,
                group: groups.get(&person.id).copied(),
                subjects: person.subjects.clone(),
                wishes: person.wished_subjects.clone(),
                manager: person.manager,
                visitors: visitors(person, policy.visitors_max),
                building: person.building.clone(),
                experience: person.experience_years,
                load: timetable.load(person.id),
                ..Teacher::default()
            });
        }
    }
    let (kept, spent) = this_half(db, school, half).await?;
    let back = usize::try_from(policy.history_half_years).unwrap_or(usize::MAX);
    let halves: Vec<_> = std::iter::successors(Some(half.id.prev()), |id| Some(id.prev()))
        .take(back)
        .collect();
    let problem = Problem {
        teachers,
        bans: store::plan::bans(db, school.id).await?,
        history: store::observation::history(db, school.id, &halves).await?,
        owed: owed(db, school, half).await?,
        kept,
        spent,
        timetable,
    };
    Ok(Basis {
        problem,
        people: everybody(db, school.id).await?,
        left_out,
    })
}

/// How many observers a person welcomes at one lesson.
pub(in crate::usecase) fn visitors(person: &Person, most: u32) -> u32 {
    person.visitors.map_or(most, u32::from).min(most).max(1)
}

/// On leave on the day of planning, or here for too few school days to meet anybody.
fn is_away(calendar: &Calendar, away: &[Away], person: PersonId, day: NaiveDate, until: NaiveDate) -> bool {
    let own: Vec<&Away> = away.iter().filter(|away| away.person == person).collect();
    let gone = |date: NaiveDate| own.iter().any(|away| (away.from..=away.to).contains(&date));
    if own.is_empty() {
        return false;
    }
    let all = calendar.school_days_between(day, until).count();
    let here = calendar
        .school_days_between(day, until)
        .filter(|date| !gone(*date))
        .count();
    gone(day) || (here < TOO_FEW_DAYS && here < all)
}

/// The pairs of the half-year before that had a plan and no lesson: they go first now.
async fn owed(db: &mut Db, school: &School, half: HalfYear) -> Result<Vec<Pair>> {
    let before = store::observation::of_half(db, school.id, half.id.prev()).await?;
    let missed = before
        .into_iter()
        .filter(|it| matches!(it.state, State::Released | State::Expired));
    Ok(missed
        .map(|it| Pair {
            host: it.host,
            observer: it.observer,
        })
        .collect())
}

/// The pairs of the half-year that stay, and those that were given up.
async fn this_half(db: &mut Db, school: &School, half: HalfYear) -> Result<(Vec<Pair>, Vec<Pair>)> {
    let all = store::observation::of_half(db, school.id, half.id).await?;
    let (mut kept, mut spent) = (Vec::new(), Vec::new());
    for observation in all {
        let pair = Pair {
            host: observation.host,
            observer: observation.observer,
        };
        if observation.state.holds_a_slot() {
            kept.push(pair);
        } else if observation.state == State::Declined {
            spent.push(pair);
        }
    }
    Ok((kept, spent))
}
