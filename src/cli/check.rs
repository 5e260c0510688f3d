//! `recoupe check`: hold articles against each other.

use std::path::PathBuf;

use super::args::{CheckArgs, Format};
use super::{Failure, Outcome, complain, kept, load_rules, only, output};
use crate::report;
use crate::rules::Rules;
use crate::run::{self, Options, Run};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    if !args.against.is_empty() {
        only(args.input.run.format, &[Format::Human, Format::Json], "--against")?;
    }
    if args.each {
        // A SARIF log and a page are one document each.
        only(args.input.run.format, &[Format::Human, Format::Json, Format::Markdown, Format::Github], "--each")?;
    }
    let rules = load_rules(args.input.run.rules.as_deref())?;
    let mut options = Options::from(&args.input);
    // The page marks every figure of an article, those that claim nothing too.
    options.keep_mentions = args.input.run.format == Format::Html;
    options.report_lang = args.report_lang.map(Into::into);
    if !args.against.is_empty() {
        options.against.clone_from(&args.against);
        return against(args, options, rules);
    }
    options.only_open = args.new;
    if !args.each {
        let (text, outcome) = one(args, &args.input.paths, None, options, rules)?;
        output::write(&text, args.input.run.output.as_deref())?;
        return Ok(outcome);
    }
    let mut all = String::new();
    let mut outcomes = Vec::new();
    for path in &args.input.paths {
        let (text, outcome) = one(args, std::slice::from_ref(path), Some(path), options.clone(), rules)?;
        all.push_str(&text);
        outcomes.push(outcome);
    }
    output::write(&all, args.input.run.output.as_deref())?;
    // A folder that could not be read does not hide what the others gave.
    let read = outcomes.iter().filter(|&&o| o != Outcome::Failed).max();
    Ok(read.copied().unwrap_or(Outcome::Failed))
}

/// Drafts held against sources.
fn against(args: &CheckArgs, options: Options, rules: &Rules) -> Result<Outcome, Failure> {
    let all: Vec<PathBuf> = args.input.paths.iter().chain(&args.against).cloned().collect();
    let run = heeding(args, &args.input.paths, &all, options, rules)?;
    for problem in &run.problems {
        complain(&problem.message);
    }
    let report = report::draft(&run, rules);
    let outcome = Outcome::of_draft(&run, &report, args.fail_on.unwrap_or_default());
    let file = args.input.run.output.as_deref();
    let text = match args.input.run.format {
        Format::Json => report::json(&report, true),
        _ if outcome == Outcome::Failed => String::new(),
        _ => report::draft_human(&report, &run, output::look(args.color, file)),
    };
    if outcome == Outcome::Failed && !run.articles.is_empty() {
        complain(if report.drafts.is_empty() { "no draft could be read" } else { "no source beside the draft" });
    }
    output::write(&text, file)?;
    Ok(outcome)
}

/// One run, written out.
fn one(
    args: &CheckArgs,
    paths: &[PathBuf],
    folder: Option<&PathBuf>,
    options: Options,
    rules: &Rules,
) -> Result<(String, Outcome), Failure> {
    let run = heeding(args, paths, paths, options, rules)?;
    for problem in &run.problems {
        complain(&problem.message);
    }
    let folder = folder.map(|f| f.display().to_string());
    let text = match args.input.run.format {
        Format::Json => {
            let each = folder.is_some();
            let mut report = report::build(&run, rules);
            report.folder = folder;
            report::json(&report, !each)
        }
        // The message on standard error says it all where nothing could be read.
        Format::Human if run.articles.is_empty() => String::new(),
        Format::Human => {
            let look = output::look(args.color, args.input.run.output.as_deref());
            let head = folder.map(|f| format!("==> {f} <==\n\n")).unwrap_or_default();
            let tail = if args.each { "\n" } else { "" };
            format!("{head}{}{tail}", report::human(&run, rules, look))
        }
        Format::Html | Format::Markdown if run.articles.is_empty() => String::new(),
        Format::Markdown => {
            let head = folder.map(|f| format!("# {f}\n\n")).unwrap_or_default();
            let tail = if args.each { "\n" } else { "" };
            format!("{head}{}{tail}", report::markdown(&run, rules))
        }
        Format::Html => report::html(&run, rules),
        Format::Github => report::github(&run, rules),
        Format::Sarif => report::sarif(&run, rules),
    };
    let outcome = Outcome::of(&run, rules, args.fail_on.unwrap_or_default());
    Ok((text, outcome))
}

/// A run that heeds what was decided on these articles.
fn heeding(
    args: &CheckArgs,
    paths: &[PathBuf],
    all: &[PathBuf],
    mut options: Options,
    rules: &Rules,
) -> Result<Run, Failure> {
    let (decisions, broken) = kept::heed(&args.kept, all)?;
    options.decisions = decisions;
    let mut run = run::run(paths, &options, rules);
    run.problems.extend(broken);
    Ok(run)
}
