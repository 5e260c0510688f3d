//! `recoupe rules`: validate the rules and run their examples.

use std::fmt::Write;

use super::args::RulesArgs;
use super::{Failure, Outcome, complain, output};
use crate::rules::{RuleFiles, Rules};
use crate::run::examples;

pub(super) fn run(args: &RulesArgs) -> Result<Outcome, Failure> {
    let mut files = RuleFiles::built_in();
    if let Some(root) = args.rules.as_deref() {
        files.overlay(root)?;
    }
    let rules = Rules::load(&files)?;
    let checked = examples::run(&files, &rules)?;
    for failure in &checked.failures {
        complain(&failure.to_string());
    }
    let codes: Vec<&str> = rules.languages.iter().map(|l| l.code.as_str()).collect();
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} rule files, languages {}, {} examples, {} read otherwise",
        files.under("").count(),
        codes.join(" "),
        checked.total,
        checked.failures.len()
    );
    output::write(&out, None)?;
    Ok(if checked.failures.is_empty() { Outcome::Clean } else { Outcome::Findings })
}
