//! `rules/severity.toml`: how much a finding matters, in points that add up.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::compare::Cause;
use crate::verdict::{CheckKind, Severity};

/// The scale.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Scale {
    /// Points from which on a finding is high.
    pub high: i32,
    /// And medium.
    pub medium: i32,
    /// Contradictions by their likely slip.
    pub cause: BTreeMap<Cause, i32>,
    /// Conflicts that are nobody's error.
    pub conflict: Conflict,
    /// Errors within an article.
    pub check: BTreeMap<CheckKind, i32>,
    /// How far values lie apart.
    pub size: Size,
    /// Where the most prominent claim stands.
    pub place: Place,
    /// How many independent sources speak of it.
    pub sources: Sources,
}

/// Points of conflicts that are nobody's error.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Conflict {
    /// Two claimants.
    pub disputed: i32,
    /// A newer figure.
    pub superseded: i32,
}

/// Points of a size.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Size {
    /// Half of the larger value, a year.
    pub large: i32,
    /// A tenth, a month.
    pub notable: i32,
    /// Less.
    pub small: i32,
    /// An error of a check that hardly matters.
    pub slight: i32,
}

/// Points of a place.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// The heading.
    pub headline: i32,
    /// The first paragraph.
    pub lead: i32,
    /// The first third.
    pub top: i32,
    /// The rest.
    pub body: i32,
}

/// Points of sources.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sources {
    /// For each beyond two.
    pub each: i32,
    /// At most.
    pub most: i32,
}

impl Scale {
    /// How much an editor should care at so many points.
    pub const fn severity(&self, points: i32) -> Severity {
        if points >= self.high {
            Severity::High
        } else if points >= self.medium {
            Severity::Medium
        } else {
            Severity::Low
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleFiles;

    #[test]
    fn the_built_in_scale_names_every_slip_and_check() {
        let scale: Scale = RuleFiles::built_in().read("severity.toml").unwrap();
        assert!(scale.high > scale.medium && scale.medium > 0);
        assert_eq!((scale.cause.len(), scale.check.len()), (10, 9));
        let slip = scale.cause[&Cause::Magnitude] + scale.size.large;
        assert_eq!(scale.severity(slip), Severity::High);
        assert_eq!(scale.severity(scale.cause[&Cause::Day]), Severity::Low);
    }
}
