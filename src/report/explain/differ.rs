//! What keeps two claims apart, and what would have to differ for another outcome.

use super::pair::spot;
use super::remedy::remedy;
use super::say;
use crate::align::{Bar, Explanation, Fate, Part};
use crate::compare::Likeness;
use crate::rules::Rules;
use crate::run::Run;

/// Features named at most, where several together would turn the outcome.
const MANY: usize = 4;

/// Why two claims are two facts, as a sentence.
pub(super) fn apart(run: &Run, told: &Explanation) -> String {
    let at = |i: usize| spot(run, i).unwrap_or_default();
    match &told.fate {
        Fate::Outdone { claim, by, score } => {
            format!("Two facts: {} belongs better to {} (score {score:.2}).", at(*claim), at(*by))
        }
        Fate::Kept { x, y, bar } => {
            format!("Two facts: {} and {} keep them apart: {}.", at(*x), at(*y), bar.why())
        }
        Fate::Crossed => {
            "Two facts: the values stand crossed in the two articles, and the measures say which belong together."
                .to_owned()
        }
        _ if !told.bars.is_empty() => format!("Two facts: {}.", whys(&told.bars)),
        _ if !told.gate.is_open() => {
            let gate = told.gate;
            format!("Two facts: their score, {:.2}, does not reach \"{}\", {:.2}.", gate.score, gate.name, gate.limit)
        }
        _ => "Two facts: better pairs were joined first.".to_owned(),
    }
}

fn whys(bars: &[Bar]) -> String {
    bars.iter().map(|b| b.why()).collect::<Vec<_>>().join("; and ")
}

/// What would turn the outcome, a sentence each: of two facts all that they say would have to differ, of one fact any.
pub(super) fn ways(run: &Run, rules: &Rules, told: &Explanation) -> Vec<String> {
    if told.one_fact() { parting(run, rules, told) } else { joining(run, rules, told) }
}

/// What would part two claims of one fact.
fn parting(run: &Run, rules: &Rules, told: &Explanation) -> Vec<String> {
    let at = |i: &usize| spot(run, *i);
    match &told.fate {
        Fate::Through(between) => {
            let names: Vec<String> = between.iter().filter_map(at).take(MANY).collect();
            let names = names.join(", ");
            return if told.joins() {
                vec![
                    format!(
                        "Better partners join them ({names}); without those their own score would, so both would have to differ."
                    ),
                    fall(told),
                ]
            } else {
                vec![format!("The claims that join them ({names}): without those they would be two facts.")]
            };
        }
        Fate::Uncrossed => {
            return vec!["The measures, which say that the values stand crossed: were they unknown, the equal values would be paired.".to_owned()];
        }
        _ => {}
    }
    if let Some(kind) = told.tie {
        return vec![format!(
            "The wording that sets one beside the other as {}: while it stands, no score parts them.",
            say::tie(kind)
        )];
    }
    let mut ways = vec![fall(told)];
    if told.likeness != Some(Likeness::Conflict) {
        ways.push(at_odds(run, rules, told));
    }
    ways
}

/// What would become of two claims that can both be true, were their values at odds.
fn at_odds(run: &Run, rules: &Rules, told: &Explanation) -> String {
    let (Some(a), Some(b)) = (run.claims.get(told.a), run.claims.get(told.b)) else { return String::new() };
    if a.document == b.document {
        return "The values: were they at odds, they would be two facts, for one article gives both.".to_owned();
    }
    if a.value.date().is_some() {
        return "The values: were they two days that neither a slip of the pen nor a moved plan joins, they would be \
                two facts."
            .to_owned();
    }
    let (frame, limit) = (told.affinity.frame, rules.align.conflict);
    let would = if frame >= limit { "still be one fact" } else { "be two facts" };
    format!(
        "The values: were they at odds, and no slip of the pen between them, the frame's {frame:.2} would be held \
         against \"conflict\" ({limit:.2}), and they would {would}."
    )
}

