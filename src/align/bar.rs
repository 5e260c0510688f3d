//! What keeps two claims from being one fact, whatever their score.

use super::score::{Scorer, comparable};
use crate::claim::{Claim, Modality, Tie};
use crate::compare::Likeness;
use crate::rules::ConceptId;

/// Days by which a plan may be moved and still be the same plan.
const MOVED: i64 = 400;

/// Why two claims are not joined, apart from their score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bar {
    /// Their values are of two kinds, such as a date and a length.
    Kind,
    /// Their measures or events exclude each other.
    Excluded,
    /// What they count belongs to two sides.
    Side,
    /// One is a time of day, the other a day.
    Clock,
    /// Two days that neither a slip nor a moved plan joins.
    Days,
    /// One is told as an earlier value, and they differ.
    Former,
    /// One article gives one value to a question.
    OneArticle,
    /// One of them stands in page furniture.
    Furniture,
    /// They were never held against each other.
    Unmet,
    /// Their values are at odds, and the sentences share next to no word.
    Strangers,
    /// One article gives both values, which are at odds.
    AgainstItself,
    /// An article tells both values, so that none is a slip for the other.
    ToldApart,
    /// They name two places.
    Places,
    /// They are scoped to two years.
    Years,
    /// Their articles tell two stories.
    Stories,
}

impl Bar {
    /// The name in `recoupe explain --format json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Excluded => "excluded",
            Self::Side => "side",
            Self::Clock => "clock",
            Self::Days => "days",
            Self::Former => "former",
            Self::OneArticle => "one-article",
            Self::Furniture => "furniture",
            Self::Unmet => "unmet",
            Self::Strangers => "strangers",
            Self::AgainstItself => "against-itself",
            Self::ToldApart => "told-apart",
            Self::Places => "places",
            Self::Years => "years",
            Self::Stories => "stories",
        }
    }

    /// The reason, as the end of "They are two facts: ...".
    pub const fn why(self) -> &'static str {
        match self {
            Self::Kind => "their values are of two kinds, which nothing compares",
            Self::Excluded => "their measures or events exclude each other",
            Self::Side => "what they count belongs to two sides",
            Self::Clock => "one is a time of day, the other a day",
            Self::Days => "they are two days that neither a slip of the pen nor a moved plan joins",
            Self::Former => "one is told as an earlier value, and the values differ",
            Self::OneArticle => "one article tells both, as two things",
            Self::Furniture => "one stands in page furniture, which takes part in no fact",
            Self::Unmet => "they share neither dimension nor word, and were never held against each other",
            Self::Strangers => "the values are at odds, and the two sentences share next to no word",
            Self::AgainstItself => "one article gives both values, and sets neither against the other",
            Self::ToldApart => "an article tells both values, so that neither is a slip for the other",
            Self::Places => "they name two places",
            Self::Years => "they are scoped to two years",
            Self::Stories => "their articles tell two stories",
        }
    }

    /// True where it keeps apart whole facts as well, not the pair alone.
    pub const fn forbids(self) -> bool {
        use Bar::{Clock, Days, Excluded, Former, Kind, OneArticle, Side};
        matches!(self, Kind | Excluded | Side | Clock | Days | Former | OneArticle)
    }
}

