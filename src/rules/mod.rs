//! The data of `rules/`: everything that is a matter of language or of the world rather than of logic.
//!
//! Files are embedded in the binary; a folder given by the desk replaces files of the same name and adds others.

pub mod checks;
pub mod compare;
pub mod concepts;
pub mod dates;
pub mod files;
pub mod fold;
pub mod frame;
pub mod lexicon;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod stem;
pub mod text;
mod units;

pub use concepts::{ConceptId, Concepts};
pub use files::RuleFiles;
pub use names::{EntityId, Names};

use crate::error::RuleError;
use crate::value::Units;

/// All rules, compiled.
#[derive(Debug)]
pub struct Rules {
    /// Languages by code, in order of code.
    pub languages: Vec<Language>,
    /// Units of measure and currencies.
    pub units: Units,
    /// What is counted and what happens.
    pub concepts: Concepts,
    /// Who and where.
    pub names: Names,
    /// Tolerances and thresholds of the judge.
    pub compare: compare::Compare,
    /// Weights and thresholds of the aligner.
    pub align: crate::align::Weights,
}

/// What one folder `rules/<code>/` says.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// What `numbers.toml`, `units.toml`, `hedges.toml`, `decoys.toml` say: figures.
    pub numbers: numbers::NumberRules,
    /// The folded words that a figure or date can begin with, and which of them.
    pub triggers: rustc_hash::FxHashMap<String, Trigger>,
    /// `lexicon.toml`: context words.
    pub lexicon: lexicon::Lexicon,
    /// `text.toml`: abbreviations, furniture, bylines.
    pub text: text::TextRules,
    /// `dates.toml`: months, weekdays, relative dates.
    pub dates: dates::DateRules,
    /// `frame.toml`: who claims something, and how firmly.
    pub frame: frame::FrameRules,
    /// `checks.toml`: the words that tie figures to one another.
    pub checks: checks::CheckRules,
}

/// `language.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LanguageFile {
    #[serde(rename = "name")]
    _name: String,
    stemmer: stem::Stemmer,
}

/// What a word can begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trigger {
    /// A number, or a turn of phrase that holds one.
    pub number: bool,
    /// A rank.
    pub rank: bool,
    /// A date.
    pub date: bool,
}

impl Trigger {
    /// Digits can begin all of them.
    pub const ANY: Self = Self { number: true, rank: true, date: true };
}

/// The words that figures and dates begin with.
fn triggers(numbers: &numbers::NumberRules, dates: &dates::DateRules) -> rustc_hash::FxHashMap<String, Trigger> {
    let mut all: rustc_hash::FxHashMap<String, Trigger> = rustc_hash::FxHashMap::default();
    for word in numbers.first_words() {
        all.entry(word.to_owned()).or_default().number = true;
    }
    for word in numbers.ranks.first_words() {
        all.entry(word.to_owned()).or_default().rank = true;
    }
    for word in dates.first_words() {
        all.entry(word.to_owned()).or_default().date = true;
    }
    for word in numbers.words.first_words() {
        // "trois semaines" may be a date, "trois" alone begins none of the date tables.
        all.entry(word.to_owned()).or_default().date = true;
    }
    all
}

impl Rules {
    /// Compiles the given files.
    ///
    /// # Errors
    /// The first rule file that cannot be used, with its line and what was expected.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let units = units::load(files)?;
        let mut codes = Vec::new();
        for code in files.languages() {
            let file: LanguageFile = files.read(&format!("{code}/language.toml"))?;
            codes.push((code, file.stemmer));
        }
        let language = |(code, stemmer): &(String, stem::Stemmer)| {
            let numbers = numbers::NumberRules::load(files, code, &units)?;
            let dates = dates::DateRules::load(files, code)?;
            Ok(Language {
                triggers: triggers(&numbers, &dates),
                numbers,
                dates,
                lexicon: lexicon::Lexicon::load(files, code, *stemmer)?,
                text: text::TextRules::load(files, code)?,
                frame: frame::FrameRules::load(files, code)?,
                checks: checks::CheckRules::load(files, code)?,
                code: code.clone(),
            })
        };
        // Start-up is felt at every run: the two halves are about equal.
        let (languages, world) = rayon::join(
            || codes.iter().map(language).collect::<Result<Vec<_>, RuleError>>(),
            || Ok((Concepts::load(files, &codes)?, Names::load(files)?)),
        );
        let (concepts, names) = world?;
        Ok(Self {
            languages: languages?,
            units,
            concepts,
            names,
            compare: compare::Compare::load(files)?,
            align: files.read("align.toml")?,
        })
    }

    /// The language of a code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.code == code)
    }
}
