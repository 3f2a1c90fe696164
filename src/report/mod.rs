//! Domain values as files for people: what a coordinator keeps or prints.

mod progress;

pub use progress::workbook;
