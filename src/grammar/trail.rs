//! Which rules built a mention: "why was it read so?" has an answer, at the cost of one machine word a mention.

use rust_decimal::Decimal;

use super::date::{Base, DateExpr};
use super::quantity::Read;
use crate::rules::numbers::Hedge;
use crate::value::UnitId;

/// The rules behind one reading: a set, so that nothing is allocated while articles are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Trail(u64);

impl Trail {
    /// The trail of one rule.
    pub const fn of(rule: Rule) -> Self {
        Self(1 << rule as u8)
    }

    /// The trail with a rule more.
    pub const fn with(self, rule: Rule) -> Self {
        Self(self.0 | 1 << rule as u8)
    }

    /// The trail with a rule more where it holds.
    const fn when(self, holds: bool, rule: Rule) -> Self {
        if holds { self.with(rule) } else { self }
    }

    /// Takes in a rule that came to bear later.
    pub const fn add(&mut self, rule: Rule) {
        *self = self.with(rule);
    }

    /// Whether a rule is among them.
    pub const fn holds(self, rule: Rule) -> bool {
        self.0 & 1 << rule as u8 != 0
    }

    /// The rules, innermost first.
    pub fn rules(self) -> impl Iterator<Item = Rule> {
        Rule::ALL.iter().copied().filter(move |&rule| self.0 & 1 << rule as u8 != 0)
    }
}

/// Declares the rules, innermost first, each with its name and what it says.
macro_rules! rules {
    ($($rule:ident $name:literal $says:literal,)*) => {
        /// A rule of the grammar.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Rule {
            $(#[doc = $says] $rule,)*
        }

        impl Rule {
            /// All of them, innermost first.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)* }
            }

            /// What it says, in a few words.
            pub const fn says(self) -> &'static str {
                match self { $(Self::$rule => $says,)* }
            }
        }
    };
}

rules! {
    Digits "number.digits" "written in figures",
    Words "number.words" "written in words",
    Magnitude "number.magnitude" "times a hundred, a thousand, a million",
    Vague "number.vague" "a plural that gives no figure",
    Roughly "number.about" "a word that is about right by itself",
    Minus "number.minus" "below zero",
    Unit "unit" "the unit written with it",
    Single "quantity" "one number",
    Range "quantity.range" "two numbers with one unit, from one to the other",
    Margin "quantity.margin" "give or take a margin",
    Change "quantity.change" "a change from one number to another",
    Half "quantity.half" "a half more",
    Share "quantity.share" "a share of what stands behind it",
    Part "quantity.part" "a part of a unit",
    Compound "quantity.compound" "a unit and a smaller one",
    OutOf "quantity.out-of" "so many out of so many",
    Between "quantity.between" "between one number and another",
    BareAge "unit.age" "years, for it is somebody's age",
    OfList "unit.list" "the unit of the last number in the list",
    Currency "unit.currency" "the currency of the sum beside it",
    Shorthand "unit.shorthand" "a letter for millions",
    Points "unit.points" "points of a game or an index, no per cent",
    Country "unit.country" "the currency of the country spoken of",
    Age "age" "an age, no length of time",
    AtLeast "hedge.at-least" "a floor",
    MoreThan "hedge.more-than" "a floor, not reached itself",
    AtMost "hedge.at-most" "a ceiling",
    LessThan "hedge.less-than" "a ceiling, not reached itself",
    About "hedge.about" "about right",
    Exactly "hedge.exactly" "said to be just so",
    Ordinal "ordinal" "a rank",
    LoneSpan "duration.lone" "a length of time with no number",
    Calendar "date.calendar" "a date as the calendar has it",
    Numeric "date.numeric" "a date in figures",
    BesideWeekday "date.beside-weekday" "with its weekday",
    Weekday "date.weekday" "a weekday",
    OfYear "date.of-year" "of a year told otherwise",
    WeekNumber "date.week-number" "a week by its number",
    Period "date.period" "a stretch counted from the article's day",
    ToldPeriod "date.period-told" "a stretch counted from the date told last",
    Feast "date.feast" "a feast",
    Decade "date.decade" "a decade",
    Offset "date.offset" "counted from another day",
    DayOf "date.day-of" "a day of a month told otherwise",
    Nth "date.nth" "counted off inside a stretch",
    WeekOf "date.week-of" "the week that holds it",
    PartOf "date.part" "the start, middle or end of it",
    Rest "date.rest" "what is left of it",
    Night "date.night" "a night",
    Roundabout "date.about" "about then",
    Clock "date.clock" "with a time of day",
    FromTo "date.range" "from one date to another",
    Since "date.since" "from then on, begun already",
    From "date.from" "from then on",
    Until "date.until" "up to then",
}

