//! Parts of a whole, and numbers that end in one: "deux tiers", "one-fifth", "three and a half", "un million et demi".

use rust_decimal::Decimal;

use super::words::{Cardinal, Ordinal, ordinal};
use super::{Number, article, scaled, words};
use crate::rules::numbers::{NumberRules, NumberWord};
use crate::rules::phrases::{leading_word, skip_gap};

/// A part of a whole as read.
struct Part<'i> {
    percent: Decimal,
    /// Rough by its own word: "un tiers".
    loose: bool,
    /// "a fifth" may be a rank as well.
    ranked: bool,
    /// "demi", "half": goes with what follows, "demi-frère".
    half: bool,
    rest: &'i str,
}

/// A share of a whole: "la moitié", "trois quarts", "un vingt-cinquième"; with a magnitude a number, "half a million".
///
/// share = [ cardinal | article ] , ( fraction | ordinal ) ;   number = share , [ of ] , [ article ] , magnitude
pub fn share<'i>(rules: &NumberRules, input: &'i str, head: Option<&Cardinal<'i>>) -> Option<(&'i str, Number)> {
    let part = part(rules, input, head, true)?;
    if let Some((whole, rest)) = whole(rules, part.rest) {
        let value = part.percent.checked_mul(whole)?.checked_div(Decimal::ONE_HUNDRED)?;
        let number = Number { value, grain: value, scale: whole, words: true, ..Number::default() };
        return Some((rest, Number { approx: part.loose, ..number }));
    }
    // "demi-frère", "half-brother": the hyphen goes on to what is no part at all.
    if part.half && part.rest.starts_with(['-', '\u{2011}']) && rules.units.at(skip_gap(part.rest)).is_none() {
        return None;
    }
    let number = Number { value: part.percent, approx: part.loose, share: true, words: true, ..Number::default() };
    Some((part.rest, Number { ranked: part.ranked, ..number }))
}

fn part<'i>(rules: &NumberRules, input: &'i str, head: Option<&Cardinal<'i>>, alone: bool) -> Option<Part<'i>> {
    let count = head.map_or(Decimal::ONE, |h| h.sum.value());
    let (led, behind) = article(rules, input);
    let at = head.map_or(if led { behind } else { input }, |h| skip_gap(h.rest));
    if !rules.words.opens(at) && !rules.ranks.opens(at) && rules.compounds.at(at).is_none() {
        return None;
    }
    if alone && rules.idioms.at(at).is_some() || head.is_some_and(|h| h.rest.len() == at.len()) {
        return None;
    }
    if let Some((NumberWord::Fraction(percent, loose), len)) = rules.word_at(at) {
        let named = head.is_some() || led || !loose;
        let percent = percent.checked_mul(count)?;
        // Nobody says "two quarters" for a half.
        if percent >= Decimal::ONE_HUNDRED || count > Decimal::ONE && percent == Decimal::from(50) {
            return None;
        }
        let ranked =
            count == Decimal::ONE && rules.ranks.at(at).is_some_and(|(r, _)| !r.plural) && !hyphened(input, at);
        let half = count == Decimal::ONE && !loose;
        return (named && count < Decimal::from(20)).then_some(Part { percent, loose, ranked, half, rest: &at[len..] });
    }
    if head.is_none() && !rules.article.holds(leading_word(input)) {
        return None;
    }
    // "one hundred thirty-fifths": the hyphen makes one word of the last two.
    if let Some((sum, rest)) = head.and_then(|h| h.before.filter(|_| h.sum.ends_in_tens() && h.rest.starts_with('-')))
        && let Some(whole) = ordinal(rules, skip_gap(rest)).filter(|o| o.plural)
    {
        return parts(rules, sum.value(), &whole, skip_gap(rest), false);
    }
    let whole = ordinal(rules, at)?;
    // "vingt-cinquième" is a rank, "twenty fifths" are parts.
    if !whole.plural && (count >= whole.value || count > Decimal::ONE && ordinal(rules, input).is_some()) {
        return None;
    }
    parts(rules, count, &whole, at, !whole.plural && !hyphened(input, at))
}

