//! Whether and when an unasked message may leave, and what to do when it did not arrive (domain §3.0, §3.16).
//!
//! Deliberately absent: Discord's codes (the chat shell turns them into an [`Attempt`]) and the words.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

use super::ids::{DeliveryId, Snowflake};
use super::load::{Load, Place};
use super::outgoing::Urgency;
use super::words::words;

/// The pace of sending: `[delivery]` in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryPolicy {
    /// Milliseconds between two new direct-message channels (domain §3.0).
    pub open_pause_ms: u64,
    /// Minutes without new channels after Discord's code 40003 (domain §3.0).
    pub open_stop_minutes: u64,
    /// Messages sent in a second at most; Discord allows 50 requests a second over everything. 0: as fast as it goes.
    pub per_second: u32,
    /// Messages claimed at a time.
    pub batch: u32,
    /// People written to at the same time.
    pub parallel: u32,
    /// Seconds after which a claimed message that was not settled is looked at again.
    pub claim_seconds: u64,
    /// Seconds from the first failure to the second attempt; doubled each time.
    pub retry_first_seconds: u64,
    /// Most seconds between two attempts.
    pub retry_most_seconds: u64,
}

impl Default for DeliveryPolicy {
    fn default() -> Self {
        Self {
            open_pause_ms: 2000,
            open_stop_minutes: 60,
            per_second: 40,
            batch: 50,
            parallel: 8,
            claim_seconds: 60,
            retry_first_seconds: 2,
            retry_most_seconds: 300,
        }
    }
}

impl DeliveryPolicy {
    /// The least time between two new private channels.
    #[must_use]
    pub fn open_pause(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.open_pause_ms.cast_signed())
    }

    /// How long nothing is opened after Discord has forbidden it.
    #[must_use]
    pub fn open_stop(&self) -> TimeDelta {
        TimeDelta::minutes(self.open_stop_minutes.cast_signed())
    }

    /// How long a message may be under way before it is looked at again.
    #[must_use]
    pub fn claim(&self) -> TimeDelta {
        TimeDelta::seconds(self.claim_seconds.cast_signed())
    }

    /// When to try again after the `attempt`-th attempt (from 1) failed: twice as long each time, a little scattered,
    /// so that messages which failed together do not return together. The same message scatters the same way.
    #[must_use]
    pub fn retry_at(&self, delivery: DeliveryId, attempt: u32, now: DateTime<Utc>) -> DateTime<Utc> {
        let doubled = self.retry_first_seconds << attempt.saturating_sub(1).min(20);
        let step = doubled.min(self.retry_most_seconds).max(2);
        let mut scatter = ChaCha8Rng::seed_from_u64((delivery.0.unsigned_abs() << 8) | u64::from(attempt & 0xFF));
        now + TimeDelta::milliseconds(scatter.random_range(step * 500..=step * 1000).cast_signed())
    }
}

/// Where the recipient stands at the moment of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The school's own channel.
    Channel,
    /// Uses Kolega.
    Active,
    /// Has not acted yet: no private message may be sent (domain §3.0, cold DMs).
    Invited,
    /// Is no longer at the school.
    Left,
    /// On leave; back at that moment.
    Away(DateTime<Utc>),
    /// Wants no reminders until that moment; what was agreed with others arrives.
    Snoozed(DateTime<Utc>),
    /// Off the school's server: looked for again and again.
    Absent,
}

/// What is known about a due message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The present moment.
    pub now: DateTime<Utc>,
    /// How soon it may leave.
    pub urgency: Urgency,
    /// After this moment it is not sent.
    pub expires_at: Option<DateTime<Utc>>,
    /// The recipient.
    pub standing: Standing,
    /// The end of quiet time; the present moment when it is not quiet.
    pub quiet_until: DateTime<Utc>,
    /// Whether an urgent message goes out without a sound now.
    pub silent_hours: bool,
    /// The recipient's week, when the message is one that can wait for the others.
    pub load: Option<Load>,
    /// When what waits for the others goes out; the present moment when that is now.
    pub together_at: DateTime<Utc>,
    /// When the next calendar week begins.
    pub next_week: DateTime<Utc>,
}

/// What to do with a due message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Send it; silently, with Discord's `SUPPRESS_NOTIFICATIONS`, or not.
    Send {
        /// Without a sound.
        silent: bool,
    },
    /// Send it as one message with all others of which the same is said.
    SendTogether,
    /// Keep it until that moment.
    Hold(DateTime<Utc>),
    /// Its time is over.
    Expire,
}

