//! The command line: parse the arguments, run, turn the outcome into an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    recoupe::cli::main()
}
