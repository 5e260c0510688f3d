//! Every pair of a fact's claims, compared and weighed.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::reason::reason;
use super::swap::crossed;
use super::{Case, Cause, Relation, Severity, Verdict};
use crate::align::{Alignment, Fact};
use crate::claim::{Attribution, Claim, Modality, Tie};
use crate::compare::{Likeness, Slip, Yardstick};
use crate::rules::Rules;
use crate::value::{Dimension, Value};

/// Above this many claims a fact compares one claim of each value only.
pub const CROWD: usize = 64;

/// Facts and pairs that are judged one after another.
const SOME: usize = 128;

/// A pair on its way to a relation: `b` is the later where it supersedes.
struct Pair {
    fact: usize,
    a: usize,
    b: usize,
    verdict: Verdict,
    slip: Option<Slip>,
    /// The text of some article ties two claims of the fact in this way.
    told: bool,
}

/// Compares the claims of every fact: pairs of different documents, and within one document those not in agreement.
pub fn judge(case: Case<'_>, alignment: &Alignment) -> Vec<Relation> {
    let facts = alignment.facts.par_iter().with_min_len(SOME).enumerate();
    let mut pairs: Vec<Pair> = facts.flat_map_iter(|(at, fact)| of_fact(&case, at, fact)).collect();
    let clash = |p: &Pair| !matches!(p.verdict, Verdict::Agreement | Verdict::Compatible);
    let conflicts: Vec<_> = pairs.iter().filter(|p| clash(p)).map(|p| (p.fact, p.a, p.b)).collect();
    let swaps = crossed(case.claims, &conflicts);
    for (pair, swapped) in pairs.iter_mut().filter(|p| clash(p)).zip(swaps) {
        if swapped {
            pair.verdict = Verdict::Contradiction;
            pair.slip = Some(Slip { cause: Cause::Entity, strong: true });
            (pair.a, pair.b) = (pair.a.min(pair.b), pair.a.max(pair.b));
        }
    }
    pairs.par_iter().with_min_len(SOME).filter_map(|pair| relation(&case, alignment, pair)).collect()
}

fn of_fact(case: &Case<'_>, at: usize, fact: &Fact) -> Vec<Pair> {
    let mut claims = fact.claims.clone();
    claims.sort_unstable();
    if claims.len() > CROWD {
        let mut seen = FxHashSet::default();
        claims.retain(|&c| case.claims.get(c).is_some_and(|c| seen.insert(c.value.stated())));
        claims.truncate(CROWD);
    }
    let mut yard = Yardstick { units: &case.rules.units, compare: &case.rules.compare, difference: false };
    // Degrees above normal are a difference: they convert without the offset.
    yard.difference = claims
        .iter()
        .filter_map(|&c| case.claims.get(c))
        .any(|c| c.frame.concepts.iter().take(4).any(|&id| case.rules.concepts.get(id).difference));
    let ties: Vec<(&Claim, &Claim, Tie)> = claims
        .iter()
        .filter_map(|&c| {
            let claim = case.claims.get(c)?;
            let (other, kind) = claim.tie.filter(|t| t.1 != Tie::Restated)?;
            Some((claim, case.claims.get(other).filter(|_| claims.contains(&other))?, kind))
        })
        .collect();
    let mut pairs = Vec::new();
    for (n, &i) in claims.iter().enumerate() {
        for &j in claims.iter().skip(n + 1) {
            let (Some(a), Some(b)) = (case.claims.get(i), case.claims.get(j)) else { continue };
            let tie = tied(&yard, &ties, a, b);
            let (verdict, slip, turned) = weigh(case, &yard, a, b, tie);
            if a.document == b.document && verdict == Verdict::Agreement {
                continue;
            }
            let (a, b) = if turned { (j, i) } else { (i, j) };
            let told = tie.is_some();
            pairs.push(Pair { fact: at, a, b, verdict, slip, told });
        }
    }
    pairs
}

/// What a tie within some article says of two claims: each of them gives the value of one of its sides. With whether
/// the second is the side that was given up.
fn tied(yard: &Yardstick<'_>, ties: &[(&Claim, &Claim, Tie)], a: &Claim, b: &Claim) -> Option<(Tie, bool)> {
    let same = |x: &Claim, y: &Claim| yard.values(&x.value, &y.value) != Likeness::Conflict;
    let of = |&(x, y, kind): &(&Claim, &Claim, Tie)| {
        let (straight, crossed) = (same(x, a) && same(y, b), same(x, b) && same(y, a));
        // Of a plan moved twice the day in between was given up too.
        let day = |c: &Claim| c.value.date().and_then(|d| d.bounds().1);
        let back = if x.former && y.former { day(x) > day(y) } else { y.former };
        (straight || crossed).then_some((kind, back == straight))
    };
    // Where one article calls rival what another calls overtaken, the order of articles decides nothing.
    let told = || ties.iter().filter_map(of);
    told().find(|t| t.0 == Tie::Rival).or_else(|| told().next())
}