/// How long a message to somebody who has not joined, or is off the server, waits before it is looked at again; joining
/// and coming back wake it at once.
const UNTIL_JOINED: TimeDelta = TimeDelta::days(1);

/// Decides about a due message, in this order: (1) what is late is not sent; (2) nothing goes to people who left;
/// (3) nothing goes before a person acted,
/// or to an account off the server; (4) nothing goes during leave, and nothing calm while the person wants quiet; (5) calm messages wait for the end of quiet
/// time; (6) urgent changes go silently in the night; (7) a week that is full takes what can wait as one message, or not
/// at all. What waits is looked at again at its end at the latest.
#[must_use]
pub fn decide(occasion: &Occasion) -> Verdict {
    let now = occasion.now;
    let late = |at: DateTime<Utc>| occasion.expires_at.is_some_and(|end| end <= at);
    if late(now) || occasion.standing == Standing::Left {
        return Verdict::Expire;
    }
    let wait = match occasion.standing {
        Standing::Invited | Standing::Absent => now + UNTIL_JOINED,
        Standing::Away(back) => back.max(now + TimeDelta::minutes(1)),
        Standing::Snoozed(end) if occasion.urgency == Urgency::Calm => end.max(now + TimeDelta::minutes(1)),
        _ if occasion.urgency == Urgency::Calm && occasion.quiet_until > now => occasion.quiet_until,
        _ => match occasion.load.map_or(Place::Alone, Load::place) {
            Place::Alone => {
                let silent = occasion.urgency == Urgency::LessonChange && occasion.silent_hours;
                return Verdict::Send { silent };
            }
            Place::Together if occasion.together_at <= now => return Verdict::SendTogether,
            Place::Together => occasion.together_at,
            Place::NextWeek => occasion.next_week,
        },
    };
    Verdict::Hold(occasion.expires_at.map_or(wait, |end| wait.min(end)))
}

/// How an attempt to send ended, as Discord tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The message stands in the channel.
    Sent {
        /// The channel.
        channel: Snowflake,
        /// The message.
        message: Snowflake,
    },
    /// The network, or Discord itself, failed: worth another attempt.
    Trouble,
    /// The person accepts no private messages.
    ClosedDms,
    /// Discord forbids opening private channels for now.
    OpeningForbidden,
    /// The remembered private channel is gone; a new one may be opened.
    StaleChannel,
    /// It stood where it does not go any more, and stands there no longer.
    TakenAway,
    /// It can never arrive.
    Never(Never),
}

words! {
    /// Why a message can never arrive.
    pub enum Never {
        /// The account does not exist any more.
        UnknownUser = "unknown_user",
        /// The account is no longer on the school's server.
        LeftServer = "left_server",
        /// The channel was deleted.
        UnknownChannel = "unknown_channel",
        /// The bot may not see the channel or write in it.
        NoAccess = "no_access",
        /// No APT channel is set up.
        NoChannel = "no_channel",
        /// Discord refuses the message itself: a fault of ours.
        Refused = "refused",
        /// This version does not know the kind of message.
        UnknownKind = "unknown_kind",
    }
}

/// The sign by which a delivered message is recognised in its channel, in every custom id of it and as its nonce.
///
/// The moment of queueing is part of it: a database that was set up anew counts its deliveries from 1 again, and must
/// not take an old message for its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The delivery.
    pub delivery: DeliveryId,
    /// When it was queued, seconds since 1970.
    pub queued: i64,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:x}", self.delivery, self.queued)
    }
}

