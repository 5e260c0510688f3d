//! `recoupe explain`: why a text was read as it was, or why two claims are one fact or are not.

use std::path::{Path, PathBuf};

use super::args::{ExplainArgs, Format};
use super::{Failure, Outcome, complain, load_rules, output};
use crate::report::{self, Look};
use crate::rules::Rules;
use crate::run::{self, Options, Run};
use crate::text::load::Hints;

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let hints = Hints { date: args.date, lang: args.lang.clone(), source: None };
    let options = Options { hints, keep_mentions: true, ..Options::default() };
    let rules = || load_rules(args.rules.as_deref());
    let told = match args.what.as_slice() {
        [given] => text(args, given, &options, rules()?)?,
        [a, b, paths @ ..] if !paths.is_empty() => pair(args, [a, b], paths, &options, rules()?)?,
        given => {
            return Err(Failure::Message(format!(
                "expected one text, or two claims and the articles of their run; found {} arguments",
                given.len()
            )));
        }
    };
    output::write(&told, args.output.as_deref())?;
    Ok(Outcome::Clean)
}

/// Every mention of a text, or of the article that a path names.
fn text(args: &ExplainArgs, given: &str, options: &Options, rules: &Rules) -> Result<String, Failure> {
    let run = if given == "-" || Path::new(given).is_file() {
        run::extract(&[PathBuf::from(given)], options, rules)
    } else {
        run::extract_text(given, options, rules)
    };
    tell(&run);
    let told = report::explain_text(&run, rules).ok_or_else(|| nothing_read(&run))?;
    Ok(match args.format {
        Format::Json => report::json(&told, true),
        Format::Human => report::show_text(&told, look(args)),
    })
}

/// Two claims of a run.
fn pair(
    args: &ExplainArgs,
    claims: [&str; 2],
    paths: &[String],
    options: &Options,
    rules: &Rules,
) -> Result<String, Failure> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let run = run::run(&paths, options, rules);
    tell(&run);
    if run.articles.is_empty() {
        return Err(nothing_read(&run));
    }
    let [a, b] = claims;
    let told = report::explain_pair(&run, rules, run::find(&run, a)?, run::find(&run, b)?)
        .ok_or_else(|| Failure::Message(format!("expected two claims, {a} and {b} are one")))?;
    Ok(match args.format {
        Format::Json => report::json(&told, true),
        Format::Human => report::show_pair(&told, look(args)),
    })
}

fn tell(run: &Run) {
    for problem in &run.problems {
        complain(&problem.message);
    }
}

fn nothing_read(run: &Run) -> Failure {
    Failure::Message(format!("no article could be read ({} problems)", run.problems.len()))
}

fn look(args: &ExplainArgs) -> Look {
    output::look(args.color, args.output.as_deref())
}
