//! The binary carries its configuration and migrations; the macros that embed them see a changed file but not a new one.

fn main() {
    println!("cargo::rerun-if-changed=config");
    println!("cargo::rerun-if-changed=migrations");
}
