//! What can be refused, as data; the words are in `config/locales/*/refusal.ftl` under `refusal-<word>`.
//!
//! A refusal is an expected answer for a person to read; it names what is wrong and the mend, and wrote nothing.

use serde::{Deserialize, Serialize};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// Why an action was not done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal { $($(#[$doc])* $name),* }

        impl Refusal {
            /// Every refusal, so that a test can ask for its words.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The locale key of its words.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("refusal-", $word)),* }
            }
        }
    };
}

refusals! {
    /// The server was never set up.
    NotSetUp = "not-set-up",
    /// The account is not on the staff list of this school.
    Stranger = "stranger",
    /// The person has left this school.
    Left = "left",
    /// The person's rights do not cover this.
    NotAllowed = "not-allowed",
    /// A command that works only on the school's server was used elsewhere.
    OnlyOnServer = "only-on-server",
    /// The button belongs to something that no longer exists or is over.
    Gone = "gone",
    /// The button was made by a version whose buttons are retired, or by nobody.
    UnknownButton = "unknown-button",
    /// The message is meant for another person.
    NotYours = "not-yours",
    /// The person belongs to several schools and must say which.
    WhichSchool = "which-school",
    /// The date is not one of this half-year's observation days.
    OutsideHalfYear = "outside-half-year",
    /// The days for observations that missed the deadline are over, too.
    ExtraTimeOver = "extra-time-over",
    /// The time lies in the past.
    InThePast = "in-the-past",
    /// There are no lessons on that date.
    NoSchoolThatDay = "no-school-that-day",
    /// That date has no lesson of this number.
    NoSuchLesson = "no-such-lesson",
    /// The person has something else agreed then, or is away.
    BusyThen = "busy-then",
    /// The colleague is not free then; never why.
    ColleagueBusyThen = "colleague-busy-then",
    /// A lesson is agreed already; it has to be cancelled first.
    AlreadyAgreed = "already-agreed",
    /// No lesson is agreed yet.
    NothingAgreed = "nothing-agreed",
    /// No time is offered, or it was taken back.
    NothingOffered = "nothing-offered",
    /// One's own offer waits for the other's answer.
    OwnOffer = "own-offer",
    /// Another time is on offer than the one this button was about.
    OfferChanged = "offer-changed",
    /// The lesson has not begun yet.
    LessonAhead = "lesson-ahead",
    /// The days in which one may say that it did not take place are over.
    TooLateToDispute = "too-late-to-dispute",
    /// This observation is over.
    ObservationOver = "observation-over",
    /// There is more than one observation to choose from, or none fits.
    WhichObservation = "which-observation",
    /// The person has no observation for which this makes sense.
    NoObservation = "no-observation",
    /// `/setup` by somebody who may not manage the server.
    NeedsManageServer = "needs-manage-server",
    /// No person of the staff list was named.
    NobodyNamed = "nobody-named",
    /// The named account is not on the staff list.
    NotOnList = "not-on-list",
    /// The named account or name is on the staff list already.
    OnListAlready = "on-list-already",
    /// A date is not an ISO date, or ends before it begins.
    NotADate = "not-a-date",
    /// A name is empty or too long.
    NotAName = "not-a-name",
    /// A text is no list of bell times.
    NotPeriods = "not-periods",
    /// A stretch without lessons leaves its school year.
    BreakTooLong = "break-too-long",
    /// The school would be left without a coordinator.
    LastCoordinator = "last-coordinator",
    /// Somebody would be their own curator or manager.
    OwnCurator = "own-curator",
    /// A lead needs a group to lead.
    LeadNeedsGroup = "lead-needs-group",
    /// The attached file is larger than 1 MiB or did not come from Discord.
    FileRefused = "file-refused",
    /// The attached file could not be fetched.
    FileUnreachable = "file-unreachable",
    /// The channel is not a text channel of this server that Kolega can see.
    ChannelUnseen = "channel-unseen",
    /// The colleague shares no reflections with this person, or is nobody; the answer does not tell which.
    NothingShared = "nothing-shared",
    /// Only the group's lead of today files its check-in.
    NotGroupLead = "not-group-lead",
    /// The option names no group that this person may see.
    NoSuchGroup = "no-such-group",
    /// The month's reflection was deleted by its author, and the time for changing it is over.
    ReflectionDeleted = "reflection-deleted",
    /// A month option is neither `2026-10` nor the number of a month with a reflection.
    BadMonth = "bad-month",
    /// Nothing is published that could be mended.
    NothingPublished = "nothing-published",
    /// There is no plan yet of which a pair could be locked.
    NothingPlanned = "nothing-planned",
    /// The option names no pair of the plan.
    NoSuchPair = "no-such-pair",
    /// Something has changed since a repair was previewed.
    PlanChanged = "plan-changed",
    /// Two different people are needed.
    SamePerson = "same-person",
    /// The text names no half-year.
    BadHalfYear = "bad-half-year",
    /// What the person wants to read is not written yet.
    NothingWritten = "nothing-written",
    /// The asker's own list says not to be put together with this colleague.
    OwnNotWith = "own-not-with",
    /// Nobody with this account works at the school.
    NoSuchColleague = "no-such-colleague",
    /// The two are together in this half-year already.
    AlreadyPaired = "already-paired",
    /// The question was answered, taken back or is too old; never which, and never why.
    AskingOver = "asking-over",
    /// An open lesson cannot be joined; never why.
    CannotJoin = "cannot-join",
    /// More observers than one lesson may have, or fewer than one.
    TooManyPlaces = "too-many-places",
    /// A slot is offered to the very colleague who shows the lesson.
    SwapWithHost = "swap-with-host",
    /// As many questions of this person's wait for an answer as may.
    TooManyAskings = "too-many-askings",
    /// The calendar has no stretch without lessons of just these days.
    NoSuchBreak = "no-such-break",
    /// Reminders cannot be held back for so long.
    QuietTooLong = "quiet-too-long",
    /// No leaving of the school is scheduled for this person.
    NotLeaving = "not-leaving",
    /// Another group has this name.
    GroupNameTaken = "group-name-taken",
    /// Something was written since the person was asked whether to delete their texts.
    ErasureChanged = "erasure-changed",
    /// The person has no absence of just these days.
    NoSuchLeave = "no-such-leave",
}
