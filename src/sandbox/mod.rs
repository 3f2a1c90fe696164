//! A strict stand-in for Discord on loopback, with a chat page.