/// The rules behind a figure and its bound.
pub(super) fn figure(read: &Read, hedge: Option<Hedge>) -> Trail {
    let trail = number(read).when(read.has_unit && !read.number.share, Rule::Unit).with(read.rule);
    hedge.map_or(trail, |hedge| trail.with(bound(hedge)))
}

/// The rules behind "between 10 and 20", whose unit stands behind the second number as a rule.
pub(super) fn between(low: &Read, unit: UnitId) -> Trail {
    number(low).when(unit != UnitId::ONE, Rule::Unit).with(Rule::Between)
}

fn number(read: &Read) -> Trail {
    let number = &read.number;
    Trail::of(if number.words { Rule::Words } else { Rule::Digits })
        .when(number.scale != Decimal::ONE, Rule::Magnitude)
        .when(number.to.is_some(), Rule::Vague)
        .when(number.approx && number.to.is_none(), Rule::Roughly)
        .when(read.quantity.min.is_some_and(|v| v < Decimal::ZERO), Rule::Minus)
}

const fn bound(hedge: Hedge) -> Rule {
    match hedge {
        Hedge::AtLeast => Rule::AtLeast,
        Hedge::MoreThan => Rule::MoreThan,
        Hedge::AtMost => Rule::AtMost,
        Hedge::LessThan => Rule::LessThan,
        Hedge::About => Rule::About,
        Hedge::Exactly => Rule::Exactly,
    }
}

/// The rules behind a date.
pub(super) fn date(expr: &DateExpr) -> Trail {
    let mut trail = Trail::default();
    follow(expr, &mut trail);
    trail
}

fn follow(expr: &DateExpr, trail: &mut Trail) {
    use DateExpr as E;
    trail.add(match expr {
        E::Calendar { .. } => Rule::Calendar,
        E::Numeric { .. } => Rule::Numeric,
        E::Weekday(..) | E::WeekdayAfter(..) | E::WeekdayOf(..) => Rule::Weekday,
        E::OfYear(..) | E::OfToldYear(..) => Rule::OfYear,
        E::WeekNumber(..) => Rule::WeekNumber,
        E::DayOf(..) => Rule::DayOf,
        E::Nth(..) => Rule::Nth,
        E::Offset { .. } => Rule::Offset,
        E::Period { .. } => Rule::Period,
        E::ToldPeriod { .. } => Rule::ToldPeriod,
        E::Feast { .. } => Rule::Feast,
        E::Decade(..) => Rule::Decade,
        E::WeekOf(..) => Rule::WeekOf,
        E::Part(..) => Rule::PartOf,
        E::Rest(..) => Rule::Rest,
        E::Night(..) => Rule::Night,
        E::Range(..) => Rule::FromTo,
        E::Since(..) => Rule::Since,
        E::From(..) => Rule::From,
        E::Until(..) => Rule::Until,
        E::About(..) => Rule::Roundabout,
        E::At(..) => Rule::Clock,
    });
    match expr {
        E::Calendar { weekday: Some(_), .. } => trail.add(Rule::BesideWeekday),
        E::WeekdayOf(_, inner) | E::DayOf(_, inner) | E::Nth(.., inner) | E::WeekOf(inner) | E::Part(_, inner) => {
            follow(inner, trail);
        }
        E::Rest(inner) | E::Since(inner) | E::From(inner) | E::Until(inner) | E::About(inner) => follow(inner, trail),
        E::Night(Some(inner)) | E::At(Some(inner), _) => follow(inner, trail),
        E::Offset { from: Base::Date(inner), .. } => follow(inner, trail),
        E::Range(from, to) => {
            follow(from, trail);
            follow(to, trail);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_bit_and_a_name_of_its_own() {
        assert!(Rule::ALL.len() <= 64);
        for (at, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(Trail::of(*rule).rules().collect::<Vec<_>>(), [*rule]);
            assert!(Rule::ALL[..at].iter().all(|other| other.name() != rule.name()), "{}", rule.name());
        }
    }
}
