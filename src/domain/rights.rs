//! Who may see what: the permission table of domain §2 as one pure function.
//!
//! Use cases work out how a person stands to a thing ([`Relation`], with dated terms through [`in_term`]) and ask
//! [`may_see`] with everything that the owner has decided about it ([`Entry`]). Rights are the union over all relations
//! that a person has; who is not on the school's staff list has none and sees nothing. Acting (who may edit, publish,
//! return) is not decided here.

use chrono::NaiveDate;

use super::visibility::Visibility;

/// A kind of thing that somebody may see: one row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Object {
    /// The yearly goal and its mid-year review.
    Goal,
    /// A monthly reflection.
    Reflection,
    /// An observation's who, when and where, and its dated facts.
    ObservationSlot,
    /// What host and observer agreed before the lesson.
    Prebrief,
    /// The observer's feedback.
    Feedback,
    /// The observer's notes.
    ObservationNotes,
    /// The host's self-reflection.
    HostReflection,
    /// The record of a group's meeting.
    GroupCheckin,
    /// A meeting with its answers and attendance.
    Meeting,
    /// A talk of teacher and curator.
    CuratorTalk,
    /// The coach's log and the second consultation plan.
    CoachLog,
    /// The first consultation plan, which the group may see.
    ConsultPlan1,
    /// The teacher's activity report.
    ActivityReport,
    /// A needs survey.
    Needs,
    /// A learning activity.
    PdActivity,
    /// What stayed from a training.
    Retention,
    /// An exchange of experience.
    Exchange,
    /// Who came to an exchange and what they agreed.
    ExchangeRecords,
    /// The wellbeing pulse.
    Wellbeing,
    /// The year's summary.
    AnnualSummary,
    /// The portfolio and its review.
    Portfolio,
    /// Who came to a cohort's days.
    CohortAttendance,
    /// The institution's improvement cycle.
    UtaCycle,
    /// A person's row of the staff list.
    StaffRecord,
    /// Wishes and allowed visitors.
    Wishes,
    /// A person's leave: dates, never a reason.
    Leave,
    /// A private "not with …", and the coordinator's own exclusions, whose author is the coordinator.
    Conflict,
    /// A person's timetable.
    Timetable,
    /// A form not yet submitted.
    Draft,
    /// Who has read a person's content.
    ReadLog,
    /// Whether a message reached a person.
    DeliveryState,
    /// Who did what, without content.
    Audit,
}

/// How a person stands to one thing: the columns of the table. Somebody may stand in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Wrote it, or it is about them in equal right: host and observer of a lesson, the teacher of a talk or a log,
    /// whoever wrote it. A curator or coach comes to a talk or a log by office, which ends with the term.
    Owner,
    /// The one on the other side: the observer to a host's self-reflection, an exchange's attendee, a cohort's
    /// facilitator, a pair's partner looking for a time, a reader in a read log.
    OtherParty,
    /// Leads the owner's APT group.
    GroupLead,
    /// Is in the owner's APT group.
    GroupMember,
    /// Is the owner's curator.
    Curator,
    /// Runs the system.
    Coordinator,
    /// Is the owner's coach.
    Coach,
    /// Leads the school.
    Head,
    /// Observes the same lesson.
    OtherObserver,
    /// Is on the staff list.
    Colleague,
    /// Was lead, curator, coach or member; the term has ended.
    Former,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Owner,
        Self::OtherParty,
        Self::GroupLead,
        Self::GroupMember,
        Self::Curator,
        Self::Coordinator,
        Self::Coach,
        Self::Head,
        Self::OtherObserver,
        Self::Colleague,
        Self::Former,
    ];
}

/// What the owner has decided about one thing, as far as it changes who may see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Whom the owner shares it with now; withdrawn sharing is `Private`. For feedback it is the host who shares, for
    /// the first consultation plan the teacher who agrees (`Group`).
    pub visibility: Visibility,
    /// It is submitted; drafts of official papers are their author's alone.
    pub submitted: bool,
    /// Parts may be quoted without a name.
    pub quote_ok: bool,
    /// The owner has restricted it (`/privacy restrict`): kept, and shown to nobody else.
    pub restricted: bool,
}

