//! The command line of polya.

fn main() -> std::process::ExitCode {
    polya::cli::run()
}
