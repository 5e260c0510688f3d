//! How much each finding matters: the points of `rules/severity.toml`, added up.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::{Case, Cause, Check, Relation, Severity, Verdict};
use crate::align::Alignment;
use crate::claim::Claim;
use crate::rules::severity::Size;
use crate::text::BlockKind;
use crate::value::{Edtf, Quantity, Value};

/// Weighs every conflict and error, and says how severe it is.
pub fn weigh(
    case: Case<'_>,
    alignment: &Alignment,
    families: &[usize],
    relations: &mut [Relation],
    checks: &mut [Check],
) {
    let scale = &case.rules.severity;
    let sources = sources(case, alignment, families);
    for relation in relations {
        let (Some(a), Some(b)) = (case.claims.get(relation.a), case.claims.get(relation.b)) else { continue };
        let kind = match relation.verdict {
            Verdict::Contradiction => {
                scale.cause.get(&relation.cause.unwrap_or(Cause::Other)).copied().unwrap_or_default()
            }
            Verdict::Disputed => scale.conflict.disputed,
            Verdict::Superseded => scale.conflict.superseded,
            Verdict::Agreement | Verdict::Compatible => continue,
        };
        let beyond = sources.get(relation.a).copied().unwrap_or_default().saturating_sub(2);
        let backed = scale.sources.each.saturating_mul(i32::try_from(beyond).unwrap_or(0)).min(scale.sources.most);
        let points = sum([kind, apart(case, a, b), place(case, [a, b].into_iter()), backed]);
        (relation.weight, relation.severity) = settled(case, points, relation.tentative);
    }
    for check in checks.iter_mut().filter(|c| !c.ok) {
        let size = match check.severity {
            Severity::High => scale.size.large,
            Severity::Medium => scale.size.notable,
            Severity::Low => scale.size.slight,
        };
        let kind = scale.check.get(&check.check).copied().unwrap_or_default();
        let points = sum([kind, size, place(case, check.claims.iter().filter_map(|&c| case.claims.get(c)))]);
        (check.weight, check.severity) = settled(case, points, check.tentative);
    }
}

/// Points added up, whatever a rule file gives.
fn sum<const N: usize>(points: [i32; N]) -> i32 {
    points.into_iter().fold(0, i32::saturating_add)
}

/// What the tool would not put its name to is low, whatever it would be worth.
fn settled(case: Case<'_>, points: i32, tentative: bool) -> (i32, Severity) {
    let scale = &case.rules.severity;
    let points = if tentative { points.min(scale.medium.saturating_sub(1)) } else { points };
    (points, scale.severity(points))
}

/// By claim, how many families of articles speak of its fact.
fn sources(case: Case<'_>, alignment: &Alignment, families: &[usize]) -> Vec<usize> {
    let mut out = vec![0; case.claims.len()];
    for fact in &alignment.facts {
        let documents = fact.claims.iter().filter_map(|&c| Some(case.claims.get(c)?.document));
        let mut own: Vec<usize> = documents.map(|d| families.get(d).copied().unwrap_or(d)).collect();
        own.sort_unstable();
        own.dedup();
        let count = own.len();
        for &claim in &fact.claims {
            if let Some(slot) = out.get_mut(claim) {
                *slot = count;
            }
        }
    }
    out
}

/// The points of the most prominent place among claims.
fn place<'a>(case: Case<'_>, claims: impl Iterator<Item = &'a Claim>) -> i32 {
    let points = &case.rules.severity.place;
    let of = |claim: &Claim| match claim.block {
        BlockKind::Headline => points.headline,
        BlockKind::Lead => points.lead,
        _ => {
            let sentences = case.articles.get(claim.document).map_or(0, |a| a.sentences.len());
            if claim.sentence.saturating_mul(3) < sentences { points.top } else { points.body }
        }
    };
    claims.map(of).max().unwrap_or(points.body)
}

/// The points of how far two values lie apart.
fn apart(case: Case<'_>, a: &Claim, b: &Claim) -> i32 {
    let size = &case.rules.severity.size;
    match (&a.value, &b.value) {
        (Value::Date(x), Value::Date(y)) => days_apart(size, x, y),
        (x, y) => x.quantity().zip(y.quantity()).and_then(|(x, y)| shares_apart(case, x, y)).unwrap_or(size.small),
    }
}

fn days_apart(size: &Size, a: &Edtf, b: &Edtf) -> i32 {
    let end = |d: &Edtf| d.bounds().0.or(d.bounds().1);
    let (Some(x), Some(y)) = (end(a), end(b)) else { return size.small };
    let (first, last) = (x.min(y), x.max(y));
    let beyond = |days: u64| first.checked_add_days(Days::new(days)).is_some_and(|d: NaiveDate| d <= last);
    match (beyond(365), beyond(28)) {
        (true, _) => size.large,
        (_, true) => size.notable,
        _ => size.small,
    }
}

fn shares_apart(case: Case<'_>, a: &Quantity, b: &Quantity) -> Option<i32> {
    let size = &case.rules.severity.size;
    let units = &case.rules.units;
    let base = |q: &Quantity| units.to_base(q.stated()?, q.unit).map(|d| d.abs());
    if !units.comparable(a.unit, b.unit) {
        return None;
    }
    let (x, y) = (base(a)?, base(b)?);
    let share = (x - y).abs().checked_div(x.max(y))?;
    Some(match (share >= Decimal::new(5, 1), share >= Decimal::new(1, 1)) {
        (true, _) => size.large,
        (_, true) => size.notable,
        _ => size.small,
    })
}