fn parts<'i>(rules: &NumberRules, count: Decimal, whole: &Ordinal, at: &'i str, ranked: bool) -> Option<Part<'i>> {
    let percent = count.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    let rest = at.get(whole.len..)?;
    (rules.parts_from > 0 && whole.value >= Decimal::from(rules.parts_from)).then_some(Part {
        percent,
        loose: true,
        ranked,
        half: false,
        rest,
    })
}

/// True where a hyphen stands right before `at`, the end of `input`.
fn hyphened(input: &str, at: &str) -> bool {
    input[..input.len() - at.len()].ends_with('-')
}

/// What a share is taken of to make a number: "a million", "d'un milliard", "a dozen"; and what follows.
fn whole<'i>(rules: &NumberRules, rest: &'i str) -> Option<(Decimal, &'i str)> {
    let mut next = skip_gap(rest);
    if next.len() == rest.len() {
        return None;
    }
    for _ in 0..2 {
        match rules.word_at(next) {
            Some((NumberWord::Magnitude(m), len)) => return Some((m, &next[len..])),
            Some((NumberWord::Collective(n, false), len)) => return Some((Decimal::from(n), &next[len..])),
            _ => {}
        }
        let word = leading_word(next);
        if word.is_empty() || !(rules.of.holds(word) || rules.article.holds(word)) {
            return None;
        }
        next = skip_gap(&next[word.len()..]);
    }
    match rules.word_at(next)? {
        (NumberWord::Magnitude(m), len) => Some((m, &next[len..])),
        _ => None,
    }
}

/// A part added behind a number: "and a half", "et demi", "and three quarters". As a ratio of one, and what follows.
pub fn added<'i>(rules: &NumberRules, rest: &'i str) -> Option<(Decimal, &'i str)> {
    let next = skip_gap(rest);
    let and = leading_word(next);
    if next.len() == rest.len() || !rules.and.holds(and) {
        return None;
    }
    let after = skip_gap(&next[and.len()..]);
    let half = leading_word(after);
    if rules.half.holds(half) {
        return Some((Decimal::new(5, 1), &after[half.len()..]));
    }
    let head = words::cardinal(rules, after, false);
    if head.is_none() && !article(rules, after).0 {
        return None;
    }
    let part = part(rules, after, head.as_ref(), false)?;
    let behind = skip_gap(part.rest);
    let word = leading_word(behind);
    // "deux millions et un tiers des électeurs" are two figures.
    if rules.of.holds(word) || rules.definite.holds(word) {
        return None;
    }
    // "two and a third was hurt": a singular ordinal is a rank where a word goes on that no unit is.
    let goes_on = !word.is_empty() && rules.units.at(behind).is_none() && rules.word_at(behind).is_none();
    let ratio = part.percent.checked_div(Decimal::ONE_HUNDRED)?;
    (!(part.ranked && goes_on) && ratio < Decimal::ONE).then_some((ratio, part.rest))
}

/// Adds a part to a number: of its magnitude, "3 millions et demi", or of one, "two and a half million".
pub fn with_part<'i>(rules: &NumberRules, number: Number, rest: &'i str) -> (&'i str, Number) {
    let Some((ratio, left)) = added(rules, rest) else { return (rest, number) };
    let large = number.scale >= Decimal::ONE_THOUSAND;
    let magnitude = super::digits::magnitude(rules, left);
    let (of, left) = match magnitude {
        // "one billion and a half million"
        Some((m, len)) if large => (m, &left[len..]),
        _ if large => (number.scale, left),
        _ => (Decimal::ONE, left),
    };
    let step = ratio.min(Decimal::ONE.saturating_sub(ratio)).saturating_mul(of);
    let value = number.value.saturating_add(ratio.saturating_mul(of));
    let sum = Number { value, grain: step, bare: false, ..number };
    match magnitude {
        Some((m, len)) if !large => (&left[len..], scaled(sum, m)),
        _ => (left, sum),
    }
}
