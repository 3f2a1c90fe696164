//! What an administrator may change, read from files: embedded defaults, replaced from a folder.

pub mod forms;
