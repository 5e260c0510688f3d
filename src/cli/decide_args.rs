//! What can be said of decisions on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};

use super::args::day;
use crate::review::Reason;
use crate::run::Patterns;

/// Where decisions are kept.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct KeptArgs {
    /// The file of decisions (default: the nearest recoupe.decisions.jsonl in the folder of the articles or above it)
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Heed no decisions
    #[arg(long, conflicts_with = "decisions")]
    pub no_decisions: bool,
}

/// The articles of a decision, and what to know about them: the same as of the check that showed the finding.
#[derive(Debug, Clone, clap::Args)]
pub struct KnownArgs {
    /// The articles, as they were given to the check (default: those that recoupe.toml names, else the current
    /// folder)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What recoupe.toml says of files.
    #[arg(skip)]
    pub patterns: Patterns,
    /// Publication date of articles that do not say it (YYYY-MM-DD), which is --date of the check
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub published: Option<NaiveDate>,
    /// Language of articles that do not say it (fr, en)
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Outlet of articles that do not say it
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Folder of rule files that replace or add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// The file of decisions (default: the nearest recoupe.decisions.jsonl in the folder of the articles or above it)
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// Arguments of `recoupe decide`.
#[derive(Debug, clap::Args)]
pub struct DecideArgs {
    /// The finding, by the fingerprint that reports show (its first four digits or more); or two figures, each by its id
    /// or as file:line:column, joined by +
    #[arg(value_name = "FINGERPRINT")]
    pub what: String,
    /// What was decided
    #[arg(value_enum)]
    pub ruling: RulingName,
    /// What to read.
    #[command(flatten)]
    pub known: KnownArgs,
    /// Why it is dismissed
    #[arg(long, value_enum)]
    pub reason: Option<Reason>,
    /// Which side of what is confirmed is wrong: a for the first, b for the second
    #[arg(long, value_name = "SIDE", value_parser = side)]
    pub wrong: Option<usize>,
    /// Anything else to remember
    #[arg(long, default_value = "", hide_default_value = true)]
    pub note: String,
    /// Initials of who decided
    #[arg(long, value_name = "INITIALS")]
    pub by: String,
    /// The day of the decision (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: NaiveDate,
}

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulingName {
    /// It is right: something has to be corrected.
    Confirmed,
    /// There is nothing to correct.
    Dismissed,
    /// Its figures answer one question.
    SameFact,
    /// They answer two.
    NotSameFact,
    /// What was decided no longer holds.
    Reopen,
}

/// What can be done with decisions.
#[derive(Debug, Subcommand)]
pub enum DecisionsCommand {
    /// List those that hold
    List(ListArgs),
    /// List those that match nothing in these articles any more
    Stale(StaleArgs),
    /// Take those out of the file, and lines that later ones overrule
    Prune(StaleArgs),
}

impl DecisionsCommand {
    /// What it reads, where it does.
    pub fn known(&mut self) -> Option<&mut KnownArgs> {
        match self {
            Self::List(_) => None,
            Self::Stale(args) | Self::Prune(args) => Some(&mut args.known),
        }
    }
}

/// Arguments of `recoupe decisions list`.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// The articles whose decisions are meant
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// The file of decisions (default: the nearest recoupe.decisions.jsonl in the folder of the articles or above it)
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// Arguments of `recoupe decisions stale` and `prune`.
#[derive(Debug, clap::Args)]
pub struct StaleArgs {
    /// What to read.
    #[command(flatten)]
    pub known: KnownArgs,
    /// Make every folder given a run of its own
    #[arg(long)]
    pub each: bool,
}

/// A side by its letter.
pub(super) fn side(text: &str) -> Result<usize, String> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(letter @ 'a'..='z'), None) => Ok(usize::from(letter as u8 - b'a')),
        _ => Err("expected the letter of a side: a or b".to_owned()),
    }
}
