//! Discord's limits on messages and modals, as far as a form's definition can break them (domain §4).
//!
//! Discord's clients count UTF-16 units, its server counts code points. A definition is measured in UTF-16 units, the
//! larger count, so that it fits both; an answer is measured in code points, the smaller, so that nothing Discord let
//! a person type is called too long.

/// Units of a modal's title.
pub const TITLE: usize = 45;
/// Units of a question or an input's label.
pub const LABEL: usize = 45;
/// Units of an input's placeholder.
pub const PLACEHOLDER: usize = 100;
/// Units of an option's label: our own limit, so that a row of five buttons stays readable.
pub const OPTION_LABEL: usize = 45;
/// Units of an option's value and of a field's key: both stand in component ids of at most 100.
pub const CODE: usize = 32;
/// Characters of one text answer.
pub const VALUE: usize = 4000;
/// Inputs of one modal.
pub const INPUTS_A_PAGE: usize = 5;
/// Questions of one message: the fifth row belongs to Continue.
pub const QUESTIONS_A_PAGE: usize = 4;
/// Buttons of one row.
pub const BUTTONS: usize = 5;
/// Options of one select menu.
pub const SELECT_OPTIONS: usize = 25;
/// Characters of one line in a line-limited answer (domain §3.9).
pub const LINE_CHARS: usize = 90;

/// Length as Discord's clients count it.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
