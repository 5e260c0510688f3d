//! `rules/<code>/dates.toml`: how a language says dates.
//!
//! Every key may be left out. Phrases are folded: write them in dictionary form, any case, accents or not.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::date_words::DateWords;
use super::numbers::NumberRules;
use super::phrases::Phrases;
use super::triggers::Opening;
use crate::error::RuleError;
use crate::grammar::date::{Feast, Lean, PartOf, Step, Way};
use crate::rules::RuleFiles;

/// Declares the file and its compiled form together, so that a key is named once.
macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $name:ident: $kind:tt),* $(,)?) => {
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        struct File {
            day_first: bool,
            year_alone: bool,
            clock_stop: bool,
            wary_months: Vec<String>,
            wary_holidays: Vec<String>,
            future_endings: Vec<String>,
            past_endings: Vec<String>,
            past_exact: Vec<String>,
            infinitive_endings: Vec<String>,
            from_not: Vec<String>,
            $($name: tables!(@file $kind),)*
        }

        /// Months, weekdays, relative dates of one language.
        #[derive(Debug, Default)]
        pub struct DateRules {
            /// True where 12/03 is 12 March.
            pub day_first: bool,
            /// True where a year needs no preposition: "1989 fiel die Mauer".
            pub year_alone: bool,
            /// True where a stop parts hours from minutes: "alle 9.30".
            pub clock_stop: bool,
            /// Months that are words as well ("may", "mars"): they need a capital, a number or a preposition.
            pub wary_months: Vec<String>,
            /// Holidays that are words or names as well ("Noël"): they need a preposition.
            pub wary_holidays: Phrases<()>,
            /// Endings of verbs that tell of what is to come, in lower case with their accents.
            pub future_endings: Vec<String>,
            /// The same of what has happened.
            pub past_endings: Vec<String>,
            /// Verbs of the past that fold into other words, as they are written: "a" is not "à".
            pub past_exact: Vec<String>,
            /// Endings of an infinitive, where the language tells one by its ending.
            pub infinitive_endings: Vec<String>,
            /// Words that fold into one of `from` and are none, as they are written: "des" is not "dès".
            pub from_not: Vec<String>,
            /// Centuries in Roman figures: "XXe".
            pub roman: Phrases<u8>,
            /// The words of dates at a glance.
            pub words: DateWords,
            $($(#[doc = $doc])+ pub $name: tables!(@rules $kind),)*
        }

        impl DateRules {
            fn compile(file: File) -> Self {
                Self {
                    day_first: file.day_first,
                    year_alone: file.year_alone,
                    clock_stop: file.clock_stop,
                    wary_months: file.wary_months,
                    wary_holidays: Phrases::set(file.wary_holidays),
                    future_endings: file.future_endings,
                    past_endings: file.past_endings,
                    past_exact: file.past_exact,
                    infinitive_endings: file.infinitive_endings,
                    from_not: file.from_not,
                    roman: Phrases::default(),
                    words: DateWords::default(),
                    $($name: tables!(@compile $kind file.$name),)*
                }
            }
        }
    };
    (@file set) => { Vec<String> };
    (@file periods) => { Vec<(String, i32, Step)> };
    (@file [$value:ty]) => { BTreeMap<String, $value> };
    (@rules set) => { Phrases<()> };
    (@rules periods) => { Phrases<(i32, Step)> };
    (@rules [$value:ty]) => { Phrases<$value> };
    (@compile set $list:expr) => { Phrases::set($list) };
    (@compile periods $list:expr) => { $list.into_iter().map(|(p, n, s)| (p, (n, s))).collect() };
    (@compile [$value:ty] $map:expr) => { $map.into_iter().collect() };
}

tables! {
    /// Names and abbreviations of months.
    months: [u8],
    /// Words behind which a month that is a word as well is a month: "in", "depuis".
    month_before: set,
    /// Names of weekdays, 1 is Monday.
    weekdays: [u8],
    /// Abbreviations of weekdays, read beside a day of the month only: "Mer, 22 janv.".
    weekday_short: [u8],
    /// Endings of a day in digits: "1er", "3rd".
    day_suffixes: set,
    /// Days of the month in words that the ranks of `numbers.toml` lack: "premier", "first".
    day_words: [u8],
    /// Words behind which digits alone are a day of the month: "le 27".
    day_before: set,
    /// Words that open an interval before a day to come, where no other end follows: "from".
    from_ahead: set,
    /// Words behind which a day of the month with its ending is one: "the 27th".
    day_before_ranked: set,
    /// Words behind which "22/04" is a day: "le", "on".
    slashed_before: set,
    /// Words between the parts of a date: "le", "of", "the".
    link: set,
    /// Days counted from the article's: "hier" is -1.
    deictic: [i32],
    /// Days counted from the date last told: "la veille" is -1.
    told: [i32],
    /// Phrases that begin like those but hang on an event: "the day before the".
    told_not: set,
    /// The present moment, as an end of a range: "between now and June".
    now: set,
    /// Irregular stretches of the calendar, so many away: `["ce mois-ci", 0, "month"]`.
    periods: periods,
    /// The same counted from the date last told: `["the month before", -1, "month"]`.
    told_periods: periods,
    /// Words before a weekday, month, season or stretch that say which one: "last", "ce".
    lean_before: [Lean],
    /// The same behind it: "dernier".
    lean_after: [Lean],
    /// Words behind a weekday that put it further ahead, by so many weeks beyond the next one: "en huit" is 1.
    weekday_after: [i32],
    /// Stretches that are counted, in all their forms: "days", "day".
    steps: [Step],
    /// Words for the whole of a length of time: "all", "toute la".
    whole: set,
    /// Lengths of time within a day, in the singular: "hour".
    short_steps: set,
    /// Stretches of the calendar in the singular: "week", "semaine".
    spans: [Step],
    /// Seasons by their EDTF code, 21..=24.
    seasons: [u8],
    /// Quarters and halves by their EDTF code.
    fractions: [u8],
    /// Feasts: `12-25`, `easter+39`, `11-thu#4`, `05-mon#-1`.
    holidays: [Feast],
    /// Words behind which a holiday that is a name as well is a day, besides prepositions of time: "over".
    feast_before: set,
    /// Parts of a stretch: "mi", "the end of".
    parts: [PartOf],
    /// What is left of a stretch: "the rest of".
    rest: set,
    /// Behind a date, for the year told last: "that year".
    told_year: set,
    /// Words that make a weekday any such weekday: "every".
    recurring: set,
    /// "the week of", "la semaine du", before a day.
    week_of: set,
    /// Words before a weekday or week for the last one of a stretch: "last", "dernier".
    last_of: set,
    /// Words between a rank and its stretch besides the links: "the first Friday in May".
    nth_link: set,
    /// Words before the number of a week of the year: "semaine 31".
    week_number: set,
    /// Words before the figures of a decade that belong to it: "années".
    decade_word: set,
    /// Words behind which two figures with their ending, or a word, are a decade: "the".
    decade_before: set,
    /// Endings of a decade in figures: "s".
    decade_suffixes: set,
    /// Words behind the figures of a decade: "er Jahre".
    decade_after: set,
    /// Decades in one word: "seventies" is 70.
    decades: [u8],
    /// "century", behind its rank.
    century_after: set,
    /// "siglo", before its Roman figures.
    century_before: set,
    /// Endings of a century in Roman figures: "XXe".
    century_suffixes: set,
    /// Words that open an interval: "depuis".
    since: set,
    /// The same of intervals that may lie ahead: "à partir de", "starting".
    from: set,
    /// The same before a bare year only: "from 2027".
    since_year: set,
    /// Verbs by which it is the year of something instead: "dates from 2023".
    dates_from: set,
    /// Words before a quarter that leaves out its name: "in the third".
    part_led: set,
    /// Words before a season that make it that of this year or the next: "jusqu'à l'automne".
    season_before: set,
    /// Verbs of what was to be, on the nearest such weekday: "devait s'ouvrir vendredi".
    due: set,
    /// Verbs that set a date: "fixé".
    fixes: set,
    /// Words between such a verb, or one that moves a date, and the date: "pushed back to".
    moved_to: set,
    /// Words that close an interval: "d'ici à", "by".
    until: set,
    /// "vers", "around".
    about: set,
    /// Words before a bare year.
    year_before: set,
    /// Words between the ends of a range: "au", "to".
    range: set,
    /// "et", "and".
    and: set,
    /// "entre", "between".
    between: set,
    /// Words that announce both ends of a range: "du", "from".
    range_before: set,
    /// What a length of time before it makes of a date: "il y a" is `ago`, "dans" `ahead`.
    counted_before: [Way],
    /// The same behind it: "ago", "plus tôt".
    counted_after: [Way],
    /// Phrases that begin like those but compare: "earlier than".
    counted_not: set,
    /// Words that count from the date behind them, 1 for onward: "two days after the 12th".
    counted_from: [i32],
    /// "jour pour jour", "to the day".
    exactly: set,
    /// "dans la nuit de".
    night: set,
    /// "overnight".
    overnight: set,
    /// Between "overnight" and its second day: "into".
    into: set,
    /// "matin", "evening".
    dayparts: set,
    /// Minutes east of UTC.
    zones: [i16],
    /// "heure locale".
    local: set,
    /// "à", "at".
    clock_before: set,
    /// Times of day in a word, behind a day, as minutes from midnight: "midi" is 720.
    clock_words: [u16],
    /// Between hours and minutes: "h", "heures".
    hour_marks: set,
    /// "am" is false, "pm" true; written with stops or without.
    meridiem: [bool],
    /// Behind a bare hour for a length of time or a distance: "de" in "à 2h de Paris".
    hour_governed: set,
    /// Words that tell of what is to come.
    future: set,
    /// Words that tell of what has happened.
    past: set,
    /// Words that measure what was told: "soit".
    spells: set,
    /// Verbs right before a deadline that lies ahead: "have until Friday".
    deadline_led: set,
    /// Verbs of saying, which tell that the day beside them is that of a statement.
    saying: set,
    /// Verbs of what came before something told: "had", "avait".
    earlier_verbs: set,
    /// Words before "la veille" that compare with it: "than", "que".
    compares: set,
    /// Verbs that put one date in the place of another: "moved", "reporté".
    moves: set,
    /// Words that make a beginning of a deadline: "not … before".
    negated: set,
    /// Of `until`, those that negated tell a beginning: "before".
    before: set,
    /// Words of a sentence that speaks of how long something takes: "attente".
    lasting: set,
    /// Words before hours and minutes that are no time of day: "en 2 h 15".
    lasting_led: set,
    /// Verbs whose infinitive lies ahead, whatever their own tense: "agreed", "promis".
    plans: set,
    /// Words that join those to their infinitive: "to", "de".
    plan_link: set,
    /// Pronouns before an infinitive: "les", "se".
    plan_pronouns: set,
    /// Words behind which a word with a verb's ending is none: "les députés", "the accused".
    noun_before: set,
    /// Words that make "in three years" a length of time: "first", "lowest".
    superlative: set,
}

/// Roman figures of the centuries that are spoken of.
const ROMAN: [&str; 21] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI",
];