/// The features without which the score falls short.
fn fall(told: &Explanation) -> String {
    let spare = -told.gate.gap();
    let mut strong: Vec<&Part> = counted(told).filter(|p| p.name != "bias" && p.adds() > 0.0).collect();
    strong.sort_by(|p, q| q.adds().total_cmp(&p.adds()));
    let named = |p: &Part| format!("{} ({:+.2})", p.name, p.adds());
    let alone: Vec<String> = strong.iter().filter(|p| p.adds() > spare).map(|p| named(p)).collect();
    if !alone.is_empty() {
        let word = if alone.len() == 1 { "this feature" } else { "any one of these features" };
        return format!(
            "The score, which has {spare:.2} to spare: it falls short without {word}: {}.",
            alone.join(", ")
        );
    }
    let mut sum = 0.0;
    let together: Vec<String> = strong
        .iter()
        .take_while(|p| {
            let goes_on = sum <= spare;
            sum += p.adds();
            goes_on
        })
        .map(|p| named(p))
        .collect();
    if sum <= spare {
        return format!("No feature would: the score has {spare:.2} to spare, more than all of them add.");
    }
    format!("The score, which has {spare:.2} to spare: it falls short without all of {}.", together.join(", "))
}

/// What would join two claims of two facts.
fn joining(run: &Run, rules: &Rules, told: &Explanation) -> Vec<String> {
    let at = |i: usize| spot(run, i).unwrap_or_default();
    let mut ways: Vec<String> = told.bars.iter().map(|bar| remedy(run, rules, *bar, (told.a, told.b))).collect();
    if told.likeness.is_none() {
        return ways;
    }
    if !told.gate.is_open() {
        ways.push(lift(told, rules));
    }
    match &told.fate {
        Fate::Outdone { claim, by, .. } => {
            ways.push(format!(
                "The better partner of {}: were {} not there, this pair would stand.",
                at(*claim),
                at(*by)
            ));
        }
        Fate::Kept { x, y, bar } => {
            ways.push(format!("{} and {}: {}", at(*x), at(*y), remedy(run, rules, *bar, (*x, *y))));
        }
        Fate::Crossed => ways.push("The measures: they would have to agree with the values.".to_owned()),
        _ if ways.is_empty() => ways.push("The other claims: better pairs were joined first.".to_owned()),
        _ => {}
    }
    ways
}

/// Which features could lift the score over its threshold.
fn lift(told: &Explanation, rules: &Rules) -> String {
    let gap = told.gate.gap();
    let mut open: Vec<(&Part, f64)> = told.frame.iter().filter_map(|p| Some((p, room(p)?))).collect();
    open.sort_by(|p, q| q.1.total_cmp(&p.1));
    let alone: Vec<String> = open
        .iter()
        .filter(|(_, room)| *room >= gap)
        .take(MANY)
        .map(|(p, _)| format!("{} from {:.2} to {:.2}", p.name, p.value, p.value + gap / p.weight))
        .collect();
    let how = if alone.is_empty() {
        let mut sum = 0.0;
        let together: Vec<String> = open
            .iter()
            .take_while(|(_, room)| {
                let goes_on = sum < gap;
                sum += room;
                goes_on
            })
            .map(|(p, room)| format!("{} ({:.2} more at most)", p.name, room))
            .collect();
        if sum < gap {
            "all features at their best would not reach it".to_owned()
        } else {
            format!("no feature alone would reach it, but together {}", together.join(", "))
        }
    } else {
        format!("it would be reached by {}", alone.join(", or "))
    };
    let mut text = format!(
        "The score: {:.2} is {gap:.2} in log odds short of \"{}\" ({:.2}); {how}.",
        told.gate.score, told.gate.name, told.gate.limit
    );
    if told.likeness == Some(Likeness::Conflict) {
        let (score, limit) = (told.if_equal, rules.align.agree);
        let would = if score >= limit { "enough" } else { "not enough either" };
        text.push_str(&format!(" Were the values equal, the score would be {score:.2} of {limit:.2}: {would}."));
    }
    text
}

/// What a feature could add at its best; `None` where it is at its best already, or weighs nothing.
fn room(part: &Part) -> Option<f64> {
    let best = match part.name {
        "bias" => return None,
        "scale" => 0.0,
        "modality" => 0.2,
        "direction" => 0.5,
        _ => 1.0,
    };
    Some((best - part.value) * part.weight).filter(|&room| room > 1e-6)
}

/// The addends of the score that decides.
fn counted(told: &Explanation) -> impl Iterator<Item = &Part> {
    told.frame.iter().chain(&told.value)
}
