//! Forms as people meet them: the shipped files, and what the engine answers.