/// The verdict, the slip, and whether the second claim is the earlier of a supersession.
fn weigh(
    case: &Case<'_>,
    yard: &Yardstick<'_>,
    a: &Claim,
    b: &Claim,
    tie: Option<(Tie, bool)>,
) -> (Verdict, Option<Slip>, bool) {
    match yard.values(&a.value, &b.value) {
        Likeness::Same => return (Verdict::Agreement, None, false),
        Likeness::Compatible => return (Verdict::Compatible, None, false),
        Likeness::Conflict => {}
    }
    match tie {
        Some((Tie::Rival, _)) => return (Verdict::Disputed, None, false),
        Some((Tie::Update, turned)) => return (Verdict::Superseded, None, turned),
        _ => {}
    }
    let slip = yard.slip(&a.value, &b.value);
    let strong = slip.is_some_and(|s| s.strong);
    if (a.modality == Modality::Denied) != (b.modality == Modality::Denied) {
        return (Verdict::Compatible, None, false);
    }
    if !strong && a.value.date().is_none() && a.other_year(b) {
        return (Verdict::Compatible, None, false);
    }
    // Nobody is of one age today and of another tomorrow, or for another speaker.
    if age(case, a) && age(case, b) {
        return (Verdict::Contradiction, slip, false);
    }
    let claimants = match (&a.attribution, &b.attribution) {
        (Some(x), Some(y)) => rivals(case.rules, x, y),
        _ => false,
    };
    if !strong || a.former != b.former && !one_season(a, b) {
        if let Some(turned) = supersedes(case, a, b) {
            return (Verdict::Superseded, None, turned);
        }
        if a.modality != b.modality {
            return (Verdict::Compatible, None, false);
        }
    }
    let known = [a, b].iter().all(|c| c.attribution.as_ref().is_some_and(|x| x.entity.is_some()));
    if claimants && (!strong || known) {
        return (Verdict::Disputed, None, false);
    }
    (Verdict::Contradiction, slip, false)
}

/// True for somebody's age.
fn age(case: &Case<'_>, claim: &Claim) -> bool {
    let Value::Quantity(q) = &claim.value else { return false };
    matches!(case.rules.units.get(q.unit).dimension, Dimension::Time | Dimension::Months)
}

/// True for two figures of one closed stretch of a month or more. "Against 18.6 billion in 2023" is earlier than its
/// sentence's figure, not than another of 2023; a toll of one day may well have risen.
fn one_season(a: &Claim, b: &Claim) -> bool {
    let Some(period) = a.frame.period.filter(|p| b.frame.period == Some(*p) && a.value.date().is_none()) else {
        return false;
    };
    matches!(period.bounds(), (Some(from), Some(to)) if (to - from).num_days() >= 27)
}

/// `Some(true)` where `a` updates `b`, `Some(false)` where `b` updates `a`.
fn supersedes(case: &Case<'_>, a: &Claim, b: &Claim) -> Option<bool> {
    let published = |c: &Claim| case.articles.get(c.document).and_then(|a| a.published);
    let dated = |c: &Claim| c.as_of.or_else(|| published(c));
    let planned = |c: &Claim| matches!(c.modality, Modality::Planned | Modality::Conditional);
    if let (Value::Date(x), Value::Date(y)) = (&a.value, &b.value) {
        if a.former != b.former {
            return Some(b.former);
        }
        // A plan for a day now past has been overtaken by any later one.
        let over = |c: &Claim, d: &crate::value::Edtf| {
            planned(c) && d.bounds().1.zip(published(c)).is_some_and(|(d, p)| d < p)
        };
        return match (over(a, x), over(b, y)) {
            (true, false) if x.bounds().1 < y.bounds().0.or(y.bounds().1) => Some(false),
            (false, true) if y.bounds().1 < x.bounds().0.or(x.bounds().1) => Some(true),
            _ if planned(a) && planned(b) && dated(a) != dated(b) => Some(dated(a)? > dated(b)?),
            _ => None,
        };
    }
    let order = dated(a)?.cmp(&dated(b)?).then_with(|| {
        let articles = case.articles.get(a.document).zip(case.articles.get(b.document));
        articles.and_then(|(p, q)| p.order(q)).unwrap_or(Ordering::Equal)
    });
    let turned = if a.former != b.former { b.former } else { order.is_gt() };
    if order.is_eq() && a.former == b.former {
        return None;
    }
    let (first, last) = if turned { (b, a) } else { (a, b) };
    let base = |c: &Claim| {
        let quantity = c.value.quantity()?;
        case.rules.units.to_base(quantity.stated()?, quantity.unit)
    };
    let rises = base(first)? < base(last)?;
    let kind = |pick: fn(&crate::rules::concepts::Concept) -> bool| {
        [a, b].iter().any(|c| {
            let frame = &c.frame;
            frame.measure.iter().chain(&frame.event).any(|&id| pick(case.rules.concepts.get(id)))
        })
    };
    let grows = kind(|c| c.grows);
    let same = matches!((&a.attribution, &b.attribution), (Some(x), Some(y)) if !rivals(case.rules, x, y));
    let moves = kind(|c| c.moves) || (planned(a) && planned(b)) || same;
    ((grows && rises) || (moves && !grows)).then_some(turned)
}

