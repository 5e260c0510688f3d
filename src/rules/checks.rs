//! `rules/<code>/checks.toml`: the words that tie the figures of a sentence to one another.

use serde::Deserialize;

use crate::error::RuleError;
use crate::rules::RuleFiles;

/// Cue words of the checks within one article, folded, in one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CheckRules {
    /// Names of the days, Monday first, as printed.
    pub weekdays: Vec<String>,
    /// Between a bracket and the same value in another unit.
    pub about: Vec<String>,
    /// Tells that a temperature is a difference.
    pub difference: Vec<String>,
    /// Right before a figure that the reader has met before: "the 4,460".
    pub known: Vec<String>,
    /// Between a figure and what restates it.
    pub restated: Vec<String>,
    /// Before a total that closes its parts.
    pub totals: Vec<String>,
    /// After a total that closes its parts.
    pub in_all: Vec<String>,
    /// Between a whole and its part.
    pub of_them: Vec<String>,
    /// Between a part and its whole.
    pub part_of: Vec<String>,
    /// Before a whole that opens a sentence: "of the eight".
    pub out_of: Vec<String>,
    /// Between what each gets and how many they are.
    pub for_each: Vec<String>,
    /// After what each gets, or what a day brings.
    pub per: Vec<String>,
    /// After the size of an assembly.
    pub seats: Vec<String>,
    /// After the number of those who voted for something.
    pub ballots: Vec<String>,
    /// After the number of those who did not choose.
    pub abstained: Vec<String>,
    /// After the share of those who do not choose.
    pub undecided: Vec<String>,
    /// Between a share of a whole and the part that it makes.
    pub makes: Vec<String>,
    /// Beside a rate of change that is not the plain one between two figures.
    pub qualified: Vec<String>,
    /// After a length of time that ends on a day told beside it.
    pub later: Vec<String>,
    /// After the count of those in a vehicle.
    pub aboard: Vec<String>,
    /// Before the last of a list.
    pub list_and: Vec<String>,
    /// Verbs that only go up.
    pub rise: Vec<String>,
    /// Verbs that only go down.
    pub fall: Vec<String>,
    /// Nouns for a change.
    pub change: Vec<String>,
    /// Before the start of a range.
    pub from: Vec<String>,
    /// Before the end of a range.
    pub to: Vec<String>,
    /// Before the earlier value of a change.
    pub against: Vec<String>,
    /// After a share and before the value it is more or less than.
    pub more_than: Vec<String>,
    /// Right behind a difference: "above", "fewer than".
    pub apart_behind: Vec<String>,
    /// Right before a difference: "by", "ahead by".
    pub apart_before: Vec<String>,
    /// Before the votes of who is ahead.
    pub leads: Vec<String>,
    /// Between the days of something and how long it took.
    pub ran: Vec<String>,
    /// Before the time by which something was put off.
    pub put_off: Vec<String>,
    /// Right behind a count that belongs to all of what was told before: "combined".
    pub combined: Vec<String>,
    /// Before a birth date.
    pub born: Vec<String>,
    /// Before a birthplace.
    pub born_at: Vec<String>,
    /// Tells that an age is one at death.
    pub dead: Vec<String>,
    /// Before the start of a length of time.
    pub since: Vec<String>,
    /// Tells that a date is when something began.
    pub began: Vec<String>,
    /// Before a length of time that something has lasted.
    pub lasting: Vec<String>,
    /// After a length of time that has gone by.
    pub lasted: Vec<String>,
    /// Tells that a length of time is a delay.
    pub late: Vec<String>,
    /// Tells that a share is one of a vote.
    pub votes: Vec<String>,
    /// Tells that a share is one of people, of whom there are no more than all.
    pub people: Vec<String>,
    /// Before shares that make one whole.
    pub shared_out: Vec<String>,
    /// After a length of time that is meant to the day.
    pub to_the_day: Vec<String>,
    /// Before a range of which both ends follow.
    pub between: Vec<String>,
    /// Before "between" where what follows is no range.
    pub no_range: Vec<String>,
    /// Before the last day of a range of days.
    pub until_day: Vec<String>,
    /// Before a time of day.
    pub clock_at: Vec<String>,
    /// Between a birth date and the age that goes with it.
    pub aged: Vec<String>,
}

impl CheckRules {
    /// Reads the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str) -> Result<Self, RuleError> {
        files.read(&format!("{code}/checks.toml"))
    }
}
