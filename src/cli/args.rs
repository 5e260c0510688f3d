//! What can be said on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use serde::Deserialize;

pub use super::decide_args::{DecideArgs, DecisionsCommand, KeptArgs, KnownArgs, RulingName, StaleArgs};
pub use super::review::ReviewArgs;
use crate::run::Patterns;

/// Finds every figure and date in the articles several sources printed on one story,
/// and says where they cannot both be right.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, after_help = EXIT)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Configuration to heed (default: the nearest recoupe.toml in the current folder or above it)
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Heed no configuration
    #[arg(long, global = true, conflicts_with = "config")]
    pub isolated: bool,
}

const EXIT: &str = "Exit status: 0 nothing found, 1 findings, 2 could not run.";

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Hold articles against each other, and each against itself and the calendar
    Check(CheckArgs),
    /// List the figures and dates that articles claim
    Claims(ClaimsArgs),
    /// Say why a text was read as it was, or why two claims are one fact or are not
    Explain(ExplainArgs),
    /// Go through the findings one by one and decide on each
    Review(ReviewArgs),
    /// Write down what was decided on a finding, so that it is not asked again
    Decide(DecideArgs),
    /// Look after the decisions
    #[command(subcommand)]
    Decisions(DecisionsCommand),
    /// Show the report in a browser, decide there, and see it change as articles do
    Serve(ServeArgs),
    /// Validate the rules and run their examples
    Rules(RulesArgs),
    /// Write completions for a shell
    Completions(CompletionsArgs),
    /// Write a page for man
    Man(ManArgs),
}

/// Arguments of `recoupe completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Arguments of `recoupe man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// A command (default: the program)
    pub command: Vec<String>,
}

/// By which rules to read, how to write, and where to.
#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// Folder of rule files that replace or add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What to read, and what to know about it.
#[derive(Debug, clap::Args)]
pub struct InputArgs {
    /// Articles (.txt, .md), folders of them, or - for standard input, which is read where neither this nor recoupe.toml
    /// names any
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What recoupe.toml says of files.
    #[arg(skip)]
    pub patterns: Patterns,
    /// Publication date of articles that do not say it (YYYY-MM-DD)
    #[arg(long, alias = "published", value_name = "DAY", value_parser = day)]
    pub date: Option<NaiveDate>,
    /// Language of articles that do not say it (fr, en)
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Outlet of articles that do not say it
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// By which rules, and where to.
    #[command(flatten)]
    pub run: RunArgs,
}

/// Arguments of `recoupe check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// What to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// Which findings make the exit status 1 (default: contradiction)
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
    /// When to use colour (auto heeds NO_COLOR)
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Language of the report's own words (default: that of most articles)
    #[arg(long, value_enum, value_name = "CODE")]
    pub report_lang: Option<Lang>,
    /// Make every folder given a run of its own
    #[arg(long, conflicts_with = "against")]
    pub each: bool,
    /// Hold the paths, as drafts, against these articles and folders: figure by figure, who supports it and who does not
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// Show what nobody has decided yet, and no more
    #[arg(long, conflicts_with = "against")]
    pub new: bool,
    /// Where decisions are kept.
    #[command(flatten)]
    pub kept: KeptArgs,
}

/// Arguments of `recoupe claims`.
#[derive(Debug, clap::Args)]
pub struct ClaimsArgs {
    /// What to read.
    #[command(flatten)]
    pub input: InputArgs,
    /// Add the figures and dates that are no claims, each with why
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `recoupe explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A text, a file that holds one, or - for standard input; or two claims, each by the id that the JSON report gives
    /// it or as file:line:column, and the articles of their run
    #[arg(required = true, value_name = "TEXT | CLAIM CLAIM PATH")]
    pub what: Vec<String>,
    /// Publication date where the text does not say it (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<NaiveDate>,
    /// Language where the text does not say it (fr, en)
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// What recoupe.toml says of files.
    #[arg(skip)]
    pub patterns: Patterns,
    /// By which rules, and where to.
    #[command(flatten)]
    pub run: RunArgs,
    /// When to use colour (auto heeds NO_COLOR)
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

/// Arguments of `recoupe serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    /// What to read.
    #[command(flatten)]
    pub known: KnownArgs,
    /// Port to listen on (default: any that is free)
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Address to listen on, where other machines are to reach it
    #[arg(long, value_name = "ADDRESS", default_value_t = std::net::Ipv4Addr::LOCALHOST.into(), hide_default_value = true)]
    pub bind: std::net::IpAddr,
    /// Language of the report's own words (default: that of most articles)
    #[arg(long, value_enum, value_name = "CODE")]
    pub report_lang: Option<Lang>,
}

/// Arguments of `recoupe rules`.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// Folder of rule files that replace or add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// One page for a browser; only of articles held against each other.
    Html,
    /// For a desk's chat or a pull request; only of articles held against each other.
    Markdown,
    /// Annotations of a GitHub workflow; only of articles held against each other.
    Github,
    /// SARIF 2.1.0, for viewers of code scanning; only of articles held against each other.
    Sarif,
}

/// Which findings make the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// None.
    Never,
    /// Contradictions, and errors within an article.
    #[default]
    Contradiction,
    /// Those and disputed figures.
    Disputed,
    /// Those and superseded figures.
    Any,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl From<Lang> for crate::verdict::ReportLang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::French,
            Lang::En => Self::English,
        }
    }
}

/// A language that reports are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "expected a day such as 2025-03-12".to_owned())
}