type Test = fn(&Scorer<'_>, usize, usize) -> bool;

/// What forbids, cheapest first: most pairs are counts of two articles, and settled without a look at their values.
const FORBIDS: [(Bar, Test); 7] = [
    (Bar::Kind, |s, a, b| !comparable(&s.claims[a].value, &s.claims[b].value, &s.rules.units)),
    (Bar::Excluded, |s, a, b| s.excluded(a, b)),
    (Bar::Side, |s, a, b| s.two_sides(a, b)),
    (Bar::Clock, |s, a, b| s.is_clock(a) != s.is_clock(b)),
    (Bar::Days, |s, a, b| s.two_days(a, b)),
    (Bar::Former, |s, a, b| s.overtaken(a, b)),
    (Bar::OneArticle, |s, a, b| s.side_by_side(a, b)),
];

impl Scorer<'_> {
    /// True for a pair that can never be one fact.
    pub fn forbidden(&self, a: usize, b: usize) -> bool {
        self.tied(a, b).is_none() && FORBIDS.iter().any(|(_, test)| test(self, a, b))
    }

    /// True where claims of such subjects can never be one fact, whichever two articles they stand in and whatever their
    /// values.
    pub(super) fn two_things(&self, a: usize, b: usize) -> bool {
        let of_subject = |bar: Bar| matches!(bar, Bar::Kind | Bar::Excluded | Bar::Side | Bar::Clock);
        FORBIDS.iter().filter(|(bar, _)| of_subject(*bar)).any(|(_, test)| test(self, a, b))
    }

    /// True where claims of such values can never be one fact, whichever two articles they stand in: two days, or a
    /// former value and a present one.
    pub(super) fn two_values(&self, a: usize, b: usize) -> bool {
        let of_value = |bar: Bar| matches!(bar, Bar::Days | Bar::Former);
        FORBIDS.iter().filter(|(bar, _)| of_value(*bar)).any(|(_, test)| test(self, a, b))
    }

    /// Everything that forbids a pair.
    pub(super) fn bans(&self, a: usize, b: usize) -> Vec<Bar> {
        if self.tied(a, b).is_some() {
            return Vec::new();
        }
        FORBIDS.iter().filter(|(_, test)| test(self, a, b)).map(|(bar, _)| *bar).collect()
    }

    fn excluded(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        let apart = |m: Option<ConceptId>, n: Option<ConceptId>| matches!((m, n), (Some(m), Some(n)) if self.rules.concepts.excluded(m, n));
        // A date measures nothing.
        let counts = x.value.date().is_none();
        counts && apart(x.frame.measure, y.frame.measure) || apart(x.frame.event, y.frame.event)
    }

    /// Ukrainian prisoners are not Russian ones.
    fn two_sides(&self, a: usize, b: usize) -> bool {
        matches!((self.claims[a].frame.side, self.claims[b].frame.side), (Some(p), Some(q)) if p != q)
    }

    fn at_odds(&self, a: usize, b: usize) -> bool {
        self.likeness(a, b) == Some(Likeness::Conflict)
    }

    /// Two days that no slip joins are two dates, unless a plan was moved.
    fn two_days(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        if x.value.date().is_none() || !self.at_odds(a, b) {
            return false;
        }
        let planned = |c: &Claim| c.modality == Modality::Planned;
        let day = |c: &Claim| c.value.date().and_then(|d| d.bounds().1.or(d.bounds().0));
        let near = day(x).zip(day(y)).is_some_and(|(p, q)| (p - q).num_days().abs() <= MOVED);
        let moved = self.updated(a, b) || near && (planned(x) || planned(y));
        !moved && self.slip(a, b).is_none()
    }

    /// "contre 189,5 milliards" is last year's figure, unless the measure is of a kind that is revised.
    fn overtaken(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        x.former != y.former
            && self.at_odds(a, b)
            && !(self.updated(a, b)
                || self.is_revised(a)
                || self.is_revised(b)
                || self.slip(a, b).is_some_and(|s| s.strong))
    }

    /// True for a measure of a kind that is revised.
    pub(super) fn is_revised(&self, index: usize) -> bool {
        let frame = &self.claims[index].frame;
        frame.measure.iter().chain(&frame.event).any(|&id| {
            let concept = self.rules.concepts.get(id);
            concept.grows || concept.moves
        })
    }

    /// A time of day alone is not the day.
    pub(super) fn is_clock(&self, index: usize) -> bool {
        let claim = &self.claims[index];
        claim.value.date().is_some_and(|d| d.clock.is_some()) && !claim.absolute && claim.weekday.is_none()
    }

    /// One article gives one value to a question, unless it sets two claimants or an earlier value against it.
    fn side_by_side(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        if x.document != y.document {
            return false;
        }
        let rivals = self.two_claimants(a, b);
        let known = |c: &Claim| c.attribution.as_ref().is_some_and(|p| p.entity.is_some());
        let set_against = rivals && (self.rival[a] || self.rival[b] || known(x) && known(y));
        // A plan moved twice gives up two days.
        let overtaken = x.former != y.former || x.value.date().is_some() && self.update[a] && self.update[b];
        let one_breath = x.sentence == y.sentence && !self.converted(a, b);
        match self.likeness(a, b) {
            Some(Likeness::Conflict) => !(set_against || overtaken),
            Some(Likeness::Compatible) => one_breath && x.value.date().is_none(),
            Some(Likeness::Same) => one_breath && !rivals,
            None => false,
        }
    }

    /// Whether some article sets one of two claims against the other: for two claimants, or as overtaken.
    pub(super) fn set_against(&self, a: usize, b: usize) -> bool {
        matches!(self.tied(a, b), Some(Tie::Rival | Tie::Update))
    }

    /// Whether two claims state the two values of a pair that some article sets against each other.
    pub(super) fn as_told(&self, (a, b): (usize, usize), x: usize, y: usize) -> bool {
        let same = |p: usize, q: usize| p == q || self.likeness(p, q) == Some(Likeness::Same);
        same(x, a) && same(y, b) || same(x, b) && same(y, a)
    }

    fn updated(&self, a: usize, b: usize) -> bool {
        self.update[a] || self.update[b]
    }
}
