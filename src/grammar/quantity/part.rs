//! Parts of a unit and what is added in smaller ones: "half an hour", "quatre ans et demi", "26 minutes et 29 secondes".

use rust_decimal::Decimal;

use super::Read;
use super::unit::{UnitRead, named, unit};
use crate::grammar::Rule;
use crate::grammar::number::{How, Number, added, grain, number_with};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// The unit that a share is a part of: "half an hour", "trois quarts d'heure", "demi-point", "a quarter of a mile".
pub fn part_of(rules: &NumberRules, units: &Units, rest: &str, share: &Number) -> Option<UnitRead> {
    let mut next = skip_gap(rest);
    if next.len() == rest.len() {
        return None;
    }
    let mut of = leading_word(next);
    let linked = rules.of.holds(of) && !rules.article.holds(of);
    if linked {
        next = skip_gap(&next[of.len()..]);
        of = leading_word(next);
    }
    let article = rules.article.holds(of);
    if article {
        next = skip_gap(&next[of.len()..]);
    }
    // "a third day" is a rank; "a third of miles" is a share of many.
    let many = if linked { rules.noun_behind } else { share.ranked };
    if many && !article {
        return None;
    }
    let long = leading_word(next).len() > 2 || next.starts_with('%');
    let (id, factor, len) = named(rules, units, next, false).filter(|_| long)?;
    Some((id, factor, rest.len() - next.len() + len))
}

/// A share of a unit as a value: half an hour is thirty minutes.
pub fn shared(share: &Number, (id, factor, _): UnitRead) -> Option<Quantity> {
    let sixty = Decimal::from(60);
    let value = share.value.checked_mul(factor)?.checked_div(Decimal::ONE_HUNDRED)?.round_dp(6);
    let (value, id) = match id {
        UnitId::HOUR => match value.checked_mul(sixty).filter(Decimal::is_integer) {
            Some(minutes) => (minutes, UnitId::MINUTE),
            None => (value, id),
        },
        _ => (value, id),
    };
    let step = grain(value, value.normalize().scale());
    Some(Quantity { approx: share.approx, ..Quantity::exact(value.normalize(), step, id) })
}

/// Minutes behind hours, where no time of day is meant: "une attente de 3h45", "4 h 30".
pub fn minutes(input: &str, read: &mut Read) {
    if read.quantity.unit != UnitId::HOUR && read.has_unit || !read.quantity.is_point() || !read.number.bare {
        return;
    }
    let gap = |text: &str| text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let Some(behind) = input.get(read.number_end..) else { return };
    let Some(rest) = behind[behind.len() - gap(behind)..].strip_prefix('h') else { return };
    let rest = &rest[rest.len() - gap(rest)..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let Some(more) = rest.get(..2).filter(|_| digits == 2).and_then(|m| m.parse::<u32>().ok()).filter(|m| *m < 60)
    else {
        return;
    };
    if rest[2..].starts_with(char::is_alphanumeric) {
        return;
    }
    let value = read.number.value.saturating_mul(Decimal::from(60)).saturating_add(Decimal::from(more));
    read.quantity = Quantity::exact(value, Decimal::ONE, UnitId::MINUTE);
    (read.len, read.has_unit, read.second) = (input.len() - rest.len() + 2, true, None);
}

/// "et demi" behind a unit: "quatre ans et demi", "an hour and a half".
pub fn and_part(rules: &NumberRules, units: &Units, input: &str, read: &mut Read) {
    if !read.has_unit || !read.quantity.is_point() || read.number.share || read.rule != Rule::Single {
        return;
    }
    let rest = &input[read.len..];
    let Some((ratio, left)) = added(rules, rest) else { return };
    // What is added to dollars are no quarters of them, but "2 millions de dollars et demi" hardly occurs.
    let Some((factor, value)) = read.unit_factor.zip(read.quantity.min) else { return };
    let more = ratio.saturating_mul(factor);
    let step = more.min(factor.saturating_sub(more)).max(Decimal::new(1, 6));
    let unit = read.quantity.unit;
    if units.get(unit).dimension == Dimension::Count {
        return;
    }
    let value = value.saturating_add(more);
    read.quantity = Quantity { approx: read.quantity.approx, ..Quantity::exact(value, step, unit) };
    read.len = input.len() - left.len();
    read.rule = Rule::Half;
}

/// "a half" behind "a year and": the length that both make, with where it begins in `text`.
pub fn half_behind(rules: &NumberRules, text: &str, at: usize, share: &Number) -> Option<(Quantity, usize)> {
    let before = text[..at].trim_end();
    let and = last_word(before);
    if !rules.and.holds(and) {
        return None;
    }
    let before = before.strip_suffix(and)?.trim_end();
    let named = last_word(before);
    let before = before.strip_suffix(named)?;
    let article = last_word(before);
    let (&(id, factor), len) = rules.units.at(named)?;
    if len < named.len() || id == UnitId::ONE || !rules.article.holds(article) || !before.trim_end().ends_with(article)
    {
        return None;
    }
    let value = share.value.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE)?.checked_mul(factor)?;
    let start = before.trim_end().len() - article.len();
    Some((Quantity::exact(value.normalize(), grain(value, value.normalize().scale()), id), start))
}

