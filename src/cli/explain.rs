//! `recoupe explain`: why a text was read as it was, or why two claims are one fact or are not.

use std::path::{Path, PathBuf};

use super::args::{ExplainArgs, Format};
use super::{Failure, Outcome, complain, load_rules, only, output};
use crate::report::{self, Look};
use crate::rules::Rules;
use crate::run::{self, Options};
use crate::text::load::Hints;

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    only(args.run.format, &[Format::Human, Format::Json], "explain")?;
    let hints = Hints { date: args.date, lang: args.lang.clone(), source: None };
    let options = Options { hints, patterns: args.patterns.clone(), keep_mentions: true, ..Options::default() };
    let rules = || load_rules(args.run.rules.as_deref());
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
    output::write(&told, args.run.output.as_deref())?;
    Ok(Outcome::Clean)
}

/// Every mention of a text, or of the article that a path names.
fn text(args: &ExplainArgs, given: &str, options: &Options, rules: &Rules) -> Result<String, Failure> {
    if Path::new(given).is_dir() {
        return Err(Failure::Message(format!("{given}: expected a text or one article, this is a folder")));
    }
    let run = if names_article(given) {
        run::extract(&[PathBuf::from(given)], options, rules)
    } else {
        run::extract_text(given, options, rules)
    };
    let why = || run.problems.first().map_or_else(String::new, |p| p.message.clone());
    let told = report::explain_text(&run, rules).ok_or_else(|| Failure::Message(why()))?;
    Ok(match args.run.format {
        Format::Json => report::json(&told, true),
        _ => report::show_text(&told, look(args)),
    })
}

/// A name that ends as articles do is no text, even where there is no such file: the reader says so.
fn names_article(given: &str) -> bool {
    let path = Path::new(given);
    let named = !given.contains(char::is_whitespace) && path.extension().is_some_and(|e| e == "txt" || e == "md");
    given == "-" || named || path.is_file()
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
    for problem in &run.problems {
        complain(&problem.message);
    }
    if run.articles.is_empty() {
        return Err(Failure::Message("no article could be read".to_owned()));
    }
    let [a, b] = claims;
    let told = report::explain_pair(&run, rules, run::find(&run, a)?, run::find(&run, b)?)
        .ok_or_else(|| Failure::Message(format!("expected two claims, {a} and {b} are one")))?;
    Ok(match args.run.format {
        Format::Json => report::json(&told, true),
        _ => report::show_pair(&told, look(args)),
    })
}

fn look(args: &ExplainArgs) -> Look {
    output::look(args.color, args.run.output.as_deref())
}
