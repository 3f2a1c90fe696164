//! Domain values as files for people: what a coordinator keeps or prints.

mod progress;
mod sheet;

pub use progress::progress;
pub use sheet::{Cell, Sheet, workbook};
