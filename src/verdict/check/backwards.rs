//! Ranges printed upside down: "de 2019 à 2015", "du 27 au 21 mai", "entre 50 et 20".

use super::desk::{Desk, Finding, ends, has, is, measured, number, words};
use crate::claim::Claim;
use crate::rules::dates::DateRules;
use crate::value::UnitId;
use crate::verdict::{Check, CheckKind, Severity};

/// Looks at the ends of ranges as they are printed: a date that is read makes sense of them.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let Some(language) = desk.rules.language(&desk.article.language) else { return };
    for claim in desk.claims.iter().filter(|c| c.block.holds_claims()) {
        let dated = claim.value.date().is_some_and(|d| d.clock.is_none());
        if dated
            && let Some((first, last)) = ends_of(desk, desk.print(claim), &language.dates)
            && after(first, last)
        {
            out.push(raise(desk, &[claim], desk.print(claim), false));
        }
    }
    for (a, b) in desk.neighbours() {
        let gap = desk.near(a, b);
        let printed = || desk.article.text.get(a.span.start..b.span.end).unwrap_or_default();
        if days(desk, a, b, gap) {
            out.push(raise(desk, &[a, b], printed(), false));
        } else if between(desk, a, b, gap) {
            out.push(raise(desk, &[a, b], printed(), true));
        }
    }
}

fn raise(desk: &Desk<'_>, claims: &[&Claim], printed: &str, tentative: bool) -> Check {
    let reason = desk.say(
        format!("«\u{a0}{printed}\u{a0}» finit avant de commencer."),
        format!("“{printed}” ends before it begins."),
    );
    let mut check = desk.raise(CheckKind::Order, claims, Finding::error(reason, String::new(), Severity::Medium));
    check.tentative = tentative;
    check
}

/// "du 27 au 21 mai" where the first day was read as a figure. A last day early in the month may be the next one's.
fn days(desk: &Desk<'_>, a: &Claim, b: &Claim, gap: &str) -> bool {
    let first = measured(a).filter(|q| q.unit == UnitId::ONE).and_then(|_| number(a)).filter(|n| n.is_integer());
    let (Some(first), Some(last)) = (first.and_then(|n| u32::try_from(n).ok()), b.value.date()) else { return false };
    let day = last.single().and_then(|p| p.day).map_or(0, u32::from);
    let digits = desk.print(b).starts_with(|c: char| c.is_ascii_digit());
    let before = words(desk.before(a, 16));
    let opened = before.ends_with(" du")
        || before == "du"
        || ends(&before, &desk.words.from)
        || ends(&before, &desk.words.between);
    digits && is(gap, &desk.words.until_day) && opened && (day + 1..=31).contains(&first) && !turns(first, day)
}

/// True where a range of days may run into the next month.
const fn turns(first: u32, last: u32) -> bool {
    first >= 24 && last <= 10
}

/// "entre 50 et 20 personnes": not wrong in so many words, so never more than a hint.
fn between(desk: &Desk<'_>, a: &Claim, b: &Claim, gap: &str) -> bool {
    let (Some(x), Some(y)) = (measured(a), measured(b)) else { return false };
    let like = x.unit == y.unit || x.unit == UnitId::ONE;
    let falls = number(a).zip(number(b)).is_some_and(|(x, y)| x > y);
    let plain = x.is_point() && y.is_point() && !x.approx && !y.approx;
    let before = desk.before(a, 60);
    like && falls
        && plain
        && is(gap, &desk.words.list_and)
        && ends(before, &desk.words.between)
        && !has(before, &desk.words.no_range)
}

/// Year, month and day of one end, as far as printed.
type Printed = (Option<u32>, Option<u32>, Option<u32>);

/// The two ends of a printed range.
fn ends_of(desk: &Desk<'_>, printed: &str, dates: &DateRules) -> Option<(Printed, Printed)> {
    let folded = crate::rules::fold::fold_word(printed);
    let mut sides: [Printed; 2] = [(None, None, None); 2];
    let mut side = 0;
    for word in
        folded.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '–').flat_map(|w| w.split_inclusive(['-', '–']))
    {
        let (bare, dashed) = word.strip_suffix(['-', '–']).map_or((word, false), |b| (b, true));
        let join = desk.words.until_day.iter().any(|w| w == bare) || is(bare, &desk.words.to);
        let now = sides.get_mut(side)?;
        match bare.parse::<u32>() {
            Ok(n @ 1..=31) if bare.len() <= 2 && now.2.is_none() => now.2 = Some(n),
            Ok(n @ 1000..=2999) if now.0.is_none() => now.0 = Some(n),
            Ok(_) => return None,
            Err(_) => {
                if let Some((&month, used)) = dates.months.at(bare)
                    && used == bare.len()
                    && now.1.is_none()
                {
                    now.1 = Some(u32::from(month));
                } else if !join && !bare.is_empty() {
                    return None;
                }
            }
        }
        if join || dashed {
            side += 1;
        }
    }
    (side == 1).then_some((sides[0], sides[1]))
}

/// True where the first end surely comes after the last.
fn after((y, m, d): Printed, (year, month, day): Printed) -> bool {
    match (y, m, d, year, month, day) {
        (Some(a), None, None, Some(b), None, None) => a > b,
        (Some(a), Some(m), _, Some(b), Some(n), _) if (a, m) != (b, n) => (a, m) > (b, n),
        (Some(_), Some(_), Some(d), Some(_), Some(_), Some(e)) => d > e,
        // One month for both, told once or twice.
        (None, m, Some(d), _, Some(n), Some(e)) => match m {
            Some(m) => m == n && d > e,
            None => d > e && !turns(d, e),
        },
        (None, Some(m), Some(d), None, n, Some(e)) => n.is_none_or(|n| m == n) && d > e && !turns(d, e),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_comes_after() {
        let y = |y| (Some(y), None, None);
        assert!(after(y(2019), y(2015)) && !after(y(2015), y(2019)));
        assert!(after((None, None, Some(27)), (Some(2025), Some(5), Some(21))));
        assert!(!after((None, None, Some(28)), (None, Some(3), Some(3))));
        assert!(!after((None, Some(12), Some(27)), (None, Some(1), Some(3))));
        assert!(after((None, Some(5), Some(27)), (None, Some(5), Some(21))));
        assert!(after((Some(2021), Some(3), None), (Some(2021), Some(1), None)));
    }
}