/// A part of a thing that is shown where the whole is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// That it is done, and the field `needs`.
    StatusAndNeeds,
    /// Date and place.
    DateAndPlace,
    /// Date, place and how many came.
    DatePlaceAndCounts,
    /// Title, form and hours; not what was learned.
    TitleFormAndHours,
    /// What may be quoted without a name, and counts.
    Quotes,
    /// The own attendance, and the agreements.
    OwnAndAgreements,
    /// The phase and the priorities.
    PhaseAndPriorities,
    /// Name and subjects.
    NameAndSubjects,
    /// That the person is not free that day.
    NotFreeThatDay,
    /// The periods free for both.
    CommonFreePeriods,
    /// The own reads.
    OwnReads,
    /// Acts of office: import, publish, roles, calendar.
    ActsOfOffice,
}

/// How much of a thing a person may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Nothing, not even that it exists.
    None,
    /// Counts over at least five people (domain §6), no names.
    Aggregate,
    /// That it is done or not, with dates.
    Status,
    /// A part.
    Part(Part),
    /// All of it.
    Content,
}

impl Access {
    /// Whether all of it may be seen.
    #[must_use]
    pub const fn is_content(self) -> bool {
        matches!(self, Self::Content)
    }

    const fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Aggregate => 1,
            Self::Status => 2,
            Self::Part(_) => 3,
            Self::Content => 4,
        }
    }
}

/// How much of `object` a person with these relations may see: the most that any of them gives.
#[must_use]
pub fn may_see(object: Object, relations: &[Relation], entry: &Entry) -> Access {
    let cells = relations.iter().map(|relation| cell(object, *relation, entry));
    cells.max_by_key(|access| access.rank()).unwrap_or(Access::None)
}

/// A person's office towards an entry, by its term: from the day it ends it is over (`Former`), and what was given to
/// others before it began stays unseen (absent; domain §2, rule e) until its owner gives it again.
#[must_use]
pub fn in_term(
    relation: Relation,
    from: NaiveDate,
    to: Option<NaiveDate>,
    given_on: NaiveDate,
    today: NaiveDate,
) -> Option<Relation> {
    if to.is_some_and(|to| today >= to) {
        return Some(Relation::Former);
    }
    (from <= today && given_on >= from).then_some(relation)
}

fn cell(object: Object, relation: Relation, entry: &Entry) -> Access {
    if relation == Relation::Former || (entry.restricted && relation != Relation::Owner) {
        return Access::None;
    }
    match object {
        Object::Goal | Object::Reflection | Object::AnnualSummary | Object::HostReflection | Object::Feedback => {
            personal(object, relation, entry)
        }
        Object::ObservationSlot
        | Object::Prebrief
        | Object::ObservationNotes
        | Object::GroupCheckin
        | Object::Meeting
        | Object::CuratorTalk => shared_work(object, relation),
        Object::CoachLog | Object::ConsultPlan1 | Object::ActivityReport => coaching(object, relation, entry),
        Object::Needs | Object::PdActivity | Object::Retention | Object::Wellbeing | Object::Portfolio => {
            learning(object, relation, entry)
        }
        Object::Exchange | Object::ExchangeRecords | Object::CohortAttendance | Object::UtaCycle => {
            school_life(object, relation)
        }
        Object::StaffRecord
        | Object::Wishes
        | Object::Leave
        | Object::Conflict
        | Object::Timetable
        | Object::Draft
        | Object::ReadLog
        | Object::DeliveryState
        | Object::Audit => records(object, relation),
    }
}

const fn given(condition: bool, access: Access) -> Access {
    if condition { access } else { Access::None }
}

/// What a person writes about the own work and may share.
fn personal(object: Object, relation: Relation, entry: &Entry) -> Access {
    let shared_with = |visibility| given(entry.visibility == visibility, Access::Content);
    let for_groups = matches!(object, Object::Goal | Object::Reflection);
    let for_heads = for_groups || object == Object::AnnualSummary;
    match relation {
        Relation::Owner => Access::Content,
        Relation::Curator => shared_with(Visibility::Curator),
        Relation::GroupLead | Relation::GroupMember if for_groups => shared_with(Visibility::Group),
        // Host and observer are feedback's owners; only the host's self-reflection is shared with the observer.
        Relation::OtherParty if object == Object::HostReflection => shared_with(Visibility::Observer),
        Relation::Coordinator => given(for_heads, Access::Status),
        Relation::Head => given(for_heads, Access::Aggregate),
        _ => Access::None,
    }
}

