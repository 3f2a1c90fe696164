//! What Discord takes at most, in UTF-16 units unless said; whatever is longer is cut when a card is built.

/// A frame's heading, and the name of a pair in it.
pub const TITLE: usize = 256;
/// A frame's text.
pub const TEXT: usize = 4_096;
/// Pairs in a frame.
pub const FIELDS: usize = 25;
/// The value of a pair.
pub const FIELD: usize = 1_024;
/// A frame's small print.
pub const FOOTER: usize = 2_048;
/// All frames of a message together.
pub const FRAMES: usize = 6_000;
/// The words of a button.
pub const LABEL: usize = 80;
/// Options in a select.
pub const OPTIONS: usize = 25;
/// The words of an option, and the line below them.
pub const OPTION: usize = 100;
/// What stands in a select while nothing is chosen.
pub const PLACEHOLDER: usize = 150;
/// The title of a window, and the question of an input in it.
pub const WINDOW: usize = 45;
/// The hint inside an empty input.
pub const HINT: usize = 100;
/// The plain text of a message.
pub const CONTENT: usize = 2_000;
