//! Days in a row that share a month or a week: "June 9 and 16, 2024", "next week between Wednesday and Friday".

use chrono::Weekday;

use super::DateExpr;
use super::calendar::{calendar, with_year, year_behind};
use super::context::Context;
use super::figures::{digits, month};
use super::weekday::weekday_name;
use crate::rules::phrases::{last_word, leading_word, skip_gap};
use crate::value::Partial;

/// Most days in a row.
const MOST: usize = 6;

/// A day whose month stands before the days it is listed with: "16, 2024" behind "June 9 and".
pub(super) fn listed_behind(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (rest, d) = digits(1, 2)(input).ok()?;
    let day = u8::try_from(d).ok().filter(|d| (1..=31).contains(d))?;
    let dated = || year_behind(ctx, rest, true).is_some();
    if !ctx.closes(rest) && !dated() {
        return None;
    }
    let month = ctx.listed_month()?;
    Some(with_year(ctx, input, input.len() - rest.len(), Some(month), Some(day)))
}

/// A day before others of its month takes their year: "June 9" in "June 9 and 16, 2024".
pub(super) fn listed_before(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    if ctx.rules.day_first || ctx.rules.months.at(input).is_none() {
        return None;
    }
    let (DateExpr::Calendar { date, weekday, lean }, len) = calendar(ctx, input)? else { return None };
    if date.day.is_none() || date.month.is_none() || date.year.is_some() {
        return None;
    }
    let mut left = &input[len..];
    for _ in 0..MOST {
        let mark = left.strip_prefix(',');
        let next = skip_gap(mark.unwrap_or(left));
        let and = ctx.rules.and.at(next).map(|(_, used)| skip_gap(&next[used..]));
        let at = and.or_else(|| mark.map(|_| next))?;
        let (rest, _) = digits(1, 2)(at).ok()?;
        if let Some((year, _)) = year_behind(ctx, rest, true) {
            return Some((DateExpr::Calendar { date: Partial { year: Some(year), ..date }, weekday, lean }, len));
        }
        left = rest;
    }
    None
}

/// Days of a week told before them: ", entre mercredi et vendredi", " from Tuesday to Thursday".
///
/// days = [ "," ] , ( "from" | "between" ) , weekday , ( "to" | "and" ) , weekday ;
pub(super) fn days_of_week(ctx: &Context<'_>, rest: &str, week: &DateExpr) -> Option<(DateExpr, usize)> {
    let r = ctx.rules;
    let next = skip_gap(rest.trim_start_matches(','));
    let (_, used) = r.range_before.at(next)?;
    let between = r.between.at(next).is_some();
    let first_at = skip_gap(&next[used..]);
    let (first, used) = any_weekday(ctx, first_at)?;
    let joined = skip_gap(&first_at[used..]);
    let (_, used) = r.range.at(joined).or_else(|| r.and.at(joined).filter(|_| between))?;
    let last_at = skip_gap(&joined[used..]);
    let (last, used) = any_weekday(ctx, last_at)?;
    let of = |day| Box::new(DateExpr::WeekdayOf(day, Box::new(week.clone())));
    let ahead = first.num_days_from_monday() < last.num_days_from_monday();
    ahead.then(|| (DateExpr::Range(of(first), of(last)), rest.len() - last_at.len() + used))
}

/// A weekday's name, in full or short: "from Tue to Thur".
fn any_weekday(ctx: &Context<'_>, input: &str) -> Option<(Weekday, usize)> {
    weekday_name(ctx, input).or_else(|| {
        let (&n, len) = ctx.rules.weekday_short.at(input)?;
        Some((Weekday::try_from(n.checked_sub(1)?).ok()?, len))
    })
}

impl Context<'_> {
    /// The month of the days that a list before this place names: "June 9 and", "May 3, 7 and".
    pub(super) fn listed_month(&self) -> Option<u8> {
        let rules = self.rules;
        let before = self.before.trim_end();
        if rules.day_first || !(before.ends_with(',') || self.follows(&rules.and)) {
            return None;
        }
        let mut left = before.trim_end_matches(',');
        if rules.and.at(last_word(left)).is_some() {
            left = left[..left.len() - last_word(left).len()].trim_end().trim_end_matches(',');
        }
        for at in 0..MOST {
            let word = last_word(left);
            if !left.ends_with(word) || word.is_empty() {
                return None;
            }
            if !word.starts_with(|c: char| c.is_ascii_digit()) {
                let (m, len) = month(rules, word)?;
                return (at > 0 && len == leading_word(word).len()).then_some(m);
            }
            if word.len() > 2 {
                return None;
            }
            left = left[..left.len() - word.len()].trim_end().trim_end_matches(',');
        }
        None
    }
}
