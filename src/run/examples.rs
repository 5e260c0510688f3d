//! Examples in the rules: `rules/<code>/examples.toml`, a sentence and what must be read in it.

use serde::Deserialize;

use crate::error::RuleError;
use crate::grammar;
use crate::report;
use crate::rules::{RuleFiles, Rules};
use crate::text::load::{self, Hints};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    example: Vec<Example>,
}

/// `text = "plus de 300 blessés"`, `reads = ["300.. 1"]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    reads: Vec<String>,
}

/// What became of the examples.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many there are.
    pub total: usize,
    /// Those read otherwise, with what was read instead.
    pub failures: Vec<RuleError>,
}

/// Reads every example with the rules and compares.
///
/// # Errors
/// An example file that is no TOML of the expected form.
pub fn run(files: &RuleFiles, rules: &Rules) -> Result<Checked, RuleError> {
    let mut checked = Checked::default();
    for language in &rules.languages {
        let file = format!("{}/examples.toml", language.code);
        let hints = Hints { lang: Some(language.code.clone()), ..Hints::default() };
        for example in files.read::<File>(&file)?.example {
            checked.total += 1;
            let read = match load::read("example.txt", example.text.clone().into_bytes(), &hints, rules) {
                Ok(article) => grammar::mentions(&article, rules)
                    .iter()
                    .filter(|m| m.skip.is_none())
                    .map(|m| report::reading_text(&m.reading, rules).unwrap_or_else(|| article.slice(m.span).into()))
                    .collect::<Vec<_>>(),
                Err(e) => vec![e.to_string()],
            };
            if read != example.reads {
                checked.failures.push(RuleError {
                    line: line_of(files.text(&file).unwrap_or_default(), &example.text),
                    file: file.clone(),
                    message: format!("\"{}\": expected {:?}, read {read:?}", example.text, example.reads),
                });
            }
        }
    }
    Ok(checked)
}

/// The line an example's text stands on, 0 where it is not written as it reads.
fn line_of(file: &str, text: &str) -> usize {
    file.lines().position(|l| l.contains(text)).map_or(0, |i| i + 1)
}
