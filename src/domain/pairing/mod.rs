//! The 2+2 plan: who shows a lesson to whom in a half-year (domain §3.3).
//!
//! A problem, rules and a seed go in, a plan with its reasons comes out, the same one every time: from [`hold::plan`]
//! around what the coordinator has locked, from [`repair::repair`] with as few changes as can be to what is published.
//! Both are made by [`make`] and [`mend`], which also give the costs and the proof. The way there is a minimum-cost
//! flow: the [rules](crate::domain::policy::pairing) say what a pair costs, [`model`] turns people into costs,
//! [`solver`] finds the best plan there is and proves it. Hard constraints are never broken; private ones are never
//! named.

pub mod chosen;
pub mod compare;
pub mod ease;
mod explain;
pub mod hall;
pub mod hold;
mod keys;
mod least;
pub mod make;
mod matching;
pub mod mend;
pub mod model;
pub mod quota;
pub mod reciprocal;
pub mod repair;
pub mod slots;
pub mod solver;
mod spread;
#[cfg(test)]
mod tests;
pub mod totals;
pub mod worst;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::HalfYearId;
use super::ids::{GroupId, PersonId, PlanId, SchoolId};
use crate::domain::policy::pairing::Rule;
use compare::Figures;
use hall::Block;
use repair::Repair;
use slots::Timetable;

/// Everything that decides about a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Everybody who takes part in this half-year and is here; who is on leave or has left is not among them.
    pub teachers: Vec<Teacher>,
    /// Couples that must not meet, in either direction.
    pub bans: Vec<Ban>,
    /// Who observed whom in earlier half-years.
    pub history: Vec<Met>,
    /// This half-year's pairs that stay: they use up quota and are not repeated.
    pub kept: Vec<Pair>,
    /// This half-year's pairs that were given up: their slots are free again, the pair is not tried twice.
    pub spent: Vec<Pair>,
    /// Pairs of the last half-year that did not take place and go first now.
    pub owed: Vec<Pair>,
    /// Who teaches when, as far as it is known.
    pub timetable: Timetable,
}

/// One who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Teacher {
    /// Who.
    pub id: PersonId,
    /// Lessons to show in the half-year.
    pub show: u32,
    /// Lessons to observe in the half-year.
    pub observe: u32,
    /// The APT group.
    pub group: Option<GroupId>,
    /// What they teach.
    pub subjects: Vec<String>,
    /// Subjects they wish to see.
    pub wishes: Vec<String>,
    /// The line manager, who observes them only when invited.
    pub manager: Option<PersonId>,
    /// Observers welcome at one lesson.
    pub visitors: u32,
    /// The building they mostly work in.
    pub building: Option<String>,
    /// Years of experience.
    pub experience: Option<u32>,
    /// Lessons a week.
    pub load: Option<u32>,
    /// The school, where several of a town are planned together.
    pub school: Option<String>,
    /// The town, where several are planned at once: nobody travels to another one.
    pub town: Option<String>,
}

/// A host and an observer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pair {
    /// Who shows.
    pub host: PersonId,
    /// Who observes.
    pub observer: PersonId,
}

/// Two people who must not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ban {
    /// One of them.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// Whether it stands on the coordinator's own list; any other ban is private and is never named or counted.
    pub public: bool,
}

/// An observation of an earlier half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// Who met.
    pub pair: Pair,
    /// How many half-years ago; 1 is the last one.
    pub ago: u32,
}

/// What comes out: pairs to add, and what could not be satisfied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The new pairs.
    pub pairs: Vec<Planned>,
    /// Slots that stay empty.
    pub unfilled: Vec<Unfilled>,
    /// What the coordinator should know about the whole.
    pub notes: Vec<Note>,
    /// What the half-year's pairs come to, beside other plans; a plan of an earlier version has none.
    #[serde(default)]
    pub figures: Option<Figures>,
    /// People who block each other, smallest sets first.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

/// A plan as it is kept between its preview and its publication, and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRecord {
    /// The row.
    pub id: PlanId,
    /// The school.
    pub school: SchoolId,
    /// The half-year it is for.
    pub half_year: HalfYearId,
    /// What chance started from.
    pub seed: u64,
    /// The plan.
    pub plan: Plan,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was published, if it was.
    pub published_at: Option<DateTime<Utc>>,
    /// What it takes back, when it mends a published plan.
    pub repair: Option<Repair>,
}

/// A pair with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// Whether this observer joins a lesson that another one observes too.
    #[serde(default)]
    pub second: bool,
    /// Which rules charge it, in points.
    #[serde(default)]
    pub costs: Vec<(Rule, i32)>,
    /// Why these two.
    pub reasons: Vec<Reason>,
}

/// Why a pair was chosen, or what speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The observer has not seen this host in the half-years looked back on.
    NeverMet,
    /// They met that many half-years ago.
    Met(u32),
    /// Both teach the same subject.
    SameSubject,
    /// They teach different subjects.
    OtherSubject,
    /// Both are of one APT group.
    InsideGroup,
    /// They are of different APT groups.
    OutsideGroup,
    /// The observer wishes to see this subject.
    Wish,
    /// They also meet the other way round in this half-year.
    Mutual,
    /// The observer sees another lesson of the same host in this half-year.
    SecondLesson,
}

/// A slot that stays empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfilled {
    /// Whose.
    pub who: PersonId,
    /// What is missing.
    pub task: Task,
    /// How many lessons.
    pub missing: u32,
    /// What stands in the way, in public terms.
    pub why: Vec<Why>,
}

/// Showing or observing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// To show a lesson.
    Show,
    /// To observe one.
    Observe,
}

/// What stands in the way of a slot. Deliberately without a word for private wishes: what only they explain is
/// [`Why::NoCombination`], which quotas and earlier pairs bring about just as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Nobody else takes part.
    Alone,
    /// Fewer colleagues than lessons.
    FewColleagues,
    /// All lessons to be shown have their observers.
    NoLessonLeft,
    /// All who observe have their lessons.
    NoObserverLeft,
    /// The coordinator's own list bans colleagues of this person.
    Excluded,
    /// A line manager observes only when invited.
    Manager,
    /// Pairs of this half-year that were given up are not tried again.
    GivenUp,
    /// The timetables leave no common lesson with some colleagues.
    NoCommonLesson,
    /// No permitted combination is left.
    NoCombination,
}

/// What the coordinator should know about the whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Only one person takes part: a partner school or a video of one's own is suggested, the quota is waived.
    Alone,
    /// Only two people take part: each observes different lessons of the other.
    OnlyTwo,
}

/// Whether the hard constraints let `pair` meet at all, whatever else is planned.
#[must_use]
pub fn may_meet(problem: &Problem, pair: Pair) -> bool {
    let find = |id| problem.teachers.iter().find(|teacher| teacher.id == id);
    let (Some(host), Some(observer)) = (find(pair.host), find(pair.observer)) else {
        return false;
    };
    let banned = |ban: &Ban| [(ban.one, ban.other), (ban.other, ban.one)].contains(&(pair.host, pair.observer));
    host.show > 0
        && observer.observe > 0
        && host.id != observer.id
        && host.manager != Some(observer.id)
        && !problem.bans.iter().any(banned)
        && !problem.spent.contains(&pair)
}
