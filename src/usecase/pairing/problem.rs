//! From rows to the solver's problem: who takes part, with which quota, and what stands in the way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::calendar::{Calendar, HalfYear, Quota, QuotaShare};
use crate::domain::group::Group;
use crate::domain::ids::PersonId;
use crate::domain::observation::diary::Away;
use crate::domain::observation::{Observation, State};
use crate::domain::pairing::quota::quota_of;
use crate::domain::pairing::repair::{Absent, Open};
use crate::domain::pairing::slots::Timetable;
use crate::domain::pairing::{Pair, Problem, Teacher, may_meet};
use crate::domain::people::{Person, School};
use crate::domain::policy::pairing::HALF_YEARS;
use crate::store::{self, Db};
use crate::usecase::calendar::half_quota;
use crate::usecase::roster::{Who, everybody};
use crate::usecase::{Ctx, Result};

/// Fewer school days than these before the deadline are too few to find a lesson in.
const TOO_FEW_DAYS: usize = 10;
/// Away for this many school days, somebody's open pairs are given to others (domain §3.16).
const LONG_LEAVE_DAYS: usize = 5;

/// Why somebody is not planned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Away; slots are planned on return.
    OnLeave,
    /// Joined too late in the half-year.
    JoinedLate,
}

/// What is planned: what is missing, or everything that nobody has agreed on yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// All pairs that stand are kept.
    Add,
    /// Pairs that are open may go, unless they are locked.
    Mend,
}

/// The problem with the names of its people.
pub(super) struct Basis {
    pub(super) problem: Problem,
    pub(super) people: BTreeMap<PersonId, Who>,
    pub(super) left_out: Vec<(PersonId, LeftOut)>,
    /// The pairs that the coordinator holds on to, standing or not.
    pub(super) locks: Vec<Pair>,
    /// For [`Aim::Mend`]: the pairs that may go.
    pub(super) open: Vec<Open>,
    /// Who is not at the school any more.
    pub(super) gone: BTreeSet<PersonId>,
}

impl Basis {
    /// Why somebody does not take part; nothing for who does.
    pub(super) fn absent(&self, id: PersonId) -> Option<Absent> {
        if self.gone.contains(&id) || !self.people.contains_key(&id) {
            return Some(Absent::Left);
        }
        if self.left_out.contains(&(id, LeftOut::OnLeave)) {
            return Some(Absent::Away);
        }
        let here = self.problem.teachers.iter().any(|teacher| teacher.id == id);
        (!here).then_some(Absent::Exempt)
    }
}

pub(super) async fn of(
    ctx: &Ctx,
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    half: HalfYear,
    (today, aim): (NaiveDate, Aim),
) -> Result<Basis> {
    let day = today.max(half.start);
    let staff = store::people::staff(db, school.id).await?;
    let known = Known {
        groups: store::group::groups_on(db, school.id, day).await?,
        away: store::leave::of_school(db, school.id, day).await?,
        asked: half_quota(ctx, db, school, &half).await?,
        timetable: Timetable::on(store::timetable::lessons(db, school.id).await?, day),
        calendar,
        half,
        day,
        aim,
    };
    let (teachers, left_out, gone) = known.sort_out(&staff);
    let all = store::observation::of_half(db, school.id, half.id).await?;
    let locks = store::plan::locks(db, school.id, half.id).await?;
    let halves: Vec<_> = std::iter::successors(Some(half.id.prev()), |id| Some(id.prev()))
        .take(HALF_YEARS)
        .collect();
    let mut problem = Problem {
        teachers,
        bans: store::plan::bans(db, school.id).await?,
        history: store::observation::history(db, school.id, &halves).await?,
        owed: owed(db, school, half).await?,
        timetable: known.timetable,
        ..Problem::default()
    };
    let given_up = all.iter().filter(|it| it.state == State::Declined);
    problem.spent = given_up.map(pair).collect();
    // A lock holds a pair only as long as the two may meet.
    let held = |it: &Observation| locks.contains(&pair(it)) && may_meet(&problem, pair(it));
    let may_go = |it: &&Observation| aim == Aim::Mend && it.state.is_open() && !held(it);
    let open: Vec<Open> = all.iter().filter(may_go).map(open).collect();
    let kept = all.iter().filter(|it| it.state.holds_a_slot() && !may_go(it)).map(pair);
    let kept: Vec<Pair> = kept.collect();
    problem.kept = kept;
    Ok(Basis {
        problem,
        people: everybody(db, school.id).await?,
        left_out,
        locks,
        open,
        gone,
    })
}

