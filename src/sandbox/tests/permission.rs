//! Who sees what, and who may do what.
