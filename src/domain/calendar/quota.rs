//! How much of 2+2 is fair for a half-year that is only partly ahead (domain §3.16).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::HalfYear;
use crate::domain::policy::ObservationPolicy;
use crate::domain::words::words;

/// Lessons to show and to observe in a half-year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Lessons to show.
    pub show: u32,
    /// Lessons to observe.
    pub observe: u32,
}

/// The part of a half-year that is still ahead, in calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Days left, the starting day included.
    pub left: u32,
    /// Days of the half-year.
    pub total: u32,
}

words! {
    /// What a share of the half-year makes of the quota.
    pub enum QuotaShare {
        /// All of it: 2+2.
        Full = "full",
        /// Half of it: 1+1.
        Half = "half",
        /// Half of it for those who want it; nobody is behind without it.
        HalfOptional = "half_optional",
        /// None of it.
        Nothing = "nothing",
    }
}

impl HalfYear {
    /// What is left of the half-year for one who starts on `from`.
    #[must_use]
    pub fn share_from(&self, from: NaiveDate) -> Share {
        let days = |from: NaiveDate| u32::try_from((self.end - from).num_days() + 1).unwrap_or(0);
        Share {
            left: days(from.max(self.start)),
            total: days(self.start),
        }
    }
}

impl Share {
    /// In whole percent, rounded: what people are shown.
    #[must_use]
    pub const fn percent(self) -> u32 {
        if self.total == 0 {
            0
        } else {
            (self.left * 200 + self.total) / (self.total * 2)
        }
    }

    /// Whether at least `percent` of the half-year is left, exactly.
    #[must_use]
    pub const fn at_least(self, percent: u32) -> bool {
        self.left * 100 >= self.total * percent
    }

    /// The quota of a person who joins in the half-year: ≥75 % full, 40–<75 % half, less nothing.
    #[must_use]
    pub const fn for_joiner(self, policy: &ObservationPolicy) -> QuotaShare {
        if self.at_least(policy.full_from_percent) {
            QuotaShare::Full
        } else if self.at_least(policy.half_from_percent) {
            QuotaShare::Half
        } else {
            QuotaShare::Nothing
        }
    }

    /// The quota suggested to a school that starts in the half-year: as for a joiner, but a late start leaves half as an
    /// offer.
    #[must_use]
    pub const fn for_new_school(self, policy: &ObservationPolicy) -> QuotaShare {
        match self.for_joiner(policy) {
            QuotaShare::Nothing => QuotaShare::HalfOptional,
            other => other,
        }
    }
}

impl QuotaShare {
    /// The lessons it comes to; half of an odd number is rounded up.
    #[must_use]
    pub const fn of(self, policy: &ObservationPolicy) -> Quota {
        match self {
            Self::Full => Quota {
                show: policy.show,
                observe: policy.observe,
            },
            Self::Half | Self::HalfOptional => Quota {
                show: policy.show.div_ceil(2),
                observe: policy.observe.div_ceil(2),
            },
            Self::Nothing => Quota { show: 0, observe: 0 },
        }
    }
}
