//! What would have to differ for a bar to fall, with what stands in its way.

use super::super::values::{concept, entity};
use crate::align::Bar;
use crate::claim::Claim;
use crate::rules::{ConceptId, Rules};
use crate::run::Run;

/// A sentence for a bar between two claims of a run.
pub(super) fn remedy(run: &Run, rules: &Rules, bar: Bar, (a, b): (usize, usize)) -> String {
    let (Some(a), Some(b)) = (run.claims.get(a), run.claims.get(b)) else { return String::new() };
    let text = match bar {
        Bar::Excluded => return excluded(rules, a, b),
        Bar::Side => {
            let side = |c: &Claim| c.frame.side.and_then(|e| entity(e, rules)).unwrap_or_default();
            return format!("The side of one: what is counted is of {} and of {}.", side(a), side(b));
        }
        Bar::Places => {
            let site = |c: &Claim| c.frame.site.as_ref().map(|s| s.0.clone()).unwrap_or_default();
            return format!("The places: one names {}, the other {}.", site(a), site(b));
        }
        Bar::Years => {
            let period = |c: &Claim| c.frame.period.map(|p| p.to_string()).unwrap_or_default();
            return format!("The years: one is scoped to {}, the other to {}.", period(a), period(b));
        }
        Bar::Stories => {
            let days = rules.align.story_days;
            return format!(
                "The articles: they would have to share more words and names, and be printed within {days} days of \
                 each other."
            );
        }
        Bar::Kind => "The kind of one value: nothing compares such two.",
        Bar::Clock => "The day: one would have to say it, not the time alone.",
        Bar::Days => "The days: they would have to be one day, one slip of the pen apart, or a plan that was moved.",
        Bar::Former => "The wording: one is told as an earlier value, of a measure that is not revised.",
        Bar::OneArticle | Bar::AgainstItself => {
            "The article: it would have to set one against the other, as two claimants' or as an earlier figure."
        }
        Bar::ToldApart => "The articles: none of them would have to tell both values.",
        Bar::Furniture => "The place of one: it would have to stand in the article's own text.",
        Bar::Unmet => "The words: claims meet where they share a dimension and, in a large run, a word.",
        Bar::Strangers => "The words: the two sentences would have to share some.",
    };
    text.to_owned()
}

/// Which two of their concepts exclude each other.
fn excluded(rules: &Rules, a: &Claim, b: &Claim) -> String {
    let apart = |x: Option<ConceptId>, y: Option<ConceptId>| x.zip(y).filter(|&(x, y)| rules.concepts.excluded(x, y));
    let measures = apart(a.frame.measure, b.frame.measure).map(|pair| ("measure", pair));
    let found = measures.or_else(|| apart(a.frame.event, b.frame.event).map(|pair| ("event", pair)));
    let Some((part, (x, y))) = found else { return "The measure or event of one.".to_owned() };
    let name = |id| concept(id, rules).unwrap_or_default();
    format!("The {part} of one: {} and {} exclude each other.", name(x), name(y))
}
