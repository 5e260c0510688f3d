//! Stage 5, JUDGE: can both be true, and if not, what happened.

pub mod cause;
mod date;
mod quantity;
mod reason;
mod relation;
mod swap;

pub use cause::{Slip, cause};
pub use date::dates;
pub use quantity::Yardstick;
pub use relation::judge;

use crate::value::{Units, Value};

/// How two values compare, whoever states them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Likeness {
    /// One value, stated as precisely.
    Same,
    /// Both can be true: one is rounder, vaguer or a bound.
    Compatible,
    /// They exclude each other.
    Conflict,
}

/// How two values compare, with the tolerances that `rules/compare.toml` is built in with.
pub fn compare_values(a: &Value, b: &Value, units: &Units) -> Likeness {
    Yardstick { units, compare: &crate::rules::compare::Compare::default(), difference: false }.values(a, b)
}

mod check;

pub use check::checks;

/// How two claims of one fact compare, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Verdict {
    Agreement,
    Compatible,
    Superseded,
    Disputed,
    Contradiction,
}

impl Verdict {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Compatible => "compatible",
            Self::Superseded => "superseded",
            Self::Disputed => "disputed",
            Self::Contradiction => "contradiction",
        }
    }
}

/// The likely slip behind a contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Cause {
    Magnitude,
    Transposition,
    Unit,
    Rounding,
    PercentPoints,
    Year,
    Day,
    Weekday,
    Entity,
    Other,
}

impl Cause {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Magnitude => "magnitude",
            Self::Transposition => "transposition",
            Self::Unit => "unit",
            Self::Rounding => "rounding",
            Self::PercentPoints => "percent-points",
            Self::Year => "year",
            Self::Day => "day",
            Self::Weekday => "weekday",
            Self::Entity => "entity",
            Self::Other => "other",
        }
    }
}

/// How much an editor should care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Severity {
    Low,
    Medium,
    High,
}

impl Severity {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Language that reasons are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ReportLang {
    French,
    English,
}

/// Two claims of one fact, compared. For `Superseded`, `b` is the later.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Index of a claim of the run.
    pub a: usize,
    /// Index of another.
    pub b: usize,
    /// How they compare.
    pub verdict: Verdict,
    /// The likely slip, where it can be told.
    pub cause: Option<Cause>,
    /// A full sentence.
    pub reason: String,
    /// How much it matters.
    pub severity: Severity,
    /// 0 to 1.
    pub confidence: f64,
    /// True where the tool would not put its name to it.
    pub tentative: bool,
}

/// What one article alone can be checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum CheckKind {
    Weekday,
    Elapsed,
    Percentage,
    Sum,
    Conversion,
    Age,
    Order,
    Implied,
    Impossible,
}

impl CheckKind {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Elapsed => "elapsed",
            Self::Percentage => "percentage",
            Self::Sum => "sum",
            Self::Conversion => "conversion",
            Self::Age => "age",
            Self::Order => "order",
            Self::Implied => "implied",
            Self::Impossible => "impossible",
        }
    }
}

/// One article held against itself or the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What was checked.
    pub check: CheckKind,
    /// True where it holds.
    pub ok: bool,
    /// Indices of the claims, all of one document.
    pub claims: Vec<usize>,
    /// A full sentence with the arithmetic.
    pub reason: String,
    /// What would have been right, for errors.
    pub expected: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// True where the tool would not put its name to it.
    pub tentative: bool,
}

/// What the judging of one run looks at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The articles, in order.
    pub articles: &'a [crate::text::Article],
    /// The claims of all of them, in order.
    pub claims: &'a [crate::claim::Claim],
    /// The compiled rules.
    pub rules: &'a crate::rules::Rules,
    /// Language of the reasons.
    pub lang: ReportLang,
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::rules::{RuleFiles, Rules};
    use crate::value::Quantity;

    fn value(text: &str, grain: &str, unit: &str, units: &Units) -> Value {
        let number = |t: &str| t.parse::<Decimal>().unwrap();
        Value::Quantity(Quantity::exact(number(text), number(grain), units.find(unit).unwrap()))
    }

    #[test]
    fn likeness_and_slip_read_the_same_both_ways() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        let units = &rules.units;
        for ((x, g, u), (y, h, v), likeness, slip) in [
            (("259", "1", "km2"), ("25900", "100", "har"), Likeness::Same, None),
            (("800", "100", "km"), ("500", "100", "[mi_i]"), Likeness::Compatible, None),
            (("8000", "1000", "1"), ("7952", "1", "1"), Likeness::Compatible, None),
            (("50", "10", "1"), ("53", "1", "1"), Likeness::Conflict, Some(Cause::Transposition)),
            (("1100", "100", "km2"), ("11000", "1000", "km2"), Likeness::Conflict, Some(Cause::Magnitude)),
            (("259", "1", "km2"), ("295", "1", "km2"), Likeness::Conflict, Some(Cause::Transposition)),
            (("800", "100", "km"), ("800", "100", "[mi_i]"), Likeness::Conflict, Some(Cause::Unit)),
            (("2", "1", "1"), ("20", "10", "1"), Likeness::Conflict, None),
        ] {
            let (a, b) = (value(x, g, u, units), value(y, h, v, units));
            for (a, b) in [(&a, &b), (&b, &a)] {
                assert_eq!(compare_values(a, b, units), likeness, "{x} {u}, {y} {v}");
                if likeness == Likeness::Conflict {
                    assert_eq!(cause(a, b, units), slip, "{x} {u}, {y} {v}");
                }
            }
        }
    }
}
