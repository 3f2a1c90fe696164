//! The numbers a school may choose differently, grouped as in `config/kolega.toml`.
//!
//! What each means stands in `docs/domain.md`. The embedded file is the only place that states the defaults to whoever
//! sets them; a test holds it and [`Default`] here together, so that pure tests need no file.

use chrono::NaiveTime;
use serde::Deserialize;

pub mod pairing;

use pairing::Rules;

/// All policies of one school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policies {
    /// The monthly reflection (domain §3.2).
    pub reflection: ReflectionPolicy,
    /// Hours and months without prompts (domain §3.0).
    pub quiet: QuietPolicy,
    /// Lesson observations 2+2 (domain §3.3).
    pub observation: ObservationPolicy,
    /// APT groups and their meetings (domain §3.4).
    pub group: GroupPolicy,
    /// Curators (domain §2).
    pub curator: CuratorPolicy,
    /// What coordinators are sent (domain §6).
    pub office: OfficePolicy,
    /// How long what people wrote is kept (domain §2, rule g).
    pub retention: RetentionPolicy,
    /// What a pair of the 2+2 plan costs (domain §3.3).
    pub pairing: Rules,
}

/// The monthly reflection's window (domain §3.0, §3.2). Days are school days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReflectionPolicy {
    /// Local time of the prompt and of both reminders.
    pub prompt_at: NaiveTime,
    /// The window opens on this school day of the month, counted from its end (7 = the 7th-last).
    pub window_days: u32,
    /// The first reminder comes this many school days after the prompt.
    pub reminder_after_days: u32,
    /// School days after the due day during which an answer is still on time.
    pub grace_days: u32,
    /// School days after grace during which a missed month may at least be handed in late.
    pub late_days: u32,
    /// School days after a late saving until the text is locked.
    pub late_lock_days: u32,
    /// Fewer present school days in the window than this excuse the month.
    pub excused_below_days: u32,
    /// Messages about one month to one person, the prompt included: 3 leaves both reminders, 2 the one on the due day.
    pub messages_max: u32,
}

impl Default for ReflectionPolicy {
    fn default() -> Self {
        Self {
            prompt_at: clock_time(15, 30),
            window_days: 7,
            reminder_after_days: 3,
            grace_days: 5,
            late_days: 10,
            late_lock_days: 5,
            excused_below_days: 5,
            messages_max: 3,
        }
    }
}

/// When nobody is prompted, reminded or nudged (domain §3.0). Local times.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuietPolicy {
    /// Start of the evening's quiet (the first quiet moment).
    pub from: NaiveTime,
    /// End of the morning's quiet (the first moment at which a message may go).
    pub until: NaiveTime,
    /// Months without any prompt, 1–12.
    pub months: Vec<u32>,
    /// From here an urgent lesson change goes out without a sound (`SUPPRESS_NOTIFICATIONS`).
    pub silent_from: NaiveTime,
    /// Until here an urgent lesson change goes out without a sound.
    pub silent_until: NaiveTime,
    /// Unasked messages to one person in one calendar week; lesson changes within 24 hours exceed it.
    pub messages_per_week: u32,
}

impl Default for QuietPolicy {
    fn default() -> Self {
        Self {
            from: clock_time(18, 0),
            until: clock_time(8, 0),
            months: vec![7, 8],
            silent_from: clock_time(20, 0),
            silent_until: clock_time(6, 30),
            messages_per_week: 3,
        }
    }
}

