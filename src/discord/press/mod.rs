//! What happens when a button is pressed, a choice is made or a window is submitted: one file per capability.

pub mod arrange;
pub mod calendar;
pub mod delivery;
pub mod door;
pub mod form;
pub mod group;
pub mod home;
pub mod observation;
pub mod office;
pub mod pairing;
pub mod reflection;
pub mod share;
