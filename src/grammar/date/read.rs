//! Reads one date expression at a place of a sentence, looking back for the prepositions that scope it.

use super::calendar::calendar;
use super::clock::clock;
use super::context::{Context, Memo};
use super::counted::counted;
use super::epoch::epoch;
use super::figures::{day, year, year_in_words};
use super::list::{days_of_week, listed_before, listed_behind};
use super::named::{leaning, named, near_day};
use super::range::{ranged, short_range};
use super::scope::scoped;
use super::stretch::{day_of, nth, part, period};
use super::weekday::{weekday, weekday_name};
use super::{DateExpr, Lean, Step};
use crate::rules::Language;
use crate::rules::date_words::Opens;
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap, word_starts_back};
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
}

/// A date expression that begins at byte `pos` of `sentence`, a word start.
pub fn date_at(language: &Language, sentence: &str, pos: usize) -> Option<DateMatch> {
    let rules = &language.dates;
    let input = sentence.get(pos..)?;
    let before = &sentence[..pos];
    if before.ends_with(|c: char| is_word(c) || matches!(c, '€' | '$' | '£')) {
        return None;
    }
    let memo = Memo::default();
    let ctx = Context { language, rules, before, led: false, depth: 0, memo: &memo };
    if !ctx.at_a_glance(input) {
        return None;
    }
    let (expr, len) = ctx.interval(input)?;
    let (expr, len) = ctx.bracketed(input, expr, len);
    let (expr, len) = ctx.timed(input, expr, len);
    let core = Span::new(pos, pos + len);
    let (expr, start) = scoped(&ctx, expr, pos, &input[len..]);
    Some(DateMatch { core, outer: Span::new(start, pos + len), expr })
}

