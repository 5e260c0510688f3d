//! Units by UCUM code (money by ISO 4217), with exact factors, as `rules/units.toml` lists them.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::rules::prefixes::Prefixes;

/// The most that is reckoned with, about 10^26: a hundred times it, or hundreds of it, still are a decimal.
const MOST: Decimal = Decimal::from_parts(0, 0, 5_421_010, false, 0);

/// Index of a unit in [`Units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub u16);

impl UnitId {
    /// Things and people counted, UCUM `1`. Always the first unit.
    pub const ONE: Self = Self(0);
    /// Percent. Always the second unit.
    pub const PERCENT: Self = Self(1);
    /// Percentage points. Always the third unit.
    pub const POINT: Self = Self(2);
    /// Calendar year, UCUM `a`. Always the fourth unit.
    pub const YEAR: Self = Self(3);
    /// Calendar month, UCUM `mo`. Always the fifth unit.
    pub const MONTH: Self = Self(4);
    /// Week, UCUM `wk`. Always the sixth unit.
    pub const WEEK: Self = Self(5);
    /// Day, UCUM `d`. Always the seventh unit.
    pub const DAY: Self = Self(6);
    /// Hour, UCUM `h`. Always the eighth unit.
    pub const HOUR: Self = Self(7);
    /// Minute, UCUM `min`. Always the ninth unit.
    pub const MINUTE: Self = Self(8);
    /// Second, UCUM `s`. Always the tenth unit.
    pub const SECOND: Self = Self(9);
}

/// What a unit measures. Values of two dimensions are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Dimension {
    Count,
    Percent,
    Points,
    /// Lengths of time in seconds (`s` to `wk`).
    Time,
    /// Lengths of time in calendar months (`mo`, `a`).
    Months,
    Money,
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Power,
    Energy,
    Pressure,
    Data,
    Other,
}

/// One unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// UCUM or ISO 4217 code.
    pub code: String,
    /// What it measures.
    pub dimension: Dimension,
    /// Multiplied by this a value is in the dimension's base unit (for money: 1, each currency is its own base).
    pub factor: Decimal,
    /// Added after the factor (temperatures only; differences of temperature do without).
    pub offset: Decimal,
}

/// The table of units.
#[derive(Debug, Clone, Default)]
pub struct Units {
    all: Vec<Unit>,
    by_code: FxHashMap<String, UnitId>,
    /// Currency signs and codes, longest first: "US$" before "$".
    pub symbols: Vec<(String, UnitId)>,
    /// The same by the byte that they begin with.
    pub signs: Prefixes<UnitId>,
    /// Names that several currencies share.
    pub families: Vec<Family>,
}

/// Currencies of one name: rupees of India, of Pakistan, of Nepal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The name in every language, folded.
    pub words: Vec<String>,
    /// Each currency with the id of its country.
    pub members: Vec<(UnitId, String)>,
    /// The sign they share, where a sum without more is told in the currency of the country that an article is about.
    pub sign: Option<String>,
    /// Words of sentences in which the name is that of a thing, folded: "livres" beside "auteur" are books.
    pub things: Vec<String>,
    /// Those of its names that may be things, folded.
    pub doubtful: Vec<String>,
    /// What tells one of its currencies beyond doubt.
    pub marks: Vec<String>,
}

impl Units {
    /// Adds a unit, or replaces the one of the same code.
    pub fn insert(&mut self, unit: Unit) -> UnitId {
        if let Some(&id) = self.by_code.get(&unit.code) {
            self.all[usize::from(id.0)] = unit;
            return id;
        }
        let id = UnitId(u16::try_from(self.all.len()).unwrap_or(u16::MAX));
        self.by_code.insert(unit.code.clone(), id);
        self.all.push(unit);
        id
    }

    /// The unit of a code.
    pub fn find(&self, code: &str) -> Option<UnitId> {
        self.by_code.get(code).copied()
    }

    /// The currencies.
    pub fn money(&self) -> impl Iterator<Item = UnitId> {
        (0_u16..).zip(&self.all).filter(|(_, u)| u.dimension == Dimension::Money).map(|(id, _)| UnitId(id))
    }

    /// What is known of a unit.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.all[usize::from(id.0)]
    }

    /// The code of a unit.
    pub fn code(&self, id: UnitId) -> &str {
        &self.get(id).code
    }

    /// True where values of both can be compared: same dimension, and for money the same currency.
    pub fn comparable(&self, a: UnitId, b: UnitId) -> bool {
        let (x, y) = (self.get(a), self.get(b));
        x.dimension == y.dimension && (a == b || !matches!(x.dimension, Dimension::Money | Dimension::Other))
    }

    /// A value in the dimension's base unit; `None` where that leaves no room in a decimal to reckon with it.
    pub fn to_base(&self, value: Decimal, unit: UnitId) -> Option<Decimal> {
        let unit = self.get(unit);
        value.checked_mul(unit.factor)?.checked_add(unit.offset).filter(|v| v.abs() <= MOST)
    }

    /// A value in another unit of the same dimension; `None` where they cannot be compared.
    pub fn convert(&self, value: Decimal, from: UnitId, to: UnitId) -> Option<Decimal> {
        if !self.comparable(from, to) {
            return None;
        }
        let target = self.get(to);
        let value = self.to_base(value, from)?.checked_sub(target.offset)?.checked_div(target.factor)?;
        Some(value).filter(|v| v.abs() <= MOST)
    }
}
