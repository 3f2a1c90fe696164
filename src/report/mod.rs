//! Domain values as files for people: what a coordinator keeps or prints.

mod own;
mod picture;
mod progress;
mod sheet;
mod slip;

pub use own::{Own, OwnAnswer, OwnEntry, OwnObservation, OwnRead, own};
pub use picture::{Field, Picture, Row, Tint, picture};
pub use progress::progress;
pub use sheet::{Cell, Sheet, workbook};
pub use slip::{SlipPage, slips};
