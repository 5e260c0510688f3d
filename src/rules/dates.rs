//! `rules/<code>/dates.toml`: how a language says dates.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrases::Phrases;
use crate::error::RuleError;
use crate::grammar::date::{Lean, PartOf, Step};
use crate::rules::RuleFiles;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    day_first: bool,
    months: BTreeMap<String, u8>,
    wary_months: Vec<String>,
    weekdays: BTreeMap<String, u8>,
    deictic: BTreeMap<String, i32>,
    told: BTreeMap<String, i32>,
    periods: Vec<(String, i32, Step)>,
    seasons: BTreeMap<String, u8>,
    fractions: BTreeMap<String, u8>,
    holidays: BTreeMap<String, (u8, u8)>,
    parts: BTreeMap<String, PartOf>,
    since: Vec<String>,
    since_year: Vec<String>,
    until: Vec<String>,
    about: Vec<String>,
    ago_before: Vec<String>,
    ago_after: Vec<String>,
    ahead_before: Vec<String>,
    within: Vec<String>,
    year_before: Vec<String>,
    range: Vec<String>,
    and: Vec<String>,
    between: Vec<String>,
    night: Vec<String>,
    overnight: Vec<String>,
    dayparts: Vec<String>,
    lean_before: BTreeMap<String, Lean>,
    lean_after: BTreeMap<String, Lean>,
    link: Vec<String>,
    steps: BTreeMap<String, Step>,
    zones: BTreeMap<String, i16>,
    local: Vec<String>,
    clock_before: Vec<String>,
    future: Vec<String>,
}

/// Months, weekdays, relative dates of one language.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct DateRules {
    /// True where 12/03 is 12 March.
    pub day_first: bool,
    pub months: Phrases<u8>,
    /// Months that are words as well ("may", "mars"): they need a capital, a number or a preposition.
    pub wary_months: Vec<String>,
    pub weekdays: Phrases<u8>,
    pub deictic: Phrases<i32>,
    pub told: Phrases<i32>,
    pub periods: Phrases<(i32, Step)>,
    pub seasons: Phrases<u8>,
    /// Quarters and halves by their EDTF code.
    pub fractions: Phrases<u8>,
    pub holidays: Phrases<(u8, u8)>,
    pub parts: Phrases<PartOf>,
    pub since: Phrases<()>,
    /// Words that open an interval before a bare year only: "from 2027".
    pub since_year: Phrases<()>,
    pub until: Phrases<()>,
    pub about: Phrases<()>,
    pub ago_before: Phrases<()>,
    pub ago_after: Phrases<()>,
    pub ahead_before: Phrases<()>,
    pub within: Phrases<()>,
    pub year_before: Phrases<()>,
    pub range: Phrases<()>,
    pub and: Phrases<()>,
    pub between: Phrases<()>,
    pub night: Phrases<()>,
    pub overnight: Phrases<()>,
    pub dayparts: Phrases<()>,
    pub lean_before: Phrases<Lean>,
    pub lean_after: Phrases<Lean>,
    /// Words between the parts of a date: "le", "of", "the".
    pub link: Phrases<()>,
    pub steps: Phrases<Step>,
    /// Minutes east of UTC.
    pub zones: Phrases<i16>,
    pub local: Phrases<()>,
    pub clock_before: Phrases<()>,
    /// Words that tell of what is to come.
    pub future: Phrases<()>,
}

impl DateRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str) -> Result<Self, RuleError> {
        let f: File = files.read(&format!("{code}/dates.toml"))?;
        Ok(Self {
            day_first: f.day_first,
            months: f.months.into_iter().collect(),
            wary_months: f.wary_months,
            weekdays: f.weekdays.into_iter().collect(),
            deictic: f.deictic.into_iter().collect(),
            told: f.told.into_iter().collect(),
            periods: f.periods.into_iter().map(|(p, n, s)| (p, (n, s))).collect(),
            seasons: f.seasons.into_iter().collect(),
            fractions: f.fractions.into_iter().collect(),
            holidays: f.holidays.into_iter().collect(),
            parts: f.parts.into_iter().collect(),
            since: Phrases::set(f.since),
            since_year: Phrases::set(f.since_year),
            until: Phrases::set(f.until),
            about: Phrases::set(f.about),
            ago_before: Phrases::set(f.ago_before),
            ago_after: Phrases::set(f.ago_after),
            ahead_before: Phrases::set(f.ahead_before),
            within: Phrases::set(f.within),
            year_before: Phrases::set(f.year_before),
            range: Phrases::set(f.range),
            and: Phrases::set(f.and),
            between: Phrases::set(f.between),
            night: Phrases::set(f.night),
            overnight: Phrases::set(f.overnight),
            dayparts: Phrases::set(f.dayparts),
            lean_before: f.lean_before.into_iter().collect(),
            lean_after: f.lean_after.into_iter().collect(),
            link: Phrases::set(f.link),
            steps: f.steps.into_iter().collect(),
            zones: f.zones.into_iter().collect(),
            local: Phrases::set(f.local),
            clock_before: Phrases::set(f.clock_before),
            future: Phrases::set(f.future),
        })
    }

    /// The words that a date can begin with, and the second words. Digits always can.
    pub fn openings(&self) -> impl Iterator<Item = super::triggers::Opening> {
        let words = self.months.openings().chain(self.weekdays.openings()).chain(self.deictic.openings());
        let words = words.chain(self.told.openings()).chain(self.periods.openings()).chain(self.seasons.openings());
        let words = words.chain(self.fractions.openings()).chain(self.holidays.openings());
        let words = words.chain(self.parts.openings()).chain(self.night.openings());
        words.chain(self.overnight.openings()).chain(self.lean_before.openings())
    }
}