impl DateRules {
    /// Reads and compiles the file; a date may begin with the language's numbers.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str, numbers: &NumberRules) -> Result<Self, RuleError> {
        let file: File = files.read(&format!("{code}/dates.toml"))?;
        let suffixes = file.century_suffixes.clone();
        let bare = !file.century_before.is_empty();
        let mut rules = Self::compile(file);
        for (n, figures) in (1u8..).zip(ROMAN) {
            for suffix in &suffixes {
                rules.roman.insert(&format!("{figures}{suffix}"), n);
            }
            if bare {
                rules.roman.insert(figures, n);
            }
        }
        rules.words = DateWords::new(&rules, numbers);
        Ok(rules)
    }

    /// The words that a date can begin with, and the second words. Digits always can.
    pub fn openings(&self) -> impl Iterator<Item = Opening> {
        let names = self.months.openings().chain(self.weekdays.openings()).chain(self.weekday_short.openings());
        let days = self.deictic.openings().chain(self.told.openings()).chain(self.day_words.openings());
        let spans = self.periods.openings().chain(self.seasons.openings()).chain(self.fractions.openings());
        let spans = spans.chain(self.told_periods.openings()).chain(self.told_year.openings());
        let lean = self.lean_before.openings().chain(self.last_of.openings()).chain(self.holidays.openings());
        let parts = self.parts.openings().chain(self.rest.openings()).chain(self.week_of.openings());
        let parts = parts.chain(self.week_number.openings()).chain(self.now.openings());
        let nights = self.night.openings().chain(self.overnight.openings());
        let long = self.decade_word.openings().chain(self.decades.openings()).chain(self.roman.openings());
        let long = long.chain(self.century_before.openings());
        let leaned = pairs(&self.spans, &self.lean_after);
        names.chain(days).chain(spans).chain(lean).chain(parts).chain(nights).chain(long).chain(leaned)
    }
}

/// The phrases of one table where the first word of another follows.
fn pairs<A, B>(first: &Phrases<A>, then: &Phrases<B>) -> impl Iterator<Item = Opening> {
    first.openings().flat_map(move |(word, second)| {
        let one = second.map(|s| (word, Some(s)));
        let many = then.openings().filter(move |_| second.is_none()).map(move |(next, _)| (word, Some(next)));
        one.into_iter().chain(many)
    })
}
