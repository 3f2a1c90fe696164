//! The binary carries its configuration, its migrations and the chat page; the macros that embed them see a changed file but not a new one.

fn main() {
    println!("cargo::rerun-if-changed=config");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=src/sandbox/page/assets");
}
