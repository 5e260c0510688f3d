//! The data of `rules/`: everything that is a matter of language or of the world rather than of logic.
//!
//! Files are embedded in the binary; a folder given by the desk replaces files of the same name and adds others.

pub mod concepts;
pub mod dates;
pub mod files;
pub mod frame;
pub mod names;
pub mod text;

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
}

/// What one folder `rules/<code>/` says.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// `text.toml`: abbreviations, furniture, bylines.
    pub text: text::TextRules,
    /// `dates.toml`: months, weekdays, relative dates.
    pub dates: dates::DateRules,
    /// `frame.toml`: who claims something, and how firmly.
    pub frame: frame::FrameRules,
}

impl Rules {
    /// Compiles the given files.
    ///
    /// # Errors
    /// The first rule file that cannot be used, with its line and what was expected.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let mut languages = Vec::new();
        for code in files.languages() {
            languages.push(Language {
                text: text::TextRules::load(files, &code)?,
                dates: dates::DateRules::load(files, &code)?,
                frame: frame::FrameRules::load(files, &code)?,
                code,
            });
        }
        Ok(Self { languages, units: Units::default(), concepts: Concepts::default(), names: Names::default() })
    }

    /// The language of a code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.code == code)
    }
}
