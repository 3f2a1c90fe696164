//! The chat shell: Discord's interactions in, use cases called, cards out. Every serenity and poise type stays here.
//!
//! A handler has no rule about schools in it: it turns arguments into domain values, calls one use case and gives the
//! answer to a view. It changes Discord only through its interaction's answer; everything else leaves by the outbox.

pub mod action;
pub mod card;
pub mod client;
pub mod commands;
pub mod custom_id;
pub mod deliver;
pub mod desk;
pub mod line;
pub mod press;
pub mod router;
pub mod view;
pub mod web;

mod attachment;
mod caller;
mod door;
mod error;
mod mend;
mod respond;
mod trouble;
mod tunnel;