/// What people do together.
const fn shared_work(object: Object, relation: Relation) -> Access {
    use Access::{Aggregate, Content, Status};
    match (object, relation) {
        (_, Relation::Owner) => Content,
        (Object::ObservationSlot, Relation::Coordinator) => Content,
        (Object::ObservationSlot, Relation::OtherObserver) => Access::Part(Part::DateAndPlace),
        (Object::GroupCheckin, Relation::GroupLead | Relation::GroupMember) => Content,
        (Object::GroupCheckin, Relation::Coordinator) => Access::Part(Part::StatusAndNeeds),
        (Object::Meeting, Relation::GroupLead) => Content,
        (Object::Meeting, Relation::GroupMember) => Access::Part(Part::DatePlaceAndCounts),
        (Object::CuratorTalk, Relation::Curator) => Content,
        (Object::Meeting | Object::CuratorTalk, Relation::Coordinator) => Status,
        (Object::ObservationSlot | Object::GroupCheckin | Object::Meeting | Object::CuratorTalk, Relation::Head) => {
            Aggregate
        }
        _ => Access::None,
    }
}

/// Coach and teacher.
fn coaching(object: Object, relation: Relation, entry: &Entry) -> Access {
    let report = object == Object::ActivityReport;
    match relation {
        Relation::Owner => Access::Content,
        Relation::GroupLead | Relation::GroupMember => given(
            object == Object::ConsultPlan1 && entry.visibility == Visibility::Group,
            Access::Content,
        ),
        Relation::Coordinator if report => given(entry.submitted, Access::Content),
        Relation::Coordinator => Access::Status,
        Relation::Coach => given(!report || entry.visibility == Visibility::Coach, Access::Content),
        Relation::Head => Access::Aggregate,
        _ => Access::None,
    }
}

/// What a person learns, needs and feels.
const fn learning(object: Object, relation: Relation, entry: &Entry) -> Access {
    use Access::Aggregate;
    match (object, relation) {
        // Nobody sees a pulse per person, not even the person.
        (Object::Wellbeing, Relation::Owner) => Access::None,
        (_, Relation::Owner) => Access::Content,
        (Object::Needs, Relation::Coordinator) if entry.quote_ok => Access::Part(Part::Quotes),
        (Object::Needs | Object::Wellbeing, Relation::Coordinator) => Aggregate,
        (Object::PdActivity, Relation::Coordinator) => Access::Part(Part::TitleFormAndHours),
        (Object::Needs | Object::PdActivity | Object::Retention | Object::Wellbeing, Relation::Head) => Aggregate,
        _ => Access::None,
    }
}

/// What the whole school does.
const fn school_life(object: Object, relation: Relation) -> Access {
    use Access::{Aggregate, Content};
    match (object, relation) {
        (_, Relation::Owner | Relation::Coordinator) => Content,
        (Object::Exchange, Relation::Colleague | Relation::OtherParty) => Content,
        (Object::ExchangeRecords, Relation::OtherParty) => Access::Part(Part::OwnAndAgreements),
        (Object::CohortAttendance, Relation::OtherParty) => Content,
        (Object::UtaCycle, Relation::Colleague | Relation::OtherParty) => Access::Part(Part::PhaseAndPriorities),
        (Object::UtaCycle, Relation::Head) => Content,
        (_, Relation::Head) => Aggregate,
        _ => Access::None,
    }
}

/// What the bot knows of a person.
const fn records(object: Object, relation: Relation) -> Access {
    use Access::{Content, Status};
    match (object, relation) {
        (_, Relation::Owner) => Content,
        (Object::StaffRecord, Relation::Colleague | Relation::OtherParty) => Access::Part(Part::NameAndSubjects),
        (Object::Leave, Relation::OtherParty) => Access::Part(Part::NotFreeThatDay),
        (Object::Timetable, Relation::OtherParty) => Access::Part(Part::CommonFreePeriods),
        (Object::ReadLog, Relation::OtherParty) => Access::Part(Part::OwnReads),
        (Object::StaffRecord | Object::Wishes | Object::Leave | Object::Timetable, Relation::Coordinator) => Content,
        (Object::DeliveryState, Relation::Coordinator) => Status,
        (Object::Audit, Relation::Coordinator) => Access::Part(Part::ActsOfOffice),
        _ => Access::None,
    }
}

#[cfg(test)]
mod tests;
