//! A table of deliberate rule breaks and what Discord says to each.
