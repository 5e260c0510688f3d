//! So many out of so many: "un enseignant sur trois", "1 in 5", "one over twenty".

use rust_decimal::Decimal;

use super::Read;
use super::unit::unit;
use crate::grammar::Rule;
use crate::grammar::number::{How, number_with};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::{Quantity, UnitId, Units};

/// Most words between the part and the whole: "un agent de l'État sur quatre".
const BETWEEN: usize = 6;

/// Whether words such as "out of" may make a share of the count before `text`.
pub fn goes_on(rules: &NumberRules, text: &str) -> bool {
    let mut left = text;
    (0..BETWEEN).any(|_| {
        let next = skip_gap(left);
        left = &next[leading_word(next).len()..];
        rules.out_of.at(next).is_some()
    })
}

/// Makes a share of a count that is one of so many.
pub fn out_of(rules: &NumberRules, units: &Units, input: &str, read: &mut Read) {
    let part = read.number.value;
    if read.has_unit || read.number.scale > Decimal::ONE || part > Decimal::from(99) || part.is_zero() {
        return;
    }
    let mut left = &input[read.len..];
    for words in 0..BETWEEN {
        let next = skip_gap(left);
        if next.len() == left.len() || next.starts_with([',', '.', ';', '(', ':']) {
            return;
        }
        let word = leading_word(next);
        let bar = words == 0 && part == Decimal::ONE && rules.ratio.holds(word);
        let hit = rules.out_of.at(next).map(|(_, len)| len).or_else(|| bar.then_some(word.len()));
        if let Some(len) = hit {
            let after = skip_gap(&next[len..]);
            let Some((rest, whole)) = number_with(rules, after, How { joining: true, parts: false }) else { return };
            // One of many is a share whatever it is of; three of twenty are three.
            let round = (whole.value % Decimal::ONE_HUNDRED).is_zero();
            let base = whole.value == Decimal::ONE_HUNDRED || whole.value == Decimal::ONE_THOUSAND;
            let near = words == 0 && (part == Decimal::ONE || base);
            let year = whole.bare && whole.value >= Decimal::from(1000) && whole.value <= Decimal::from(2100);
            let fits = whole.value <= Decimal::TEN || !year && (near || part == Decimal::ONE && round);
            let measured = rules.units.opens(skip_gap(rest)) || unit(rules, units, rest, &whole).is_some();
            if whole.value <= part || !fits || whole.share || whole.to.is_some() || measured {
                return;
            }
            let Some(value) = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|p| p.checked_div(whole.value)) else {
                return;
            };
            read.quantity =
                Quantity { approx: true, ..Quantity::exact(value.round_dp(4), Decimal::ONE, UnitId::PERCENT) };
            read.len = input.len() - rest.len();
            (read.has_unit, read.number.share, read.rule) = (true, true, Rule::OutOf);
            return;
        }
        if word.is_empty() {
            return;
        }
        left = &next[word.len()..];
    }
}
