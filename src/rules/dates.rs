//! `rules/<code>/dates.toml`: how a language says dates.

use crate::error::RuleError;
use crate::rules::RuleFiles;

/// Months, weekdays, relative dates of one language.
#[derive(Debug, Default)]
pub struct DateRules {}

impl DateRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(_files: &RuleFiles, _code: &str) -> Result<Self, RuleError> {
        Ok(Self::default())
    }
}
