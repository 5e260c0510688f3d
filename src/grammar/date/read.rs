//! Reads one date expression at a place of a sentence, looking back for the prepositions that scope it.

use chrono::Weekday;

use super::calendar::{calendar, weekday, year};
use super::clock::clock;
use super::{DateExpr, Lean, PartOf, Step};
use crate::grammar::number::number;
use crate::rules::Language;
use crate::rules::dates::DateRules;
use crate::rules::phrases::{Phrases, leading_word, skip_gap};
use crate::text::Span;
use crate::value::Partial;

/// A date expression with its place in the sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMatch {
    /// The quote.
    pub core: Span,
    /// The quote with its prepositions.
    pub outer: Span,
    /// What it says.
    pub expr: DateExpr,
    /// The rules that built it.
    pub trail: Vec<&'static str>,
}

/// A date expression that begins at byte `pos` of `sentence`, a word start.
pub fn date_at(language: &Language, sentence: &str, pos: usize) -> Option<DateMatch> {
    let rules = &language.dates;
    let input = sentence.get(pos..)?;
    let before = &sentence[..pos];
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '€' || c == '$' || c == '£') {
        return None;
    }
    let ctx = Context { language, rules, before };
    let (mut expr, mut len, rule) = ctx.interval(input)?;
    // A time of day behind its day: "vendredi à 23h11", "Friday, 11:30 a.m."
    let rest = skip_gap(input[len..].trim_start_matches(','));
    let timed = rules.clock_before.at(rest).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
    if !matches!(expr, DateExpr::At(..) | DateExpr::Range(..))
        && let Some((time, used)) = clock(rules, timed, timed.len() < rest.len())
    {
        len = input.len() - timed.len() + used;
        expr = DateExpr::At(Some(Box::new(expr)), time);
    }
    let core = Span::new(pos, pos + len);
    let (expr, start) = ctx.scoped(expr, pos);
    Some(DateMatch { core, outer: Span::new(start, pos + len), expr, trail: vec![rule] })
}

struct Context<'a> {
    language: &'a Language,
    rules: &'a DateRules,
    before: &'a str,
}

/// The longest phrase of a table that ends right before `before`'s end, and where it starts.
fn ending<'p, T>(phrases: &'p Phrases<T>, before: &str) -> Option<(&'p T, usize)> {
    if !phrases.may_end(before) {
        return None;
    }
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '-', '\'', '’']);
    let mut at = trimmed.len();
    let mut found = None;
    for _ in 0..5 {
        let head = trimmed[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = head
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
        if head.is_empty() {
            break;
        }
        if let Some((value, len)) = phrases.at(&trimmed[start..])
            && start + len == trimmed.len()
        {
            found = Some((value, start));
        }
        at = start;
    }
    found
}

