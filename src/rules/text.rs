//! `rules/<code>/text.toml`: what a language's pages look like around the text.

use crate::error::RuleError;
use crate::rules::RuleFiles;

/// Abbreviations, furniture phrases, byline cues of one language.
#[derive(Debug, Default)]
pub struct TextRules {}

impl TextRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(_files: &RuleFiles, _code: &str) -> Result<Self, RuleError> {
        Ok(Self::default())
    }
}