impl std::str::FromStr for Mark {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (delivery, queued) = text.split_once('-').unwrap_or((text, ""));
        Ok(Self {
            delivery: delivery.parse()?,
            queued: i64::from_str_radix(queued, 16)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn occasion() -> Occasion {
        let now = at("2026-10-22T12:30:00Z");
        Occasion {
            now,
            urgency: Urgency::Calm,
            expires_at: None,
            standing: Standing::Active,
            quiet_until: now,
            silent_hours: false,
            load: None,
            together_at: at("2026-10-22T12:30:00Z"),
            next_week: at("2026-10-25T22:00:00Z"),
        }
    }

    #[rstest]
    #[case::by_day(Urgency::Calm, false, Verdict::Send { silent: false })]
    #[case::change_by_day(Urgency::LessonChange, false, Verdict::Send { silent: false })]
    #[case::change_by_night(Urgency::LessonChange, true, Verdict::Send { silent: true })]
    #[case::answer_by_night(Urgency::AtOnce, true, Verdict::Send { silent: false })]
    fn sound_depends_on_urgency(#[case] urgency: Urgency, #[case] silent_hours: bool, #[case] verdict: Verdict) {
        let occasion = Occasion {
            urgency,
            silent_hours,
            ..occasion()
        };
        assert_eq!(decide(&occasion), verdict);
    }

    #[rstest]
    #[case::calm(Urgency::Calm, true)]
    #[case::change(Urgency::LessonChange, false)]
    #[case::answer(Urgency::AtOnce, false)]
    fn quiet_time_holds_only_what_is_calm(#[case] urgency: Urgency, #[case] held: bool) {
        let morning = at("2026-10-23T05:00:00Z");
        let verdict = decide(&Occasion {
            urgency,
            quiet_until: morning,
            ..occasion()
        });
        assert_eq!(verdict == Verdict::Hold(morning), held);
    }

    #[rstest]
    #[case::left(Standing::Left, Verdict::Expire)]
    #[case::invited(Standing::Invited, Verdict::Hold(at("2026-10-23T12:30:00Z")))]
    #[case::away(
        Standing::Away(at("2026-11-01T22:00:00Z")),
        Verdict::Hold(at("2026-11-01T22:00:00Z"))
    )]
    fn nobody_gets_what_they_should_not(#[case] standing: Standing, #[case] verdict: Verdict) {
        for urgency in [Urgency::AtOnce, Urgency::LessonChange, Urgency::Calm] {
            assert_eq!(
                decide(&Occasion {
                    urgency,
                    standing,
                    ..occasion()
                }),
                verdict
            );
        }
    }

    #[rstest]
    #[case::a_reminder_waits(Urgency::Calm, Verdict::Hold(at("2026-11-01T22:00:00Z")))]
    #[case::an_agreement_arrives(Urgency::AtOnce, Verdict::Send { silent: false })]
    #[case::a_lesson_change_arrives(Urgency::LessonChange, Verdict::Send { silent: false })]
    fn who_wants_quiet_still_hears_of_agreements(#[case] urgency: Urgency, #[case] verdict: Verdict) {
        let standing = Standing::Snoozed(at("2026-11-01T22:00:00Z"));
        let occasion = Occasion {
            urgency,
            standing,
            ..occasion()
        };
        assert_eq!(decide(&occasion), verdict);
    }

    #[rstest]
    #[case::room(0, Verdict::Send { silent: false })]
    #[case::last_place(2, Verdict::SendTogether)]
    #[case::full(3, Verdict::Hold(at("2026-10-25T22:00:00Z")))]
    fn a_full_week_bundles_what_can_wait(#[case] sent: u32, #[case] verdict: Verdict) {
        let load = Some(Load {
            limit: 3,
            sent,
            ahead: 0,
        });
        assert_eq!(decide(&Occasion { load, ..occasion() }), verdict);
    }

    #[test]
    fn the_bundle_waits_for_its_hour() {
        let hour = at("2026-10-23T12:30:00Z");
        let load = Some(Load {
            limit: 3,
            sent: 2,
            ahead: 0,
        });
        let waiting = Occasion {
            load,
            together_at: hour,
            ..occasion()
        };
        assert_eq!(decide(&waiting), Verdict::Hold(hour));
    }

    #[test]
    fn what_waits_is_looked_at_again_at_its_end() {
        let end = at("2026-10-22T20:00:00Z");
        let away = Standing::Away(at("2026-11-01T22:00:00Z"));
        let held = Occasion {
            standing: away,
            expires_at: Some(end),
            ..occasion()
        };
        assert_eq!(decide(&held), Verdict::Hold(end));
        assert_eq!(decide(&Occasion { now: end, ..held }), Verdict::Expire);
    }

    #[test]
    fn a_mark_survives_the_way_there_and_back_and_fits_a_nonce() {
        let mark = Mark {
            delivery: DeliveryId(1_234_567_890),
            queued: 1_792_650_600,
        };
        assert_eq!(mark.to_string().parse(), Ok(mark));
        assert!(mark.to_string().len() <= 25);
        assert!("12".parse::<Mark>().is_err() && "x-1".parse::<Mark>().is_err());
    }

    proptest! {
        #[test]
        fn repetitions_come_later_and_later_but_not_too_late(delivery in 1_i64.., attempt in 1_u32..1000) {
            let policy = DeliveryPolicy::default();
            let now = at("2026-10-22T12:30:00Z");
            let wait = policy.retry_at(DeliveryId(delivery), attempt, now) - now;
            prop_assert!(wait >= TimeDelta::seconds(1));
            prop_assert!(wait <= TimeDelta::seconds(policy.retry_most_seconds.cast_signed()));
            prop_assert_eq!(policy.retry_at(DeliveryId(delivery), attempt, now) - now, wait);
        }
    }
}
