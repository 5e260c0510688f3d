//! `rules/compare.toml`: tolerances, thresholds, and what currencies are roughly worth.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::RuleError;
use crate::rules::RuleFiles;

/// How values are compared and when a finding is put forward.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Compare {
    /// Scores above which a contradiction is put forward.
    pub threshold: Threshold,
    /// Parts of a value within which two figures may be one.
    pub tolerance: Tolerance,
    /// Rough worth of one unit of a currency in US dollars, by ISO 4217 code.
    pub worth: BTreeMap<String, f64>,
}

/// Scores of the frames, 0 to 1.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Threshold {
    /// Where a likely slip explains the conflict.
    pub slip: f64,
    /// Where it is another year, and one side gives no day.
    pub calendar: f64,
    /// Where it is another day of the month, both written out.
    pub day: f64,
    /// For two claimants at odds, and for a figure overtaken.
    pub change: f64,
    /// Where both tell somebody's age.
    pub age: f64,
    /// Where nothing does.
    pub plain: f64,
    /// A slip where two articles or more give either value.
    pub borne_out: f64,
    /// Where nothing does and both are counts below ten.
    pub small_count: f64,
    /// Taken for pairs without a score.
    pub default: f64,
}

impl Default for Threshold {
    fn default() -> Self {
        Self {
            slip: 0.5,
            calendar: 0.5,
            day: 0.5,
            change: 0.5,
            age: 0.6,
            plain: 0.75,
            borne_out: 0.9,
            small_count: 0.85,
            default: 0.6,
        }
    }
}

/// Parts of a value.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Tolerance {
    /// Of an approximate value stated to one digit.
    pub approx_one_digit: f64,
    /// To two digits.
    pub approx_two_digits: f64,
    /// To more.
    pub approx_more: f64,
    /// Of a round number of one digit that is not said to be approximate.
    pub round_one_digit: f64,
    /// Of a bound.
    pub bound: f64,
    /// Of a calendar month or year counted in days.
    pub months_in_days: f64,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self {
            approx_one_digit: 0.16,
            approx_two_digits: 0.12,
            approx_more: 0.06,
            round_one_digit: 0.03,
            bound: 0.005,
            months_in_days: 0.05,
        }
    }
}

impl Compare {
    /// Reads the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        files.read("compare.toml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_built_in_file() {
        let compare = Compare::load(&RuleFiles::built_in()).unwrap();
        assert!(compare.threshold.plain > compare.threshold.slip);
        assert_eq!(compare.worth.get("USD"), Some(&1.0));
    }
}
