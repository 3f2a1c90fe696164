//! Who will read what is about to be written: the line above every form, drawn from the permission table and not from
//! memory, so that the two cannot disagree.

use super::definition::{FilledBy, Form};
use super::key::FormKey;
use crate::domain::rights::{Access, Entry, Object, Part, Relation, may_see};
use crate::domain::visibility::Visibility;

/// Somebody who will see all of it, named from the author's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// The author.
    You,
    /// The teacher who shows the lesson.
    Host,
    /// The lesson's observer.
    Observer,
    /// The other of the talk: teacher or curator.
    TalkPartner,
    /// The teacher that the coach works with, or the coach: the other of the two.
    CoachingPartner,
    /// The members of the APT group and its lead.
    Group,
    /// The author's curator.
    Curator,
    /// The curator of the teacher who shows the lesson.
    HostCurator,
    /// The author's coach.
    Coach,
    /// The coordinator, once it is submitted.
    Coordinator,
}

/// What else the author should know before writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// The coordinator sees that it is done, and when.
    CoordinatorSeesStatus,
    /// The coordinator sees that it is done, and the field `needs`.
    CoordinatorSeesNeeds,
    /// The coordinator sees title, form and hours.
    CoordinatorSeesTitle,
    /// It goes into counts over at least five people, without names.
    CountedWithoutNames,
    /// Nobody learns whose answers these are.
    Anonymous,
    /// The host may pass the feedback on to the own curator.
    HostMayPassOn,
    /// The author's curator is also the author's line manager (domain §2, rule d).
    CuratorIsManager,
    /// It was shared with a curator or a group that is another one by now (domain §2, rule e).
    SharedBefore,
}

/// Who will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Who sees all of it, the author first; empty for the anonymous form.
    pub readers: Vec<Reader>,
    /// What else there is to know, in order.
    pub notes: Vec<Note>,
}

impl Audience {
    /// Whether the author alone sees any of its content.
    #[must_use]
    pub fn is_private(&self) -> bool {
        let partly = [Note::CoordinatorSeesNeeds, Note::CoordinatorSeesTitle];
        self.readers == [Reader::You] && !self.notes.iter().any(|note| partly.contains(note))
    }

    /// Who will read feedback, named from the side of the host, whose it is to pass on, and not of its author.
    /// `curator_is_manager` is said of the host's curator.
    #[must_use]
    pub fn for_the_host(mut self, curator_is_manager: bool) -> Self {
        for reader in &mut self.readers {
            *reader = match *reader {
                Reader::Host => Reader::Observer,
                Reader::HostCurator => Reader::Curator,
                same => same,
            };
        }
        self.notes.retain(|note| *note != Note::HostMayPassOn);
        if curator_is_manager && self.readers.contains(&Reader::Curator) {
            self.notes.push(Note::CuratorIsManager);
        }
        self
    }
}

/// Who will read an entry of `form` that is shared as `visibility` says. `curator_is_manager`: the author's curator is
/// the author's line manager.
#[must_use]
pub fn audience(form: &Form, visibility: Visibility, curator_is_manager: bool) -> Audience {
    let object = object_of(form.key);
    let entry = Entry {
        visibility,
        submitted: true,
        ..Entry::default()
    };
    let sees = |relation| may_see(object, &[relation], &entry);
    if form.filled_by == FilledBy::Anonymous {
        return Audience {
            readers: Vec::new(),
            notes: vec![Note::Anonymous, Note::CountedWithoutNames],
        };
    }
    let mut readers = vec![Reader::You];
    readers.extend(co_owner(form.key));
    let mut add = |relation, reader| {
        if sees(relation).is_content() && !readers.contains(&reader) {
            readers.push(reader);
        }
    };
    add(Relation::OtherParty, Reader::Observer);
    add(Relation::GroupMember, Reader::Group);
    add(Relation::GroupLead, Reader::Group);
    add(Relation::Curator, curator(form.key));
    add(Relation::Coach, coach(form.key));
    add(Relation::Coordinator, Reader::Coordinator);

    let mut notes = Vec::new();
    notes.extend(match sees(Relation::Coordinator) {
        Access::Status => Some(Note::CoordinatorSeesStatus),
        Access::Part(Part::StatusAndNeeds) => Some(Note::CoordinatorSeesNeeds),
        Access::Part(Part::TitleFormAndHours) => Some(Note::CoordinatorSeesTitle),
        _ => None,
    });
    if sees(Relation::Head) == Access::Aggregate {
        notes.push(Note::CountedWithoutNames);
    }
    if form.key == FormKey::Feedback {
        notes.push(Note::HostMayPassOn);
    }
    if curator_is_manager && readers.contains(&Reader::Curator) {
        notes.push(Note::CuratorIsManager);
    }
    Audience { readers, notes }
}

/// The row of the permission table that an entry of the form belongs to.
pub const fn object_of(form: FormKey) -> Object {
    match form {
        FormKey::Reflection => Object::Reflection,
        FormKey::Goal | FormKey::Midyear => Object::Goal,
        FormKey::Prebrief => Object::Prebrief,
        FormKey::ObsNotes => Object::ObservationNotes,
        FormKey::Feedback => Object::Feedback,
        FormKey::HostReflection => Object::HostReflection,
        FormKey::GroupCheckin => Object::GroupCheckin,
        FormKey::CuratorTalk => Object::CuratorTalk,
        FormKey::ActivityReport => Object::ActivityReport,
        FormKey::CoachLog | FormKey::ConsultPlan2 => Object::CoachLog,
        FormKey::ConsultPlan1 => Object::ConsultPlan1,
        FormKey::Needs => Object::Needs,
        FormKey::Annual => Object::AnnualSummary,
        FormKey::PdActivity => Object::PdActivity,
        FormKey::Retention => Object::Retention,
        FormKey::Wellbeing => Object::Wellbeing,
        FormKey::PortfolioReview => Object::Portfolio,
    }
}

/// Who has the same right to it as the author (the table's column of owners).
const fn co_owner(form: FormKey) -> Option<Reader> {
    match form {
        FormKey::Prebrief => Some(Reader::Observer),
        FormKey::Feedback => Some(Reader::Host),
        FormKey::CuratorTalk => Some(Reader::TalkPartner),
        FormKey::CoachLog | FormKey::ConsultPlan1 | FormKey::ConsultPlan2 => Some(Reader::CoachingPartner),
        _ => None,
    }
}

/// A talk's curator is one of the two who hold it, not a third; feedback is passed on to the host's.
const fn curator(form: FormKey) -> Reader {
    match form {
        FormKey::CuratorTalk => Reader::TalkPartner,
        FormKey::Feedback => Reader::HostCurator,
        _ => Reader::Curator,
    }
}

/// A log's coach is one of the two who keep it.
const fn coach(form: FormKey) -> Reader {
    match form {
        FormKey::CoachLog | FormKey::ConsultPlan1 | FormKey::ConsultPlan2 => Reader::CoachingPartner,
        _ => Reader::Coach,
    }
}
