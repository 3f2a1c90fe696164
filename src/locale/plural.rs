//! Lithuanian plural forms, mended: intl_pluralrules 7.0.2 reads CLDR's `n % 10 = 2..9` as `n = 2..9`, so that 22 would
//! be *other*, 111 *one* and 2.5 *few*.
//!
//! A number that the library would sort wrongly is handed to it as another one of the right form, its real digits
//! carried beside it for display. Numbers to 20 stay themselves, so that a message may still name 0 or 1 exactly.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

/// Numbers of this size and more are shown but not counted with: Fluent's arithmetic would panic on them.
const LARGEST: f64 = 1e15;

/// A number that Fluent can work with: at most four decimals, or a text when it is none or too large.
pub fn bounded<'a>(mut number: FluentNumber) -> FluentValue<'a> {
    if number.value.is_nan() {
        return FluentValue::from("–");
    }
    if number.value.abs() >= LARGEST {
        return FluentValue::from(number.value.to_string());
    }
    number.value = (number.value * 1e4).round() / 1e4;
    FluentValue::Number(number)
}

/// The same number with the form that Lithuanian gives it.
pub fn lithuanian(number: &FluentNumber) -> FluentNumber {
    let size = number.value.abs();
    let whole = size.fract() == 0.0;
    if whole && size <= 20.0 {
        return number.clone();
    }
    let in_teens = (11.0..=19.0).contains(&(size % 100.0));
    let stand_in = match size % 10.0 {
        _ if !whole => 1.5,
        1.0 if !in_teens => 21.0,
        last if !in_teens && last >= 2.0 => 2.0,
        _ => 10.0,
    };
    let mut mended = number.clone();
    // The currency is the one free text among the options; no message here formats money.
    mended.options.currency = Some(number.as_string().into_owned());
    mended.value = stand_in;
    mended
}

/// The digits of a Lithuanian number, with its decimal comma.
pub fn digits(number: &FluentNumber) -> String {
    let digits = number
        .options
        .currency
        .clone()
        .unwrap_or_else(|| number.as_string().into_owned());
    digits.replace('.', ",")
}
