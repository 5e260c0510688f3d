//! Values, skips and ties in words.

use chrono::{Datelike, Weekday};

use crate::claim::{Claim, Tie};
use crate::grammar::Skip;
use crate::rules::Rules;
use crate::value::{Edtf, Quantity, UnitId, Value};

/// A value in words; the claim tells how a date came by its year.
pub(super) fn meaning(value: &Value, claim: Option<&Claim>, rules: &Rules) -> String {
    match value {
        Value::Date(date) => {
            let told = match claim {
                Some(c) if c.absolute => "",
                Some(_) => ", told by the article's day or a date before it",
                None => "",
            };
            let beside = claim.and_then(|c| c.weekday);
            let beside = beside.map_or(String::new(), |w| format!(", written as a {}", weekday(w)));
            format!("{}{told}{beside}", days(date))
        }
        Value::Quantity(q) | Value::Duration(q) | Value::Ordinal(q) => bounds(q, rules),
    }
}

fn days(date: &Edtf) -> String {
    let about = if date.approx { "about " } else { "" };
    let days = match date.bounds() {
        (Some(a), Some(b)) if a == b => format!("{a}, a {}", weekday(a.weekday())),
        (Some(a), Some(b)) => format!("{a} to {b}"),
        (Some(a), None) => format!("{a} or later"),
        (None, Some(b)) => format!("{b} or earlier"),
        (None, None) => "a day that nothing settles".to_owned(),
    };
    format!("{about}{days}")
}

/// The English name of a weekday.
pub(super) const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn bounds(q: &Quantity, rules: &Rules) -> String {
    let about = if q.approx { "about " } else { "" };
    let unit = if q.unit == UnitId::ONE { String::new() } else { format!(" {}", rules.units.code(q.unit)) };
    let range = match (q.min, q.max, q.strict) {
        (Some(a), Some(b), _) if a == b => format!("{}{unit}", a.normalize()),
        (Some(a), Some(b), _) => format!("{} to {}{unit}", a.normalize(), b.normalize()),
        (Some(a), None, true) => format!("more than {}{unit}", a.normalize()),
        (Some(a), None, false) => format!("{}{unit} or more", a.normalize()),
        (None, Some(b), true) => format!("less than {}{unit}", b.normalize()),
        (None, Some(b), false) => format!("{}{unit} or less", b.normalize()),
        (None, None, _) => format!("any number{unit}"),
    };
    format!("{about}{range}, to the nearest {}", q.grain.normalize())
}

/// Why a mention claims nothing, as a sentence.
pub(super) const fn because(skip: Skip) -> &'static str {
    match skip {
        Skip::Furniture => "it stands in a menu, a teaser or a form of the page",
        Skip::Header => "it dates the article, and says nothing in it",
        Skip::Name => "it is part of a name",
        Skip::ArticleWord => "the word is an article or a pronoun here",
        Skip::Idiom => "it is a turn of phrase",
        Skip::Multiplier => "it says how many times as much, not how much",
        Skip::Score => "it is the score of a game",
        Skip::Label => "it numbers something: a page, a version, an address, a telephone",
    }
}

/// What a tie says, as the end of "the text sets one beside the other as ...".
pub(super) const fn tie(kind: Tie) -> &'static str {
    match kind {
        Tie::Rival => "a rival claimant's figure",
        Tie::Update => "an earlier and a later figure",
        Tie::Restated => "the same in another unit",
    }
}