/// What decides who takes part, and how.
struct Known<'a> {
    groups: BTreeMap<PersonId, Group>,
    away: Vec<Away>,
    asked: QuotaShare,
    timetable: Timetable,
    calendar: &'a Calendar,
    half: HalfYear,
    day: NaiveDate,
    aim: Aim,
}

/// Who takes part, who is left out for now, who is not at the school any more.
type Sorted = (Vec<Teacher>, Vec<(PersonId, LeftOut)>, BTreeSet<PersonId>);

impl Known<'_> {
    fn sort_out(&self, staff: &[Person]) -> Sorted {
        let policy = &self.calendar.policies().observation;
        let (mut teachers, mut left_out, mut gone) = (Vec::new(), Vec::new(), BTreeSet::new());
        for person in staff {
            if person.left_on.is_some_and(|left| left <= self.day) {
                gone.insert(person.id);
                continue;
            }
            // Without an account one takes part on paper, unless the coordinator has said no.
            if person.account.is_none() && person.on_paper == Some(false) {
                continue;
            }
            let quota = quota_of(person, &self.half, self.asked, policy);
            let until = self.half.obs_deadline;
            if quota.show + quota.observe == 0 {
                left_out.push((person.id, LeftOut::JoinedLate));
            } else if is_away(self.calendar, &self.away, person.id, (self.day, until), self.aim) {
                left_out.push((person.id, LeftOut::OnLeave));
            } else {
                teachers.push(self.teacher(person, quota));
            }
        }
        (teachers, left_out, gone)
    }

    fn teacher(&self, person: &Person, quota: Quota) -> Teacher {
        let most = self.calendar.policies().observation.visitors_max;
        Teacher {
            id: person.id,
            show: quota.show,
            observe: quota.observe,
            group: self.groups.get(&person.id).map(|group| group.id),
            subjects: person.subjects.clone(),
            wishes: person.wished_subjects.clone(),
            manager: person.manager,
            visitors: visitors(person, most),
            building: person.building.clone(),
            experience: person.experience_years,
            load: self.timetable.load(person.id),
            ..Teacher::default()
        }
    }
}

/// How many observers a person welcomes at one lesson.
pub(in crate::usecase) fn visitors(person: &Person, most: u32) -> u32 {
    person.visitors.map_or(most, u32::from).min(most).max(1)
}

/// On leave on the day of planning, or here for too few school days to meet anybody. Pairs that stand already are only
/// given to others for a long leave.
fn is_away(
    calendar: &Calendar,
    away: &[Away],
    person: PersonId,
    (day, until): (NaiveDate, NaiveDate),
    aim: Aim,
) -> bool {
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
    let long = |away: &&&Away| {
        calendar
            .school_days_between(away.from, away.to)
            .nth(LONG_LEAVE_DAYS - 1)
            .is_some()
    };
    let gone_now = match aim {
        Aim::Add => gone(day),
        Aim::Mend => own.iter().filter(long).any(|away| (away.from..=away.to).contains(&day)),
    };
    gone_now || (here < TOO_FEW_DAYS && here < all)
}

/// The pairs of the half-year before that had a plan and no lesson: they go first now. Who met after all, in another try
/// of the same half-year, is owed nothing.
async fn owed(db: &mut Db, school: &School, half: HalfYear) -> Result<Vec<Pair>> {
    let before = store::observation::of_half(db, school.id, half.id.prev()).await?;
    let met: BTreeSet<Pair> = before.iter().filter(|it| it.took_place()).map(pair).collect();
    let missed = before
        .iter()
        .filter(|it| matches!(it.state, State::Released | State::Expired));
    let missed: BTreeSet<Pair> = missed.map(pair).collect();
    Ok(missed.difference(&met).copied().collect())
}

fn pair(it: &Observation) -> Pair {
    Pair {
        host: it.host,
        observer: it.observer,
    }
}

fn open(it: &Observation) -> Open {
    Open {
        id: it.id,
        pair: pair(it),
        revision: it.revision,
    }
}
