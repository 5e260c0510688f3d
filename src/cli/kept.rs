//! The file of decisions, found and read for a command.

use std::path::{Path, PathBuf};

use super::args::{KeptArgs, KnownArgs};
use super::{Failure, complain};
use crate::review::{Decisions, Ledger, LedgerError, beside, home};
use crate::run::{Options, Problem};
use crate::text::load::Hints;

impl From<LedgerError> for Failure {
    fn from(e: LedgerError) -> Self {
        Self::Message(e.to_string())
    }
}

impl From<&LedgerError> for Problem {
    fn from(e: &LedgerError) -> Self {
        Self { path: e.path().display().to_string(), message: e.to_string() }
    }
}

impl From<&KnownArgs> for Options {
    fn from(args: &KnownArgs) -> Self {
        let hints = Hints { date: args.published, lang: args.lang.clone(), source: args.source.clone() };
        Self { hints, patterns: args.patterns.clone(), ..Self::default() }
    }
}

/// What holds for these articles, and the lines that could not be read.
pub(super) fn heed(args: &KeptArgs, paths: &[PathBuf]) -> Result<(Decisions, Vec<Problem>), Failure> {
    let file = match &args.decisions {
        _ if args.no_decisions => None,
        Some(file) if !file.exists() => {
            return Err(Failure::Message(format!("{}: there is no such file of decisions", file.display())));
        }
        Some(file) => Some(file.clone()),
        None => home(paths),
    };
    let Some(file) = file else { return Ok(Default::default()) };
    let ledger = Ledger::read(&file)?;
    Ok((Decisions::of(&ledger), ledger.broken.iter().map(Problem::from).collect()))
}

/// The file that decisions on these articles go to.
pub(super) fn file(given: Option<&Path>, paths: &[PathBuf]) -> PathBuf {
    given.map(Path::to_owned).or_else(|| home(paths)).unwrap_or_else(|| beside(paths))
}

/// The file, read; lines that cannot be are told.
pub(super) fn read(file: &Path) -> Result<Ledger, Failure> {
    let ledger = Ledger::read(file)?;
    for broken in &ledger.broken {
        complain(&broken.to_string());
    }
    Ok(ledger)
}
