//! The command line: one file a command.

mod args;
mod check;
mod claims;
mod config;
mod decide;
mod decide_args;
mod decisions;
mod exit;
mod explain;
mod generate;
mod kept;
mod output;
mod review;
mod rules;
mod serve;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};

pub use args::{Args, InputArgs};
pub use exit::Outcome;

use crate::rules::{RuleFiles, Rules};

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let outcome = run(Args::parse());
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(Failure::Pipe) => Outcome::Clean.into(),
        Err(Failure::Message(message)) => {
            complain(&message);
            Outcome::Failed.into()
        }
    }
}

/// Runs a command as its arguments and the configuration have it.
fn run(args: Args) -> Result<Outcome, Failure> {
    let mut command = args.command;
    // What only prints what the program knows of itself needs none.
    if !matches!(command, args::Command::Completions(_) | args::Command::Man(_)) {
        config::load(args.config.as_deref(), args.isolated)?.complete(&mut command);
    }
    match command {
        args::Command::Check(args) => check::run(&args),
        args::Command::Claims(args) => claims::run(&args),
        args::Command::Explain(args) => explain::run(&args),
        args::Command::Review(args) => review::run(&args),
        args::Command::Decide(args) => decide::run(&args),
        args::Command::Decisions(command) => decisions::run(&command),
        args::Command::Serve(args) => serve::run(args),
        args::Command::Rules(args) => rules::run(&args),
        args::Command::Completions(args) => generate::completions(&args),
        args::Command::Man(args) => generate::man(&args),
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// The reader of our output went away, which is no error.
    Pipe,
    /// Anything else, in a sentence that names the file.
    Message(String),
}

impl From<crate::run::FindError> for Failure {
    fn from(e: crate::run::FindError) -> Self {
        Self::Message(e.to_string())
    }
}

impl From<config::ConfigError> for Failure {
    fn from(e: config::ConfigError) -> Self {
        Self::Message(e.to_string())
    }
}

impl From<crate::error::RuleError> for Failure {
    fn from(e: crate::error::RuleError) -> Self {
        Self::Message(e.to_string())
    }
}

/// Refuses a format that a command has no writer for.
fn only(format: args::Format, has: &[args::Format], command: &str) -> Result<(), Failure> {
    let name = |f: &args::Format| f.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default();
    if has.contains(&format) {
        return Ok(());
    }
    let has: Vec<String> = has.iter().map(name).collect();
    Err(Failure::Message(format!("{command} writes {}, not {}", has.join(" or "), name(&format))))
}

/// Says what went wrong on standard error, where a closed pipe does not matter. Nothing that a file holds may reach a
/// terminal as a command.
fn complain(message: &str) {
    use std::io::Write;
    let message: String = message.chars().filter(|&c| c == '\n' || !c.is_control()).collect();
    let _ = writeln!(std::io::stderr().lock(), "recoupe: {message}");
}

/// The rules the binary carries, with the desk's own laid over them. They live as long as the process, which has no
/// time to take them apart again.
fn load_rules(own: Option<&std::path::Path>) -> Result<&'static Rules, Failure> {
    let mut files = RuleFiles::built_in();
    if let Some(root) = own {
        files.overlay(root)?;
    }
    Ok(Box::leak(Box::new(Rules::load(&files)?)))
}