/// True where two claimants are known to be two.
pub fn rivals(rules: &Rules, a: &Attribution, b: &Attribution) -> bool {
    if a.one_key(b) {
        return false;
    }
    match (a.entity, b.entity) {
        (Some(x), Some(y)) => {
            let names = &rules.names;
            x != y && !names.within(x, y) && !names.within(y, x) && names.actor(x) != names.actor(y)
        }
        _ => strsim::jaro_winkler(&a.key, &b.key) < 0.92,
    }
}

/// Whether two articles give one value of a fact, neither of them the other's copy. A slip of the pen is one writer's:
/// where both values are borne out so, they are rather those of two facts.
fn borne_out(case: &Case<'_>, alignment: &Alignment, fact: usize, claim: usize) -> bool {
    let yard = Yardstick { units: &case.rules.units, compare: &case.rules.compare, difference: false };
    let original = |i: usize| alignment.originals.get(i).copied().unwrap_or(i);
    let Some(own) = case.claims.get(original(claim)) else { return false };
    let claims = alignment.facts.get(fact).map_or(&[][..], |fact| &fact.claims);
    let others = claims.iter().filter(|&&i| original(i) == i).take(4 * CROWD).filter_map(|&i| case.claims.get(i));
    let mut others = others.filter(|c| c.document != own.document);
    others.any(|c| yard.values(&c.value, &own.value) == Likeness::Same)
}

fn relation(case: &Case<'_>, alignment: &Alignment, pair: &Pair) -> Option<Relation> {
    let (a, b) = (case.claims.get(pair.a)?, case.claims.get(pair.b)?);
    let limit = &case.rules.compare.threshold;
    let sure = alignment.affinity(pair.a, pair.b).unwrap_or(limit.default);
    let strong = pair.slip.is_some_and(|s| s.strong);
    let small = |c: &Claim| {
        let count = c.value.quantity().filter(|q| q.unit == crate::value::UnitId::ONE);
        count.and_then(|q| q.stated()).is_some_and(|v| v < rust_decimal::Decimal::TEN)
    };
    let needed = match pair.verdict {
        Verdict::Contradiction if strong => limit.slip,
        Verdict::Contradiction if pair.slip.is_some_and(|s| s.cause == Cause::Year) && a.absolute && b.absolute => {
            limit.calendar
        }
        Verdict::Contradiction if pair.slip.is_some_and(|s| s.cause == Cause::Day) && a.absolute && b.absolute => {
            limit.day
        }
        Verdict::Contradiction if age(case, a) && age(case, b) => limit.age,
        Verdict::Contradiction if small(a) && small(b) => limit.small_count,
        Verdict::Contradiction => limit.plain,
        Verdict::Disputed | Verdict::Superseded => limit.change,
        _ => 0.0,
    };
    let slipped = pair.verdict == Verdict::Contradiction && pair.slip.is_some();
    let two_facts = slipped && [pair.a, pair.b].iter().all(|&c| borne_out(case, alignment, pair.fact, c));
    let needed = if two_facts { needed.max(limit.borne_out) } else { needed };
    // Nobody contradicts himself within one sentence: it tells two things apart.
    let restated = [(a, pair.b), (b, pair.a)].iter().any(|(c, other)| c.tie == Some((*other, Tie::Restated)));
    let breath = !restated
        && a.document == b.document
        && a.sentence == b.sentence
        && match pair.verdict {
            Verdict::Contradiction => true,
            Verdict::Superseded => a.former == b.former,
            _ => false,
        };
    // Where the rules have no concepts of a language, nothing tells two measures apart.
    let speechless = pair.verdict != Verdict::Superseded
        && [a, b].iter().any(|c| {
            case.articles.get(c.document).is_some_and(|article| !case.rules.concepts.speaks(&article.language))
        });
    let tentative = !(pair.told || restated) && (sure < needed || breath || speechless);
    let cause = pair.slip.map(|s| s.cause).filter(|_| pair.verdict == Verdict::Contradiction);
    let reason = reason(case, a, b, pair.verdict, cause);
    Some(Relation {
        a: pair.a,
        b: pair.b,
        verdict: pair.verdict,
        cause,
        reason,
        severity: Severity::Low,
        weight: 0,
        confidence: sure,
        tentative,
    })
}
