//! Two values held against each other, whatever they are about: can both be true, and if not, which slip of the pen
//! lies between them. Both the aligner and the verdicts ask this.

mod date;
mod quantity;
mod slip;

pub use date::dates;
pub use quantity::{Stretch, Yardstick};
pub use slip::{Slip, cause};

use crate::value::{Dimension, Units, Value};

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

/// Equal for equal values, whatever unit they were printed in.
pub fn key(value: &Value, units: &Units) -> String {
    match value {
        Value::Date(date) => date.to_string(),
        Value::Quantity(q) | Value::Duration(q) | Value::Ordinal(q) => {
            let unit = units.get(q.unit);
            let base = |d: Option<rust_decimal::Decimal>| {
                d.map(|d| units.to_base(d, q.unit).unwrap_or(d).normalize().to_string()).unwrap_or_default()
            };
            // Two currencies share a dimension and nothing else.
            let of = match unit.dimension {
                Dimension::Money | Dimension::Other => unit.code.clone(),
                dimension => format!("{dimension:?}"),
            };
            format!("{}:{}:{}:{of}", base(q.min), base(q.max), q.approx)
        }
    }
}

/// The likely slip behind a contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
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
