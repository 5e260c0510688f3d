//! What was stated, to the digit, as a key.

use super::{Edtf, Quantity, UnitId, Value};

/// Equal for values that were stated alike: as much, as precisely, with the same bounds and hedges, in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stated(Key);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Date(Edtf),
    /// Ends and grain, strict and approximate, the kind of value, the unit.
    Number([Option<[u8; 16]>; 3], [bool; 2], u8, UnitId),
}

impl Value {
    /// The key of what was stated.
    pub fn stated(&self) -> Stated {
        let number = |kind: u8, q: &Quantity| {
            let digits = [q.min, q.max, Some(q.grain)].map(|d| d.map(|d| d.serialize()));
            Key::Number(digits, [q.strict, q.approx], kind, q.unit)
        };
        Stated(match self {
            Self::Date(date) => Key::Date(*date),
            Self::Quantity(q) => number(0, q),
            Self::Duration(q) => number(1, q),
            Self::Ordinal(q) => number(2, q),
        })
    }
}
