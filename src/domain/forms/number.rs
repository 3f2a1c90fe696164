//! Decimal numbers as people write them, held exactly.

use std::fmt;

/// A number in hundredths: 1,5 is 150. Form files write it as a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(try_from = "f64")]
pub struct Hundredths(pub i64);

impl TryFrom<f64> for Hundredths {
    type Error = &'static str;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        let hundredths = (value * 100.0).round();
        if !(0.0..=1e9).contains(&hundredths) || (hundredths / 100.0 - value).abs() > 1e-9 {
            return Err("a number from 0 to 10 million with at most two decimals");
        }
        Ok(Self(hundredths as i64))
    }
}

impl Hundredths {
    /// Reads `1,5`, `1.50` or `16`: digits, one comma or dot, at most two decimals; anything else is absent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (whole, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
        let digits = |text: &str, most: usize| {
            !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 7) || !digits(part, 2) {
            return None;
        }
        let part = if part.len() == 1 {
            part.parse::<i64>().ok()? * 10
        } else {
            part.parse().ok()?
        };
        Some(Self(whole.parse::<i64>().ok()? * 100 + part))
    }

    /// The number for display; exact for every value a form can take.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}

/// Academic hours as minutes: 45 to the hour (domain §1, trap 4), a quarter hour rounded to the whole minute.
#[must_use]
pub const fn academic_minutes(hours: Hundredths) -> i64 {
    (hours.0 * 45 + 50) / 100
}
