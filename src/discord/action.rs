//! What a button, select or modal means, as a typed value, and its wire form in the custom id.
//!
//! The wire form is `feature.verb:argument:argument`, readable in a log. It carries ids only: no names, texts, rights
//! or decisions; those are looked up when the button is pressed, perhaps a year later. A wire word is never reused.

mod wire;

use std::fmt;
use std::str::FromStr;

use crate::domain::calendar::{HalfYearId, QuotaShare};
use crate::domain::ids::{
    AskedId, AskingId, BreakId, ClaimId, DeliveryId, EntryId, GroupId, ImportId, ObservationId, PersonId, PlanId,
    ReflectionId, Snowflake,
};
use crate::domain::lang::Lang;
use crate::domain::observation::{Reason, Side};
use crate::domain::reflection::Later;
use crate::domain::subject::{Subject, Thing};
use crate::domain::visibility::Visibility;
use wire::{Argument, presses};

/// A custom id that no version of Kolega wrote, or one that is retired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown custom id")]
pub struct UnknownAction;

presses! {
    /// What somebody may press whom no school knows yet.
    DoorPress "office" {
        /// Join, in the APT channel.
        Join = "join",
        /// Choosing one's own row; the value is a person id. The argument counts the page of the list.
        Claim(page: u32) = "claim",
        /// Turning the pages of the list of rows.
        ClaimPage(page: u32) = "rows",
        /// A stranger asks the coordinator to be added.
        Ask = "ask",
        /// Sets up although everyone can see the channel: language, channel, zone.
        SetUpAnyway(lang: Lang, channel: Snowflake, zone: chrono_tz::Tz) = "set-up",
        /// Closes a question without doing anything.
        Nothing = "nothing",
        /// Goes on with a command of the private channel, at the school that the custom id's sign names.
        AtSchool(asked: AskedId) = "at-school",
    }
    /// The coordinator's: confirming, importing, the staff list.
    OfficePress "office" {
        /// Opens the list of those who wait for confirmation.
        Claims = "claims",
        /// The coordinator confirms everybody who waited when the list was shown: up to this claim.
        ConfirmAll(upto: ClaimId) = "confirm-all",
        /// The coordinator looks at one claim; the value is a claim id.
        OneClaim = "claim-one",
        /// The coordinator confirms one claim.
        ConfirmClaim(claim: ClaimId) = "confirm",
        /// The coordinator refuses one claim.
        RefuseClaim(claim: ClaimId) = "refuse",
        /// The coordinator chooses how much of 2+2 a half-year asks.
        HalfQuota(half: HalfYearId, quota: QuotaShare) = "half-quota",
        /// Another page of the staff list.
        People(page: u32) = "people",
        /// Confirm of a previewed import.
        ConfirmImport(import: ImportId) = "import",
        /// Cancel of a previewed import.
        CancelImport(import: ImportId) = "cancel-import",
        /// Confirm of a previewed timetable.
        ConfirmTimetable(import: ImportId) = "timetable",
        /// Confirm of `/people remove`.
        ConfirmRemove(person: PersonId) = "remove",
        /// The coordinator's list of the week.
        Week = "week",
        /// Confirm of a scheduled leaving: from that day on access is over.
        ConfirmLeaving(person: PersonId, on: chrono::NaiveDate) = "leaving",
        /// Somebody whose leaving was scheduled stays.
        Stays(person: PersonId) = "stays",
        /// The pairs with somebody who takes part on paper.
        Paper = "paper",
        /// Their slips, to print.
        Slips = "slips",
    }
    /// Messages as such.
    DeliveryPress "delivery" {
        /// Opens a message whose private delivery failed.
        Open(delivery: DeliveryId) = "open",
        /// Takes note of a message that asks for nothing.
        Noted = "noted",
    }
    /// The calendar.
    CalendarPress "calendar" {
        /// The coordinator confirms one break.
        ConfirmBreak(no_school: BreakId) = "break",
        /// The coordinator confirms all breaks of the running year.
        ConfirmAll = "confirm",
    }
    /// Own pages.
    HomePress "home" {
        /// `/my overview`.
        Overview = "overview",
        /// `/my settings`.
        Settings = "settings",
        /// Own language.
        Language(lang: Lang) = "language",
        /// How many observers are welcome at one lesson.
        Visitors(number: u8) = "visitors",
        /// The private "not with" list was chosen; the values are accounts.
        NotWith = "not-with",
        /// Subjects one would like to see; the values are their names.
        Wishes = "wishes",
        /// When one is away.
        Away = "away",
        /// Opens the window for the dates of an absence.
        AwayWindow = "away-window",
        /// The window was submitted.
        AwayDates = "away-dates",
        /// The own data as a file.
        Take = "take",
        /// Deletes the own texts up to the newest that was shown, and as many drafts, unless one was changed since that
        /// second.
        Erase(newest: EntryId, drafts: u32, changed: i64) = "erase",
        /// Opens the window for the last day without reminders.
        SnoozeWindow = "snooze-window",
        /// The window was submitted.
        SnoozeDate = "snooze-date",
        /// Reminders may come again.
        SnoozeOver = "snooze-over",
        /// What colleagues share.
        Shared = "shared",
        /// One of it was chosen; the value is an entry id.
        SharedOne = "shared-one",
        /// Absences to take back were chosen; the values are their dates.
        AwayBack = "away-back",
    }
    /// Any form.
    FormPress "form" {
        /// Opens the form at its first page.
        Open(subject: Subject) = "open",
        /// A scale or short choice was pressed: field and value.
        Pick(subject: Subject, field: String, value: String) = "pick",
        /// A choice was made in a select: the field; the values come with the interaction.
        Choose(subject: Subject, field: String) = "choose",
        /// Goes on to the given page (a modal opens where it is a page of texts).
        Next(subject: Subject, page: u8) = "next",
        /// The modal of the given page was submitted.
        Page(subject: Subject, page: u8) = "page",
        /// Submits the draft as it is.
        Submit(subject: Subject) = "submit",
        /// Edits what was saved.
        Edit(subject: Subject) = "edit",
    }
    /// Who may see a submitted form.
    SharePress "form" {
        /// Asks who may see the entry.
        Ask(entry: EntryId) = "share",
        /// Sets who may see the entry.
        Visibility(entry: EntryId, visibility: Visibility) = "visibility",
        /// Says whether a part may be quoted: `yes` opens the window for the text.
        Quote(entry: EntryId, value: String) = "quote",
        /// The window with the text that may be quoted was submitted.
        QuoteText(entry: EntryId) = "quote-text",
    }
    /// The monthly reflection.
    ReflectionPress "reflection" {
        /// Write, on a prompt or reminder.
        Write(reflection: ReflectionId) = "write",
        /// Later: asks when.
        Later(reflection: ReflectionId) = "later",
        /// Later, answered.
        Snooze(reflection: ReflectionId, when: Later) = "snooze",
        /// Skip this month.
        Skip(reflection: ReflectionId) = "skip",
        /// Another entry of the history; the value is an entry id.
        History(of: PersonId) = "history",
        /// Another entry to share; the value is an entry id.
        Sharing = "sharing",
        /// Delete: asks whether it is meant.
        AskDelete(reflection: ReflectionId) = "ask-delete",
        /// Deletes that entry of the month, and no other that was written since.
        Delete(reflection: ReflectionId, entry: EntryId) = "delete",
    }
    /// The 2+2 plan, for the coordinator.
    PairingPress "pairing" {
        /// Another page of a preview.
        Page(plan: PlanId, page: u32) = "page",
        /// Publish.
        Publish(plan: PlanId) = "publish",
        /// A new preview with another seed.
        Again(plan: PlanId) = "again",
        /// The plan as a spreadsheet.
        Sheet(plan: PlanId) = "sheet",
        /// The plan as a picture.
        Picture(plan: PlanId) = "picture",
        /// The same try with the locks and bans of now.
        Recompute(plan: PlanId) = "recompute",
        /// A pair was chosen; the value is `host-observer`.
        Pick(plan: PlanId) = "pick",
        /// The pair stays in every plan of the half-year.
        Lock(plan: PlanId, host: PersonId, observer: PersonId) = "lock",
        /// The pair may go again.
        Unlock(plan: PlanId, host: PersonId, observer: PersonId) = "unlock",
        /// The two must not meet.
        Ban(plan: PlanId, host: PersonId, observer: PersonId) = "ban",
        /// The two may meet again.
        Allow(plan: PlanId, host: PersonId, observer: PersonId) = "allow",
        /// Works out a repair of the published plan.
        Mend(plan: PlanId) = "mend",
        /// Another page of a repair.
        RepairPage(plan: PlanId, page: u32) = "repair-page",
        /// Carries a repair out.
        Repair(plan: PlanId) = "repair",
    }
    /// One observation.
    ObservationPress "observation" {
        /// The observation's own page.
        Open(observation: ObservationId) = "open",
        /// Propose a time: the date select.
        Propose(observation: ObservationId) = "propose",
        /// The date was chosen; the value is an ISO date.
        Date(observation: ObservationId) = "date",
        /// The period was chosen for that date; the value is its number.
        Period(observation: ObservationId, date: chrono::NaiveDate) = "period",
        /// Opens the room modal.
        Room(observation: ObservationId, date: chrono::NaiveDate, period: u8) = "room",
        /// The room modal was submitted: the offer is made.
        Offer(observation: ObservationId, date: chrono::NaiveDate, period: u8) = "offer",
        /// A lesson out of the timetable was chosen: the offer is made.
        Suggested(observation: ObservationId, date: chrono::NaiveDate, period: u8) = "suggested",
        /// Accept the offered time; the revision is that of the offer, so that an old button cannot accept a newer one.
        Accept(observation: ObservationId, revision: u32) = "accept",
        /// Another time instead of the offered one.
        Another(observation: ObservationId) = "another",
        /// Cannot: asks whether it is this time or this pair.
        Cannot(observation: ObservationId) = "cannot",
        /// Cannot take this pair: the slot goes back to the pool.
        Decline(observation: ObservationId) = "decline",
        /// Took place.
        TookPlace(observation: ObservationId) = "held",
        /// Did not take place.
        NotHeld(observation: ObservationId) = "not-held",
        /// The debrief was held.
        Debriefed(observation: ObservationId) = "debriefed",
        /// Cancel: asks for the reason.
        Cancel(observation: ObservationId) = "cancel",
        /// The reason was pressed.
        CancelFor(observation: ObservationId, reason: Reason) = "cancel-for",
        /// Shows the feedback to the host, or to its author.
        Feedback(observation: ObservationId) = "feedback",
        /// The host puts the feedback out of sight.
        HideFeedback(observation: ObservationId) = "hide-feedback",
        /// The host brings it back.
        ShowFeedback(observation: ObservationId) = "show-feedback",
        /// The host asks the coordinator for a talk about it.
        AskTalk(observation: ObservationId) = "ask-talk",
        /// The own list.
        List = "list",
        /// An observation was chosen from the list; the value is its id.
        Pick = "pick",
        /// Propose a time: asks for which observation when there are several.
        ProposeWhich = "propose-which",
        /// The observation to propose a time for was chosen; the value is its id.
        PickDates = "pick-dates",
        /// Shows the observer what the host asks to look at.
        Prebrief(observation: ObservationId) = "prebrief",
        /// Not at the offered time.
        RefuseTime(observation: ObservationId, revision: u32) = "refuse-time",
        /// Shows the observer the host's self-assessment, where it is shared.
        LookBack(observation: ObservationId) = "look-back",
        /// The pair's slip, to print.
        Slip(observation: ObservationId) = "slip",
        /// The feedback of an observer without an account was given.
        FeedbackGiven(observation: ObservationId) = "feedback-given",
    }
    /// What colleagues arrange themselves.
    ArrangePress "arrange" {
        /// A question between colleagues, as it stands.
        Asked(asking: AskingId) = "asked",
        /// A question was chosen from the list; the value is its id.
        Pick = "pick",
        /// Yes.
        Accept(asking: AskingId) = "accept",
        /// No.
        Decline(asking: AskingId) = "decline",
        /// The asker takes it back.
        Withdraw(asking: AskingId) = "withdraw",
        /// A visit that already happened, and what the presser was.
        LogSide(with: PersonId, side: Side) = "log-side",
        /// Its date was chosen; the value is an ISO date.
        LogDate(with: PersonId, side: Side) = "log-date",
        /// Its lesson was chosen; the value is its number.
        LogPeriod(with: PersonId, side: Side, date: chrono::NaiveDate) = "log-period",
        /// Offers a slot for a swap: asks to whom.
        Swap(observation: ObservationId) = "swap",
        /// The colleague was chosen; the value is an account.
        SwapWith(observation: ObservationId) = "swap-with",
        /// Asks which own slot is given in return.
        SwapFor(asking: AskingId) = "swap-for",
        /// It was chosen; the value is an observation.
        SwapGive(asking: AskingId) = "swap-give",
        /// Puts a swap back as it was.
        SwapBack(asking: AskingId) = "swap-back",
        /// The coordinator confirms a substitute.
        Confirm(asking: AskingId) = "confirm",
        /// The coordinator refuses one.
        Refuse(asking: AskingId) = "refuse",
        /// The coordinator gives what missed the deadline its time.
        CarryOver(half: HalfYearId) = "carry-over",
        /// The open lessons.
        Board = "open",
        /// An open lesson to join was chosen; the value is its id.
        Join = "join",
        /// An own open lesson to close was chosen; the value is its id.
        Close = "close",
        /// Opens a lesson: the date select.
        OpenDates = "open-dates",
        /// The date was chosen; the value is an ISO date.
        OpenDate = "open-date",
        /// The lesson was chosen for that date; the value is its number.
        OpenPeriod(date: chrono::NaiveDate) = "open-period",
        /// The window was submitted: the lesson is open.
        OpenLesson(date: chrono::NaiveDate, period: u8) = "open-lesson",
    }
    /// The APT group.
    GroupPress "group" {
        /// The group's members and months.
        Members(group: GroupId) = "members",
        /// The month's check-in form.
        Checkin(group: GroupId, month: crate::domain::month::Month) = "checkin",
        /// Next meeting: opens the date modal.
        NextMeeting(entry: EntryId) = "next",
        /// The date modal was submitted.
        NextDate(entry: EntryId) = "next-date",
        /// Reads a check-in of the group; the value is an entry id.
        Read(group: GroupId) = "read",
        /// Calls the meeting planned for that day off: asks whether it is meant.
        AskOff(group: GroupId, on: chrono::NaiveDate) = "ask-off",
        /// Calls it off.
        CallOff(group: GroupId, on: chrono::NaiveDate) = "off",
    }
}
