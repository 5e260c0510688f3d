//! A number with its bounds, its unit, and how precisely it was stated.

use rust_decimal::Decimal;

use super::UnitId;

/// A million billion billion, 10^24.
const VAST: Decimal = Decimal::from_parts(0xA100_0000, 0x1BCE_CCED, 0xD3C2, false, 0);

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

    /// True where no figure of the world is so large: the digits of a key or an account. What is not leaves sums,
    /// differences and percentages room in a decimal.
    pub fn is_vast(&self) -> bool {
        [self.min, self.max, Some(self.grain)].into_iter().flatten().any(|v| v.abs() > VAST)
    }

    /// True for a single value with no bound (it may be approximate).
    pub fn is_point(&self) -> bool {
        self.min.is_some() && self.min == self.max
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_septillion_is_the_last_figure() {
        let of = |value: i128| Quantity::exact(Decimal::from_i128_with_scale(value, 0), Decimal::ONE, UnitId::ONE);
        let last = 10_i128.pow(24);
        for (value, vast) in [(0, false), (last, false), (-last, false), (last + 1, true), (-last - 1, true)] {
            assert_eq!(of(value).is_vast(), vast, "{value}");
        }
    }
}