impl Context<'_> {
    /// A date, a night or a range of two dates.
    fn interval(&self, input: &str) -> Option<(DateExpr, usize)> {
        if let Some(night) = self.night(input) {
            return Some(night);
        }
        if let Some(range) = short_range(self, input) {
            return Some(range);
        }
        if let Some(day) = listed_before(self, input) {
            return Some(day);
        }
        let (first, len) = self.single(input)?;
        Some(ranged(self, input, first, len))
    }

    /// "dans la nuit de jeudi à vendredi", "overnight into Sunday", "overnight".
    ///
    /// night = "the night of" , date , [ "to" , date ] | "overnight" , [ "into" , date ] ;
    fn night(&self, input: &str) -> Option<(DateExpr, usize)> {
        let rules = self.rules;
        let alone = rules.overnight.at(input);
        if let Some((_, len)) = rules.night.at(input)
            && alone.is_none_or(|a| a.1 < len)
        {
            let rest = skip_gap(&input[len..]);
            if let Some((range, used)) = short_range(self, rest).or_else(|| {
                let (first, used) = self.single(rest)?;
                Some(ranged(self, rest, first, used))
            }) {
                return Some((DateExpr::Night(Some(Box::new(range))), input.len() - rest.len() + used));
            }
        }
        let (_, len) = alone?;
        let rest = skip_gap(&input[len..]);
        if let Some((_, used)) = rules.into.at(rest) {
            let next = skip_gap(&rest[used..]);
            if let Some((day, used)) = self.single(next) {
                return Some((DateExpr::Night(Some(Box::new(day))), input.len() - next.len() + used));
            }
        }
        Some((DateExpr::Night(None), len))
    }

    /// Takes in a time of day behind its day, "vendredi à 23h11", or a day behind its time, "8 p.m. on Friday".
    fn timed(&self, input: &str, expr: DateExpr, len: usize) -> (DateExpr, usize) {
        let rest = skip_gap(input[len..].trim_start_matches(','));
        match expr {
            // "16h30 le 12 juillet", "8 p.m. on Friday"
            DateExpr::At(None, time) => {
                let next = self.link(rest);
                match self.single(next).filter(|(day, _)| next.len() < input.len() - len && day.is_day()) {
                    Some((day, used)) => (DateExpr::At(Some(Box::new(day)), time), input.len() - next.len() + used),
                    None => (DateExpr::At(None, time), len),
                }
            }
            DateExpr::At(..) => (expr, len),
            day if !day.is_day() => (day, len),
            day => {
                let told = self.rules.clock_before.at(rest).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
                // "mardi, 20 heures"
                let comma = input[len..].starts_with(',');
                // "mercredi 20 heures"
                let weekday = matches!(day, DateExpr::Weekday(..));
                match clock(self, told, comma || weekday || told.len() < rest.len()) {
                    Some((time, used)) => (DateExpr::At(Some(Box::new(day)), time), input.len() - told.len() + used),
                    None => (day, len),
                }
            }
        }
    }

    /// One date.
    pub(super) fn single(&self, input: &str) -> Option<(DateExpr, usize)> {
        let inner = self.within(self.led)?;
        if input.starts_with(|c: char| c.is_ascii_digit()) { inner.figures(input) } else { inner.words(input) }
    }

    /// A date that begins with a figure.
    fn figures(&self, input: &str) -> Option<(DateExpr, usize)> {
        let digits = input.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 4 {
            return None;
        }
        let told = || self.follows(&self.rules.clock_before);
        named(self, input, Lean::None)
            .or_else(|| {
                let (time, len) = clock(self, input, told())?;
                // "3 h 45" of waiting are no time of day.
                let marked =
                    input[digits..].trim_start().starts_with(char::is_alphabetic) && !input[..len].contains(':');
                let length = marked && !told() && (self.follows(&self.rules.lasting_led) || self.lasts(input));
                (!length).then_some((DateExpr::At(None, time), len))
            })
            .or_else(|| epoch(self, input))
            .or_else(|| self.day(input))
            .or_else(|| nth(self, input))
            .or_else(|| day_of(self, input, false))
            .or_else(|| counted(self, input))
            .or_else(|| listed_behind(self, input))
            .or_else(|| self.bare_day(input))
    }

    /// A date that begins with a word: what this one may begin is tried in order.
    fn words(&self, input: &str) -> Option<(DateExpr, usize)> {
        type Read = fn(&Context<'_>, &str) -> Option<(DateExpr, usize)>;
        const FIGURES: Opens = Opens::RANK.or(Opens::NUMBER);
        const READS: [(Opens, Read); 12] = [
            (Opens::NEAR, near_day),
            (Opens::TOLD, |ctx, input| ctx.told_period(input)),
            (Opens::NEAR, |ctx, input| ctx.now(input)),
            (FIGURES.or(Opens::LAST), nth),
            (Opens::WEEK, |ctx, input| ctx.week(input)),
            (Opens::NAMED, |ctx, input| named(ctx, input, Lean::None)),
            (Opens::PART, part),
            (Opens::LEANING, leaning),
            (FIGURES.or(Opens::EPOCH), epoch),
            (FIGURES.or(Opens::WEEKDAY).or(Opens::MONTH), |ctx, input| ctx.day(input)),
            (FIGURES, |ctx, input| day_of(ctx, input, false)),
            (FIGURES.or(Opens::ARTICLE), counted),
        ];
        let opens = self.rules.words.opens(&self.language.numbers, input);
        READS.iter().filter(|(kinds, _)| opens.may_be(*kinds)).find_map(|(_, read)| read(self, input))
    }

    /// "between now and November".
    fn now(&self, input: &str) -> Option<(DateExpr, usize)> {
        let (_, len) = self.rules.now.at(input).filter(|_| self.follows(&self.rules.between))?;
        Some((DateExpr::days(0), len))
    }

    /// "the month before", "l'année précédente", "that year": counted from the date told last.
    fn told_period(&self, input: &str) -> Option<(DateExpr, usize)> {
        let rules = self.rules;
        if let Some((_, len)) = rules.told_year.at(input) {
            return Some((DateExpr::OfToldYear(Partial { year: None, masked: 0, month: None, day: None }), len));
        }
        // "the month after next" is no month after one told.
        let longer = |len: usize| rules.periods.at(input).is_some_and(|(_, used)| used > len);
        let (&(count, step), len) = rules.told_periods.at(input).filter(|(_, len)| !longer(*len))?;
        // "the year before last", "the month before the vote"
        let hangs = rules.before.at(last_word(&input[..len])).is_some();
        let closes = input[len..].trim_start().chars().next().is_none_or(|c| matches!(c, ',' | '.' | ';' | ')' | ':'));
        (!hangs || closes).then_some((DateExpr::ToldPeriod { count, step }, len))
    }

    /// Whether a sentence speaks of how long something takes: "une attente de 3 h 45".
    fn lasts(&self, input: &str) -> bool {
        let lasting = &self.rules.lasting;
        let end = input.char_indices().nth(60).map_or(input.len(), |(i, _)| i);
        [self.before, &input[..end]].iter().any(|t| word_starts_back(t).any(|at| lasting.at(&t[at..]).is_some()))
    }

    /// Whether a verb before puts one date in the place of another: "moved from 14 to 21 October".
    pub(super) fn moved(&self) -> bool {
        self.follows(&self.rules.range_before)
            && word_starts_back(self.before).take(9).any(|at| self.rules.moves.at(&self.before[at..]).is_some())
    }

    /// A week, month or year so many away, one of its weekdays, or the week of a day.
    ///
    /// week = "week of" , date | period , [ link , weekday ] ;
    fn week(&self, input: &str) -> Option<(DateExpr, usize)> {
        if let Some((_, len)) = self.rules.week_of.at(input) {
            let rest = skip_gap(&input[len..]);
            // "for a week starting tomorrow" is a length of time.
            let one = self.language.numbers.article.holds(last_word(self.before));
            if let Some((day, used)) = self.single(rest).filter(|(d, _)| d.is_day() && !one) {
                return Some((DateExpr::WeekOf(Box::new(day)), input.len() - rest.len() + used));
            }
        }
        if let Some((_, len)) = self.rules.week_number.at(input) {
            return self.numbered(input, len);
        }
        let (expr, len) = period(self, input)?;
        if let DateExpr::Period { step: Step::Week, .. } = expr {
            if let Some((range, used)) = days_of_week(self, &input[len..], &expr) {
                return Some((range, len + used));
            }
            let rest = self.link(skip_gap(&input[len..]));
            if let Some((weekday, used)) = weekday_name(self, rest).filter(|_| rest.len() < input.len() - len) {
                return Some((DateExpr::WeekdayOf(weekday, Box::new(expr)), input.len() - rest.len() + used));
            }
        }
        Some((expr, len))
    }

    /// "semaine 31", "week 10, 2024"; "week 5 of the trial" is no week of the year.
    fn numbered(&self, input: &str, len: usize) -> Option<(DateExpr, usize)> {
        let rest = skip_gap(&input[len..]);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits)?.parse().ok().filter(|n| (1..=53).contains(n))?;
        let behind = &rest[digits..];
        let next = self.link(skip_gap(behind.trim_start_matches(',')));
        let end = input.len() - behind.len();
        match year(next) {
            Some((y, used)) => Some((DateExpr::WeekNumber(number, Some(y)), input.len() - next.len() + used)),
            None => {
                let joined = self.rules.range.at(next).or_else(|| self.rules.and.at(next)).is_some();
                let told = self.closes(behind) && next.len() == skip_gap(behind).len() || joined;
                told.then_some((DateExpr::WeekNumber(number, None), end))
            }
        }
    }

    /// A weekday, a calendar date, both, or a year.
    pub(super) fn day(&self, input: &str) -> Option<(DateExpr, usize)> {
        if let Some(found) = weekday(self, input) {
            return Some(found);
        }
        if let Some((expr, len)) = calendar(self, input) {
            return self.is_calendar(input, &expr).then_some((expr, len));
        }
        let (y, len) = match year(input) {
            Some(found) => Some(found),
            None => year_in_words(self, input).filter(|y| self.closes(&input[y.1..])),
        }?;
        let date = DateExpr::calendar(Partial::year(y));
        self.is_year(input, y, len).then_some((date, len))
    }

    /// Whether a month's name is one: "may" and "march" are verbs as well.
    fn is_calendar(&self, input: &str, expr: &DateExpr) -> bool {
        let DateExpr::Calendar { date, .. } = expr else { return true };
        if date.day.is_some() || input.starts_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let word = leading_word(input);
        let wary = self.rules.wary_months.iter().any(|w| w.eq_ignore_ascii_case(word)) || self.is_forename(input, word);
        let capital = word.starts_with(char::is_uppercase) || self.rules.day_first;
        // "sept" is a number before it is a month.
        if self.language.numbers.words.opens(input) && date.year.is_none() {
            return false;
        }
        if wary {
            return capital && (date.year.is_some() || self.led || self.follows(&self.rules.month_before));
        }
        capital || date.year.is_some() || self.led || self.cued()
    }

    /// Whether a month is somebody's name: "April Jones was five", but "April Inflation Slows" is a headline.
    fn is_forename(&self, input: &str, word: &str) -> bool {
        let rest = &input[word.len()..];
        let surname = leading_word(skip_gap(rest));
        let running = |text: &str| text.split(' ').any(|w| w.len() > 2 && w.starts_with(char::is_lowercase));
        !self.language.numbers.capital_nouns
            && rest.starts_with(' ')
            && surname.len() > 2
            && surname.starts_with(char::is_uppercase)
            && word.starts_with(char::is_uppercase)
            && !self.is_stop(surname)
            && (running(rest) || running(self.before))
    }

    /// Whether nothing but a quote stands before in the sentence: "2024 was the hottest year".
    fn opens(&self) -> bool {
        self.before.trim_end_matches(|c: char| !c.is_alphanumeric()).is_empty()
    }

    /// Whether four digits are a year: a preposition before, and nothing counted behind.
    fn is_year(&self, input: &str, value: i32, len: usize) -> bool {
        let behind = &input[len..];
        let rest = skip_gap(behind);
        let framed = self.before.trim_end().ends_with('(') || behind.starts_with(')');
        let closes = rest.is_empty() || rest.starts_with([',', '.', ')', ';', ':', '-', '–', '»', '"', '/']);
        let stop = || self.is_stop(leading_word(rest));
        let counts = || self.language.numbers.units.at(rest).is_some() || rest.starts_with(['%', '€', '$', '°']);
        // Nouns begin with a capital where a year may stand alone.
        let alone = || {
            let noun = rest.starts_with(char::is_uppercase);
            self.rules.year_alone
                && value >= 1900
                && input.starts_with(|c: char| c.is_ascii_digit())
                && !noun
                && !counts()
        };
        (1500..=2100).contains(&value)
            && (alone()
                || framed
                || value >= 1900 && self.opens() && self.language.numbers.never_counted.at(rest).is_some()
                || self.led && !counts()
                || self.cued() && (closes || stop() || value >= 1900 && !counts()))
    }

    /// A day of the month alone, where the words before and behind make it one: "le 27,", "on the 27th.".
    fn bare_day(&self, input: &str) -> Option<(DateExpr, usize)> {
        let d = day(self, input)?;
        let told = if d.ranked { &self.rules.day_before_ranked } else { &self.rules.day_before };
        let date = Partial { year: None, masked: 0, month: None, day: Some(d.value) };
        (d.value > 1 && self.follows(told) && self.closes(&input[d.len..])).then_some((DateExpr::calendar(date), d.len))
    }
}
