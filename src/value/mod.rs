//! What a figure or a date says, free of nom and of language.

mod edtf;
mod quantity;
mod stated;
mod unit;

pub use edtf::{Clock, Edtf, End, Partial, Zone};
pub use quantity::Quantity;
pub use stated::Stated;
pub use unit::{Dimension, Family, Unit, UnitId, Units};

/// The value of a claim, in one of the four kinds of `recoupe.report/1`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A count, a measure, a sum of money, a share, an age.
    Quantity(Quantity),
    /// A length of time.
    Duration(Quantity),
    /// A moment or stretch of the calendar.
    Date(Edtf),
    /// A rank; `min` = `max` = the rank, the unit what is ranked (`1`, `d`, `mo`, …).
    Ordinal(Quantity),
}

impl Value {
    /// The kind's name in the report.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Quantity(_) => "quantity",
            Self::Duration(_) => "duration",
            Self::Date(_) => "date",
            Self::Ordinal(_) => "ordinal",
        }
    }

    /// The quantity of all kinds but dates.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(q) | Self::Duration(q) | Self::Ordinal(q) => Some(q),
            Self::Date(_) => None,
        }
    }

    /// The date of a date.
    pub const fn date(&self) -> Option<&Edtf> {
        match self {
            Self::Date(d) => Some(d),
            _ => None,
        }
    }
}
