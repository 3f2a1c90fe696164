//! The program: hands its arguments over.

fn main() -> std::process::ExitCode {
    kolega::cli::main(std::env::args_os())
}
