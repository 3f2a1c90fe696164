//! Cards from domain values: pure functions, one file per capability, every sentence from the locale files.

pub mod notice;