/// Lesson observations (domain §3.3, §3.16).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationPolicy {
    /// Lessons a teacher with a full quota shows in a half-year.
    pub show: u32,
    /// Lessons a teacher with a full quota observes in a half-year.
    pub observe: u32,
    /// A lesson is agreed at least this many school days ahead; sooner only by the host's own press.
    pub agree_ahead_days: u32,
    /// School days offered when a time is chosen.
    pub choose_window_days: u32,
    /// Minutes after the lesson's end at which *Took place?* is asked.
    pub followup_minutes: u32,
    /// Hours after the lesson within which feedback is hoped for.
    pub feedback_target_hours: u32,
    /// School days after the lesson from which feedback is overdue.
    pub feedback_overdue_days: u32,
    /// Calendar days within which the two talk the lesson through.
    pub debrief_days: u32,
    /// School days for finding a new time after a cancelled lesson.
    pub reschedule_days: u32,
    /// School days after which an observed lesson closes by itself.
    pub auto_close_days: u32,
    /// School days within which either may say that it did not take place.
    pub dispute_days: u32,
    /// School days after the half-year's deadline during which late facts still count.
    pub deadline_grace_days: u32,
    /// Observers of one lesson, unless the host allows fewer.
    pub visitors_max: u32,
    /// Observations that one person may carry past the half-year's deadline.
    pub carry_over_max: u32,
    /// School days within which a question between colleagues can be answered.
    pub answer_days: u32,
    /// Questions that one person may have waiting at a time, so that nobody writes to the whole staff.
    pub askings_max: u32,
    /// Days after the half-year's start from which the preview warns that it is late.
    pub plan_late_after_days: u32,
    /// Percent of a half-year still ahead from which the quota is full.
    pub full_from_percent: u32,
    /// Percent of a half-year still ahead from which the quota is half.
    pub half_from_percent: u32,
}

impl Default for ObservationPolicy {
    fn default() -> Self {
        Self {
            show: 2,
            observe: 2,
            agree_ahead_days: 2,
            choose_window_days: 20,
            followup_minutes: 60,
            feedback_target_hours: 24,
            feedback_overdue_days: 5,
            debrief_days: 7,
            reschedule_days: 10,
            auto_close_days: 10,
            dispute_days: 5,
            deadline_grace_days: 5,
            visitors_max: 2,
            carry_over_max: 2,
            answer_days: 5,
            askings_max: 5,
            plan_late_after_days: 21,
            full_from_percent: 75,
            half_from_percent: 40,
        }
    }
}

/// APT groups (domain §3.4).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupPolicy {
    /// Fewest members of a group that needs no word about merging.
    pub size_min: u32,
    /// Most members of a group.
    pub size_max: u32,
    /// Months in which a meeting is expected, 1–12.
    pub months: Vec<u32>,
    /// A meeting counts when at least this percent of the active members came …
    pub counted_percent: u32,
    /// … and at least this many people …
    pub counted_people: u32,
    /// … and its check-in was filed within this many school days.
    pub checkin_days: u32,
    /// The lead is reminded on this school day of the month, counted from its end.
    pub lead_reminder_day: u32,
}

impl Default for GroupPolicy {
    fn default() -> Self {
        Self {
            size_min: 3,
            size_max: 8,
            months: vec![9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
            counted_percent: 50,
            counted_people: 2,
            checkin_days: 5,
            lead_reminder_day: 5,
        }
    }
}

/// Curators (domain §2).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CuratorPolicy {
    /// Most teachers one curator supports.
    pub teachers_max: u32,
}

impl Default for CuratorPolicy {
    fn default() -> Self {
        Self { teachers_max: 10 }
    }
}

/// The coordinators' weekly list (domain §6). Local times.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficePolicy {
    /// Whether it is sent at all; it can be opened all the same.
    pub week_list: bool,
    /// When it is sent, on the week's first school day.
    pub week_list_at: NaiveTime,
}

impl Default for OfficePolicy {
    fn default() -> Self {
        Self {
            week_list: true,
            week_list_at: clock_time(8, 30),
        }
    }
}

/// How long what is no longer needed is kept (domain §2, rule g; §3.16). 0 keeps it until somebody deletes it by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionPolicy {
    /// Texts are kept until 31 August of this many school years after their own.
    pub content_years: u32,
    /// Whether a draft goes with its school year.
    pub drafts: bool,
    /// Days that private notes stay after the observation is closed.
    pub notes_days: u32,
    /// Days that imported lists, strangers' questions and settled claims stay.
    pub requests_days: u32,
    /// Days after leaving after which a person's texts go and the row becomes a former colleague.
    pub left_days: u32,
}

impl Default for RetentionPolicy {
    fn default() -> Self {
        Self {
            content_years: 1,
            drafts: true,
            notes_days: 30,
            requests_days: 30,
            left_days: 30,
        }
    }
}

/// A time of day known when the program was written.
fn clock_time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}
