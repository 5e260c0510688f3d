//! A number with its bounds, its unit, and how precisely it was stated.

use rust_decimal::Decimal;

use super::UnitId;

/// An interval of decimal values in one unit. An exact value has `min == max`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// Lower end; `None` is open ("at most 50").
    pub min: Option<Decimal>,
    /// Upper end; `None` is open ("more than 50").
    pub max: Option<Decimal>,
    /// True where a closed end itself is excluded ("more than 50" is not 50).
    pub strict: bool,
    /// Said to be about right ("nearly", "une vingtaine", "hundreds").
    pub approx: bool,
    /// The unit of both ends.
    pub unit: UnitId,
    /// The step at which it was stated, in the unit: 100 for 1,100; 10,000 for 1.28 million; 1 for 259.
    pub grain: Decimal,
}

impl Quantity {
    /// An exact value.
    pub const fn exact(value: Decimal, grain: Decimal, unit: UnitId) -> Self {
        Self { min: Some(value), max: Some(value), strict: false, approx: false, unit, grain }
    }

    /// The single number it states, where it states one: of an exact or approximate value, or of a bound.
    pub fn stated(&self) -> Option<Decimal> {
        match (self.min, self.max) {
            (Some(a), Some(b)) => (a == b).then_some(a),
            (a, b) => a.or(b),
        }
    }

    /// True for a single value with no bound (it may be approximate).
    pub fn is_point(&self) -> bool {
        self.min.is_some() && self.min == self.max
    }
}