/// "26 minutes et 29 secondes", "one year and two months", "15 dollars et 15 cents", "6 feet 2": one value in the smaller unit.
pub fn compound(rules: &NumberRules, units: &Units, input: &str, read: &mut Read) {
    let Some(factor) = read.unit_factor.filter(|_| read.has_unit && read.quantity.is_point()) else { return };
    let large = read.quantity.unit;
    let dimension = units.get(large).dimension;
    if !matches!(dimension, Dimension::Time | Dimension::Months | Dimension::Money | Dimension::Length) {
        return;
    }
    let glued = input[read.len..].starts_with(|c: char| c.is_ascii_digit());
    let rest = skip_gap(&input[read.len..]);
    let word = leading_word(rest);
    let joined = rules.and.holds(word);
    if joined && dimension == Dimension::Length {
        return;
    }
    let next = if joined { skip_gap(&rest[word.len()..]) } else { rest };
    let Some((left, more)) = number_with(rules, next, How::ALL).filter(|(_, n)| n.to.is_none() && !n.share) else {
        return;
    };
    let Some(whole) = read.quantity.min else { return };
    let (value, id, end) = match unit(rules, units, left, &more) {
        // Cents are those of the currency before them.
        Some((id, by, len)) if by < factor && (id == large || cents(units, large, id, by)) => {
            (more.value.checked_mul(by).and_then(|m| whole.checked_add(m)), large, left.len() - len)
        }
        Some((id, by, len)) if units.get(id).dimension == dimension && dimension != Dimension::Money => {
            let feet = dimension != Dimension::Length || units.code(large) == "[ft_i]" && units.code(id) == "[in_i]";
            if !feet || units.get(id).factor >= units.get(large).factor {
                return;
            }
            let Some(whole) = units.convert(whole, large, id) else { return };
            (more.value.checked_mul(by).and_then(|m| whole.round_dp(4).checked_add(m)), id, left.len() - len)
        }
        // "3 euros 50", "1 mètre 80"
        // "6ft 2in", where a lone "in" is a word.
        None if units.code(large) == "[ft_i]" && glued_inches(left) => {
            let (Some(inch), Some(whole)) = (units.find("[in_i]"), whole.checked_mul(Decimal::from(12))) else {
                return;
            };
            (whole.checked_add(more.value), inch, left.len() - 2)
        }
        None if !joined && factor == Decimal::ONE && two_digits(next, left, glued) && hundredths(units, large) => {
            (whole.checked_add(more.value / Decimal::ONE_HUNDRED), large, left.len())
        }
        _ => return,
    };
    let Some(value) = value else { return };
    let step = grain(value, value.normalize().scale());
    read.quantity = Quantity { approx: read.quantity.approx, ..Quantity::exact(value.normalize(), step, id) };
    read.len = input.len() - end;
    read.rule = Rule::Compound;
}

fn cents(units: &Units, large: UnitId, small: UnitId, factor: Decimal) -> bool {
    let money = |u: UnitId| units.get(u).dimension == Dimension::Money;
    money(large) && money(small) && factor == Decimal::new(1, 2)
}

fn glued_inches(left: &str) -> bool {
    left.strip_prefix("in").is_some_and(|r| !r.starts_with(is_word))
}

fn two_digits(next: &str, left: &str, glued: bool) -> bool {
    let len = next.len() - left.len();
    let follows = !glued && skip_gap(left).starts_with(is_word);
    len == 2 && next[..len].bytes().all(|b| b.is_ascii_digit()) && !follows
}

fn hundredths(units: &Units, unit: UnitId) -> bool {
    units.get(unit).dimension == Dimension::Money || units.code(unit) == "m"
}
