//! Examples in the rules: `rules/<code>/examples.toml` and `rules/<code>/examples/*.toml`, sentences with what must be
//! read in them.

use serde::Deserialize;

use crate::claim;
use crate::error::RuleError;
use crate::grammar;
use crate::report;
use crate::rules::{RuleFiles, Rules};
use crate::text::load::{self, Hints};

/// One file of examples.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    /// The day on which the texts are printed, where an example does not say its own.
    date: Option<String>,
    /// Texts and what they say.
    example: Vec<Example>,
    /// Texts that claim nothing.
    silent: Vec<String>,
}

/// `text = "plus de 300 blessés"`, `reads = ["300.. 1"]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Example {
    text: String,
    reads: Vec<String>,
    date: Option<String>,
}

/// What became of the examples.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many there are.
    pub total: usize,
    /// Those read otherwise, with what was read instead.
    pub failures: Vec<RuleError>,
    /// By language, how many examples say something and how many nothing.
    pub counts: Vec<(String, usize, usize)>,
}

/// Reads every example with the rules and compares.
///
/// # Errors
/// An example file that is no TOML of the expected form, or a date that is none.
pub fn run(files: &RuleFiles, rules: &Rules) -> Result<Checked, RuleError> {
    let mut checked = Checked::default();
    for language in &rules.languages {
        let mut counts = (language.code.clone(), 0, 0);
        let folder = format!("{}/examples", language.code);
        for path in files.under(&folder) {
            let file: File = files.read(path)?;
            counts.1 += file.example.len();
            counts.2 += file.silent.len();
            check(file, path, files.text(path).unwrap_or_default(), &language.code, rules, &mut checked)?;
        }
        checked.counts.push(counts);
    }
    Ok(checked)
}

/// Compares what one file of examples says with what is read.
fn check(
    file: File,
    path: &str,
    source: &str,
    code: &str,
    rules: &Rules,
    checked: &mut Checked,
) -> Result<(), RuleError> {
    let silent = file.silent.into_iter().map(|text| Example { text, ..Example::default() });
    for example in file.example.into_iter().chain(silent) {
        checked.total += 1;
        let fail = |message| RuleError { file: path.to_owned(), line: line_of(source, &example.text), message };
        let date = match example.date.as_ref().or(file.date.as_ref()) {
            Some(date) => {
                Some(date.parse().map_err(|_| fail(format!("expected a date such as 2025-03-12, found {date:?}")))?)
            }
            None => None,
        };
        let read = read(&example.text, Hints { date, lang: Some(code.to_owned()), source: None }, rules);
        if read != example.reads {
            checked.failures.push(fail(format!("\"{}\": expected {:?}, read {read:?}", example.text, example.reads)));
        }
    }
    Ok(())
}

/// The values that a text claims, in order, in the short form of the report.
fn read(text: &str, hints: Hints, rules: &Rules) -> Vec<String> {
    let article = match load::read("example.txt", text.as_bytes().to_vec(), &hints, rules) {
        Ok(article) => article,
        Err(e) => return vec![e.to_string()],
    };
    let mentions = grammar::mentions(&article, rules);
    let claims = claim::claims(0, &article, &mentions, rules);
    claims.iter().filter(|c| c.block.holds_claims()).map(|c| report::value_text(&c.value, rules)).collect()
}

/// The line an example's text stands on, 0 where it is not written as it reads.
fn line_of(file: &str, text: &str) -> usize {
    file.lines().position(|l| l.contains(text)).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every language carries its own proof: so many texts that say something, so many that say nothing.
    #[test]
    fn every_language_has_examples_that_hold() {
        let files = RuleFiles::built_in();
        let rules = Rules::load(&files).unwrap();
        let checked = run(&files, &rules).unwrap();
        assert!(checked.failures.is_empty(), "{:#?}", checked.failures);
        for (code, examples, silent) in checked.counts {
            assert!(examples >= 60 && silent >= 25, "{code}: {examples} examples, {silent} silent");
        }
    }
}
