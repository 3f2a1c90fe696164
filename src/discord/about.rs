//! What a button is about, as far as that tells the school: in a private channel an account may belong to two.

use super::action::{Action, ArrangePress, DeliveryPress, FormPress, GroupPress, ReflectionPress};
use crate::domain::ids::ObservationId;
use crate::domain::subject::{Subject, Thing};

/// The thing that the button names; nothing when it names none, or one that is the same in every school.
pub(super) fn thing(action: &Action) -> Option<Thing> {
    match action {
        Action::FormPress(press) => Some(form(press)),
        Action::ReflectionPress(press) => match press {
            ReflectionPress::Write(id)
            | ReflectionPress::Later(id)
            | ReflectionPress::Snooze(id, _)
            | ReflectionPress::AskDelete(id)
            | ReflectionPress::Delete(id, _)
            | ReflectionPress::Skip(id) => Some(Thing::Reflection(*id)),
            ReflectionPress::History(_) | ReflectionPress::Sharing => None,
        },
        Action::GroupPress(press) => Some(match press {
            GroupPress::Members(group)
            | GroupPress::Checkin(group, _)
            | GroupPress::Read(group)
            | GroupPress::AskOff(group, _)
            | GroupPress::CallOff(group, _) => Thing::Group(*group),
            GroupPress::NextMeeting(entry) | GroupPress::NextDate(entry) => Thing::Entry(*entry),
        }),
        // Whatever is pressed about an observation, its row stands first in the wire form.
        Action::ObservationPress(press) => {
            let wire = press.to_string();
            let row = wire.split(':').nth(1)?.parse::<ObservationId>().ok()?;
            Some(Thing::Observation(row))
        }
        Action::ArrangePress(press) => arrangement(press),
        Action::DeliveryPress(DeliveryPress::Open(delivery)) => Some(Thing::Delivery(*delivery)),
        Action::DeliveryPress(DeliveryPress::Noted)
        | Action::OfficePress(_)
        | Action::CalendarPress(_)
        | Action::HomePress(_)
        | Action::PairingPress(_) => None,
    }
}

const fn arrangement(press: &ArrangePress) -> Option<Thing> {
    match press {
        ArrangePress::Asked(id)
        | ArrangePress::Accept(id)
        | ArrangePress::Decline(id)
        | ArrangePress::Withdraw(id)
        | ArrangePress::SwapFor(id)
        | ArrangePress::SwapGive(id)
        | ArrangePress::SwapBack(id)
        | ArrangePress::Confirm(id)
        | ArrangePress::Refuse(id) => Some(Thing::Asking(*id)),
        ArrangePress::LogSide(with, _) | ArrangePress::LogDate(with, _) | ArrangePress::LogPeriod(with, _, _) => {
            Some(Thing::Person(*with))
        }
        ArrangePress::Swap(id) | ArrangePress::SwapWith(id) => Some(Thing::Observation(*id)),
        ArrangePress::Pick
        | ArrangePress::CarryOver(_)
        | ArrangePress::Board
        | ArrangePress::Join
        | ArrangePress::Close
        | ArrangePress::OpenDates
        | ArrangePress::OpenDate
        | ArrangePress::OpenPeriod(_)
        | ArrangePress::OpenLesson(_, _) => None,
    }
}

const fn form(press: &FormPress) -> Thing {
    match press {
        FormPress::Open(subject)
        | FormPress::Pick(subject, _, _)
        | FormPress::Choose(subject, _)
        | FormPress::Next(subject, _)
        | FormPress::Page(subject, _)
        | FormPress::Submit(subject)
        | FormPress::Edit(subject) => of_subject(*subject),
        FormPress::Share(entry)
        | FormPress::Visibility(entry, _)
        | FormPress::Quote(entry, _)
        | FormPress::QuoteText(entry) => Thing::Entry(*entry),
    }
}

const fn of_subject(subject: Subject) -> Thing {
    match subject {
        Subject::Reflection(id) => Thing::Reflection(id),
        Subject::Prebrief(id) | Subject::Notes(id) | Subject::Feedback(id) | Subject::HostReflection(id) => {
            Thing::Observation(id)
        }
        Subject::Checkin(group, _) => Thing::Group(group),
    }
}