impl Context<'_> {
    /// A date or a range of two.
    fn interval(&self, input: &str) -> Option<(DateExpr, usize, &'static str)> {
        let rules = self.rules;
        // "dans la nuit de jeudi à vendredi", "overnight into Sunday"
        if let Some(((), len)) = rules.night.at(input)
            && (rules.night.at(input).map(|n| n.1) > rules.overnight.at(input).map(|n| n.1))
        {
            let rest = skip_gap(&input[len..]);
            if let Some((first, used)) = self.single(rest) {
                let end = input.len() - rest.len() + used;
                let (range, end) = self.ranged(input, first, end);
                return Some((DateExpr::Night(Some(Box::new(range))), end, "date.night"));
            }
        }
        if let Some(((), len)) = rules.overnight.at(input) {
            let rest = skip_gap(&input[len..]);
            let word = leading_word(rest);
            if word == "into" {
                let next = skip_gap(&rest[word.len()..]);
                if let Some((day, used)) = self.single(next) {
                    return Some((DateExpr::Night(Some(Box::new(day))), input.len() - next.len() + used, "date.night"));
                }
            }
            return Some((DateExpr::Night(None), len, "date.night"));
        }
        if let Some(range) = self.short_range(input) {
            return Some(range);
        }
        let (first, len) = self.single(input)?;
        let (expr, end) = self.ranged(input, first, len);
        let rule = if matches!(expr, DateExpr::Range(..)) { "date.range" } else { "date" };
        Some((expr, end, rule))
    }

    /// "21 au 27 décembre", "November 15-16", "3 au 4 juillet": the first day borrows the month.
    fn short_range(&self, input: &str) -> Option<(DateExpr, usize, &'static str)> {
        let rules = self.rules;
        let digits = input.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) {
            let first: u8 = input[..digits].parse().ok()?;
            let rest = skip_gap(input[digits..].strip_prefix("er").unwrap_or(&input[digits..]));
            let next = rest.strip_prefix(['-', '–']).map(skip_gap).or_else(|| {
                let (_, len) = rules.range.at(rest)?;
                Some(skip_gap(&rest[len..]))
            })?;
            let (last, used) = calendar(rules, next)?;
            let DateExpr::Calendar { date, .. } = &last else { return None };
            if first == 0 || first > 31 || date.day.is_none_or(|d| d <= first) || date.month.is_none() {
                return None;
            }
            let start =
                DateExpr::Calendar { date: Partial { day: Some(first), ..*date }, weekday: None, lean: Lean::None };
            let end = input.len() - next.len() + used;
            return Some((DateExpr::Range(Box::new(start), Box::new(last)), end, "date.range"));
        }
        // "November 15-16", "from July 18 to 21", "between May 3 and 5"
        let (first, len) = calendar(rules, input)?;
        let DateExpr::Calendar { date, .. } = &first else { return None };
        let rest = input[len..].strip_prefix(['-', '–']).or_else(|| {
            let next = skip_gap(&input[len..]);
            let between = ending(&rules.between, self.before).is_some();
            let joined = rules.range.at(next).or_else(|| rules.and.at(next).filter(|_| between));
            Some(skip_gap(&next[joined?.1..])).filter(|r| bare_day(self.language, r))
        })?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let last: u8 = rest.get(..digits)?.parse().ok()?;
        if date.day.is_none_or(|d| d >= last) || last > 31 || date.year.is_some() {
            return None;
        }
        let end = DateExpr::Calendar { date: Partial { day: Some(last), ..*date }, weekday: None, lean: Lean::None };
        let end_at = input.len() - rest.len() + digits;
        Some((DateExpr::Range(Box::new(first), Box::new(end)), end_at, "date.range"))
    }

    /// Continues a date with "au …", "to …", or "et …" after "entre".
    fn ranged(&self, input: &str, first: DateExpr, len: usize) -> (DateExpr, usize) {
        let rules = self.rules;
        let rest = skip_gap(&input[len..]);
        if rest.len() == input.len() - len {
            let years = rest.strip_prefix(['-', '–']).and_then(year);
            if let (Some((y, used)), DateExpr::Calendar { date: Partial { month: None, .. }, .. }) = (years, &first) {
                let last = DateExpr::Calendar { date: Partial::year(y), weekday: None, lean: Lean::None };
                return (DateExpr::Range(Box::new(first), Box::new(last)), len + 1 + used);
            }
            return (first, len);
        }
        let between = ending(&rules.between, self.before).is_some();
        let weekdays = matches!(first, DateExpr::Weekday(..));
        let joined = rules.range.at(rest).or_else(|| rules.and.at(rest).filter(|_| between || weekdays));
        let Some(((), used)) = joined else { return (first, len) };
        let and = rules.and.at(rest).is_some() && !between;
        let next = skip_gap(&rest[used..]);
        let Some((last, used)) = self.single(next) else { return (first, len) };
        let fits = match (&first, &last) {
            // "mardi et mercredi" are two days running, "mardi et samedi" two dates.
            (DateExpr::Weekday(a, _), DateExpr::Weekday(b, _)) => !and || a.succ() == *b,
            (DateExpr::Weekday(..), DateExpr::Calendar { date, .. }) => !and && date.day.is_some(),
            (DateExpr::Calendar { date: a, .. }, DateExpr::Calendar { date: b, .. }) => {
                !and && a.day.is_some() == b.day.is_some() && a.month.is_some() == b.month.is_some()
            }
            _ => false,
        };
        if !fits {
            return (first, len);
        }
        (DateExpr::Range(Box::new(first), Box::new(last)), input.len() - next.len() + used)
    }

    /// One date.
    fn single(&self, input: &str) -> Option<(DateExpr, usize)> {
        let rules = self.rules;
        if let Some((&count, len)) = rules.told.at(input) {
            return Some((DateExpr::Offset { count, step: Step::Day, approx: false, from_told: true }, len));
        }
        if let Some((&count, len)) = rules.deictic.at(input) {
            let len = self.daypart(input, len);
            return Some((DateExpr::Offset { count, step: Step::Day, approx: false, from_told: false }, len));
        }
        if let Some((&(count, step), len)) = rules.periods.at(input) {
            return Some((DateExpr::Period { count, step }, len));
        }
        if let Some((&code, len)) = rules.fractions.at(input) {
            return Some(self.fraction(input, code, len));
        }
        if let Some((&code, len)) = rules.seasons.at(input) {
            let rest = skip_gap(&input[len..]);
            let (y, used) = year(rest)?;
            let date = Partial::month(y, code);
            return Some((
                DateExpr::Calendar { date, weekday: None, lean: Lean::None },
                input.len() - rest.len() + used,
            ));
        }
        if let Some((&(month, day), len)) = rules.holidays.at(input) {
            let date = Partial { year: None, masked: 0, month: Some(month), day: Some(day) };
            return Some((DateExpr::Calendar { date, weekday: None, lean: Lean::None }, len));
        }
        if let Some((&part, len)) = rules.parts.at(input) {
            let rest = skip_gap(&input[len..]);
            let rest = rules.link.at(rest).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
            // "the end of the week"
            if let Some((&step, used)) = rules.steps.at(rest) {
                let inner = DateExpr::Period { count: 0, step };
                return Some((DateExpr::Part(part, Box::new(inner)), input.len() - rest.len() + used));
            }
            if let Some((inner, used)) = self.single(rest)
                && !matches!(inner, DateExpr::At(..) | DateExpr::Offset { .. })
            {
                let end = input.len() - rest.len() + used;
                // "late on Friday" is Friday all the same.
                let day = matches!(&inner, DateExpr::Weekday(..))
                    || matches!(&inner, DateExpr::Calendar { date, .. } if date.day.is_some());
                return Some((if day { inner } else { DateExpr::Part(part, Box::new(inner)) }, end));
            }
        }
        if let Some((&lean, len)) = rules.lean_before.at(input) {
            let rest = skip_gap(&input[len..]);
            if let Some((inner, used)) = self.day(rest) {
                let leaned = match inner {
                    DateExpr::Weekday(day, Lean::None) => DateExpr::Weekday(day, lean),
                    DateExpr::Calendar { date, weekday, lean: Lean::None } => {
                        DateExpr::Calendar { date, weekday, lean }
                    }
                    other => other,
                };
                return Some((leaned, input.len() - rest.len() + used));
            }
            return None;
        }
        if let Some((time, len)) = clock(rules, input, ending(&rules.clock_before, self.before).is_some()) {
            return Some((DateExpr::At(None, time), len));
        }
        self.day(input).or_else(|| self.counted(input))
    }

    /// "third quarter of 2024", "second semestre".
    fn fraction(&self, input: &str, code: u8, len: usize) -> (DateExpr, usize) {
        let rest = skip_gap(&input[len..]);
        let rest = self.rules.link.at(rest).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
        let with = year(rest);
        let end = with.map_or(len, |(_, used)| input.len() - rest.len() + used);
        let date = Partial { year: with.map(|w| w.0), masked: 0, month: Some(code), day: None };
        (DateExpr::Calendar { date, weekday: None, lean: Lean::None }, end)
    }

    /// A weekday, a calendar date, both, or a year.
    fn day(&self, input: &str) -> Option<(DateExpr, usize)> {
        let rules = self.rules;
        if let Some((day, len)) = weekday(rules, input) {
            return Some(self.weekday(input, day, len));
        }
        if let Some((expr, len)) = calendar(rules, input) {
            let DateExpr::Calendar { date, .. } = &expr else { return Some((expr, len)) };
            let word = leading_word(input);
            let lower = crate::rules::fold::fold_word(word);
            let wary = date.day.is_none() && date.year.is_none() && rules.wary_months.contains(&lower);
            let capital = word.starts_with(char::is_uppercase) || rules.day_first;
            let cued = ending(&rules.year_before, self.before).is_some()
                || ending(&rules.since, self.before).is_some()
                || ending(&rules.until, self.before).is_some();
            if (wary && !(capital && cued)) || !capital && date.day.is_none() && !rules.day_first {
                return None;
            }
            // "24 heures" never gets here; "May 5%" is no day.
            return Some((expr, len));
        }
        let (y, len) = year(input)?;
        self.is_year(input, len)
            .then_some((DateExpr::Calendar { date: Partial::year(y), weekday: None, lean: Lean::None }, len))
    }

    /// Whether four digits are a year: a preposition before, or nothing counted behind.
    fn is_year(&self, input: &str, len: usize) -> bool {
        let rest = skip_gap(&input[len..]);
        let cued =
            [&self.rules.year_before, &self.rules.since, &self.rules.until, &self.rules.between, &self.rules.about]
                .iter()
                .any(|p| ending(p, self.before).is_some());
        let framed = self.before.trim_end().ends_with('(') || input[len..].starts_with(')');
        let value: i32 = input[..4].parse().unwrap_or(0);
        let closes = rest.is_empty() || rest.starts_with([',', '.', ')', ';', ':', '-', '–', '»', '"', '/']);
        let small = crate::rules::fold::fold_word(leading_word(rest));
        let stop = matches!(
            small.as_str(),
            "a" | "et" | "and" | "to" | "from" | "when" | "after" | "before" | "as" | "that" | "by" | "the"
        );
        (1500..=2100).contains(&value) && (cued && (closes || stop || value >= 1900 && !self.counts(rest)) || framed)
    }

    /// Whether what follows four digits is counted by them: a unit, or a plural noun in a language where it follows.
    fn counts(&self, rest: &str) -> bool {
        self.language.numbers.units.at(rest).is_some() || rest.starts_with(['%', '€', '$', '°'])
    }

    /// "mercredi 12 mars", "Wednesday, Sept. 21", "mardi soir", "jeudi dernier".
    fn weekday(&self, input: &str, day: Weekday, len: usize) -> (DateExpr, usize) {
        let rules = self.rules;
        let plain = self.daypart(input, len);
        for skip in [len, plain] {
            let rest = skip_gap(input[skip..].trim_start_matches(','));
            let rest = rules.link.at(rest).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
            if let Some((DateExpr::Calendar { date, lean, .. }, used)) = calendar(rules, rest)
                && date.day.is_some()
            {
                let end = input.len() - rest.len() + used;
                return (DateExpr::Calendar { date, weekday: Some(day), lean }, end);
            }
        }
        let rest = skip_gap(&input[len..]);
        if let Some((&lean, used)) = rules.lean_after.at(rest) {
            return (DateExpr::Weekday(day, lean), input.len() - rest.len() + used);
        }
        (DateExpr::Weekday(day, Lean::None), plain)
    }

    /// Takes in "soir", "morning" behind a day.
    fn daypart(&self, input: &str, len: usize) -> usize {
        let rest = skip_gap(&input[len..]);
        self.rules.dayparts.at(rest).map_or(len, |(_, used)| input.len() - rest.len() + used)
    }

    /// "trois semaines" after "il y a", "two days" before "ago".
    fn counted(&self, input: &str) -> Option<(DateExpr, usize)> {
        let rules = self.rules;
        let (left, n) = number(&self.language.numbers, input).ok()?;
        if n.share || n.to.is_some() {
            return None;
        }
        let next = skip_gap(left);
        let (&step, used) = rules.steps.at(next)?;
        if next.len() == left.len() {
            return None;
        }
        let past_before = ending(&rules.ago_before, self.before).is_some();
        let ahead = ending(&rules.ahead_before, self.before).is_some() || ending(&rules.within, self.before).is_some();
        let end = input.len() - next.len() + used;
        let rest = skip_gap(&input[end..]);
        let count = i32::try_from(n.value.round()).ok().filter(|c| *c < 5000)?;
        let after = rules.ago_after.at(rest);
        let approx = true;
        if past_before && (step != Step::Year || count < 3) {
            return Some((DateExpr::Offset { count: -count, step, approx, from_told: false }, end));
        }
        if let Some(((), used)) = after {
            let word = leading_word(rest);
            let told = !matches!(word, "ago");
            if told && matches!(word, "before") {
                return None;
            }
            return Some((
                DateExpr::Offset { count: -count, step, approx, from_told: told },
                input.len() - rest.len() + used,
            ));
        }
        if ahead && step != Step::Year && !rules.day_first | !self.before.trim_end().ends_with("time") {
            return Some((DateExpr::Offset { count, step, approx, from_told: false }, end));
        }
        None
    }

    /// Applies the preposition in front: since, until, about.
    fn scoped(&self, expr: DateExpr, pos: usize) -> (DateExpr, usize) {
        let rules = self.rules;
        let before = self.before;
        let parted = matches!(expr, DateExpr::Part(PartOf::End, _));
        if let Some((_, start)) = ending(&rules.within, before)
            && matches!(expr, DateExpr::Offset { .. })
        {
            return (DateExpr::Until(Box::new(expr)), start);
        }
        if let Some((_, start)) = ending(&rules.since, before)
            && !matches!(
                expr,
                DateExpr::Range(..) | DateExpr::At(..) | DateExpr::Night(..) | DateExpr::Offset { from_told: true, .. }
            )
        {
            return (DateExpr::Since(Box::new(expr)), start);
        }
        if let Some((_, start)) = ending(&rules.since_year, before)
            && matches!(&expr, DateExpr::Calendar { date: Partial { month: None, .. }, .. })
        {
            return (DateExpr::Since(Box::new(expr)), start);
        }
        if let Some((_, start)) = ending(&rules.until, before)
            && !matches!(expr, DateExpr::At(..) | DateExpr::Night(..))
        {
            return (DateExpr::Until(Box::new(expr)), start);
        }
        if let Some((_, start)) = ending(&rules.about, before)
            && !parted
            && !matches!(expr, DateExpr::At(..))
        {
            return (DateExpr::About(Box::new(expr)), start);
        }
        if let Some((_, start)) = ending(&rules.ago_before, before).or_else(|| ending(&rules.ahead_before, before))
            && matches!(expr, DateExpr::Offset { .. })
        {
            return (expr, start);
        }
        (expr, pos)
    }
}

/// A day of the month that ends its phrase: nothing is counted, timed or measured behind it.
fn bare_day(language: &Language, text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    let mut marks = behind.chars();
    let stops = match marks.next() {
        None => true,
        Some('.' | ',') => !marks.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => matches!(c, ';' | ')' | '\n'),
    };
    (1..=2).contains(&digits) && (stops || language.lexicon.is_stop(leading_word(skip_gap(behind))))
}
