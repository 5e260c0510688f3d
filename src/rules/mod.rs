//! The data of `rules/`: everything that is a matter of language or of the world rather than of logic.
//!
//! Files are embedded in the binary; a folder given by the desk replaces files of the same name and adds others.

pub mod checks;
pub mod compare;
pub mod compound;
pub mod concepts;
pub mod date_words;
pub mod dates;
pub mod files;
pub mod fold;
pub mod frame;
mod letters;
pub mod lexicon;
pub mod names;
pub mod numbers;
pub mod phrases;
pub mod prefixes;
pub mod severity;
pub mod stem;
pub mod table;
pub mod text;
pub mod triggers;
mod units;
pub mod word;
pub mod word_set;
pub mod wording;
pub mod words;

pub use concepts::{ConceptId, Concepts};
pub use files::RuleFiles;
pub use names::{EntityId, Names};
pub use triggers::Trigger;

use rayon::prelude::*;

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
    /// How much a finding matters.
    pub severity: severity::Scale,
    /// Weights and thresholds of the aligner.
    pub align: crate::align::Weights,
}

/// What one folder `rules/<code>/` says.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// The language as the detector of languages knows it.
    pub detected: Option<whatlang::Lang>,
    /// What `numbers.toml`, `units.toml`, `hedges.toml`, `decoys.toml` say: figures.
    pub numbers: numbers::NumberRules,
    /// The words that a figure or date can begin with.
    pub triggers: triggers::Triggers,
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
    #[serde(rename = "iso-639-3")]
    iso_639_3: String,
    stemmer: stem::Stemmer,
}

impl Rules {
    /// Compiles the given files.
    ///
    /// # Errors
    /// The first rule file that cannot be used, with its line and what was expected.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let units = units::load(files)?;
        let (mut codes, mut detected) = (Vec::new(), Vec::new());
        for code in files.languages() {
            let file: LanguageFile = files.read(&format!("{code}/language.toml"))?;
            codes.push((code, file.stemmer));
            detected.push(whatlang::Lang::from_code(file.iso_639_3));
        }
        let language = |((code, stemmer), &detected): (&(String, stem::Stemmer), &Option<whatlang::Lang>)| {
            let numbers = numbers::NumberRules::load(files, code, &units)?;
            let dates = dates::DateRules::load(files, code, &numbers)?;
            Ok(Language {
                triggers: triggers::Triggers::new(&numbers, &dates),
                numbers,
                dates,
                lexicon: lexicon::Lexicon::load(files, code, *stemmer)?,
                text: text::TextRules::load(files, code)?,
                frame: frame::FrameRules::load(files, code)?,
                checks: checks::CheckRules::load(files, code)?,
                code: code.clone(),
                detected,
            })
        };
        // Start-up is felt at every run.
        let (languages, world) = rayon::join(
            || codes.par_iter().zip(&detected).map(language).collect::<Result<Vec<_>, RuleError>>(),
            || Ok((Concepts::load(files, &codes)?, Names::load(files)?)),
        );
        let (concepts, names) = world?;
        Ok(Self {
            languages: languages?,
            units,
            concepts,
            names,
            compare: compare::Compare::load(files)?,
            severity: files.read("severity.toml")?,
            align: files.read("align.toml")?,
        })
    }

    /// The language of a code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.code == code)
    }
}
