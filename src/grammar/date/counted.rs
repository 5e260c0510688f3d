//! Dates told by a length of time: "il y a trois semaines", "two days earlier", "two days after Christmas".

use super::context::Context;
use super::figures::words;
use super::tense::{Tense, tense};
use super::{Base, DateExpr, Step, Way};
use crate::grammar::number::number;
use crate::rules::numbers::NumberWord;
use crate::rules::phrases::{is_word, leading_word, skip_gap, word_starts_back};

/// More of any step than this is no way to tell a date.
const MOST: i32 = 5000;

/// A length of time that some word before or behind it makes a date.
///
/// counted = length , { [ "," ] , [ "and" ] , length } , [ way | from , date ] ;   length = number , step
pub(super) fn counted(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (first, mut end) = length(ctx, input)?;
    let mut more: [Option<(i32, Step)>; 2] = [None, None];
    for slot in &mut more {
        let rest = skip_gap(input[end..].trim_start_matches(','));
        let word = leading_word(rest);
        let joined = if ctx.language.numbers.and.holds(word) { skip_gap(&rest[word.len()..]) } else { rest };
        let Some((part, used)) = length(ctx, joined) else { break };
        *slot = Some(part);
        end = input.len() - joined.len() + used;
    }
    let (way, end) = way(ctx, input, end, &first)?;
    let by = |sign: i32| {
        let all = std::iter::once(first).chain(more.iter().flatten().copied());
        all.map(|(count, step)| (count * sign, step)).collect::<Vec<_>>()
    };
    let rest = skip_gap(&input[end..]);
    let exact = ctx.rules.exactly.at(rest).map(|(_, used)| input.len() - rest.len() + used);
    let offset = |sign, from| DateExpr::Offset { by: by(sign), from, approx: exact.is_none() };
    let expr = match way {
        How::Way(Way::Ago) => offset(-1, Base::Article),
        How::Way(Way::Ahead | Way::MaybeAhead | Way::Within) => offset(1, Base::Article),
        How::Way(Way::Earlier) => offset(-1, Base::Told),
        How::Way(Way::Later) => offset(1, Base::Told),
        How::From(sign, date) => DateExpr::Offset { by: by(sign), from: Base::Date(Box::new(date)), approx: false },
    };
    Some((expr, exact.unwrap_or(end)))
}

enum How {
    Way(Way),
    From(i32, DateExpr),
}

/// What makes a date of the length that ends at `end`, and where the date ends.
fn way(ctx: &Context<'_>, input: &str, end: usize, first: &(i32, Step)) -> Option<(How, usize)> {
    let rules = ctx.rules;
    let rest = skip_gap(&input[end..]);
    if rest.len() < input.len() - end {
        if rules.counted_not.at(rest).is_some() {
            return None;
        }
        if let Some((&way, used)) = rules.counted_after.at(rest) {
            // "Eleven days later, on Tuesday 10 June": the date is told as well; "soit huit mois plus tard" measures.
            // "A week earlier, on 9 April" counts nothing.
            let one = ctx.language.numbers.article.holds(leading_word(input));
            let length = matches!(way, Way::Earlier | Way::Later)
                && (dated(ctx, &rest[used..]) && !one
                    || !ctx.follows(&rules.compares)
                        && word_starts_back(ctx.before).take(6).any(|at| rules.spells.at(&ctx.before[at..]).is_some()));
            if length {
                return None;
            }
            return Some((How::Way(way), input.len() - rest.len() + used));
        }
        if let Some((&sign, used)) = rules.counted_from.at(rest) {
            let next = ctx.link(skip_gap(&rest[used..]));
            if let Some((date, used)) = ctx.within(true).and_then(|c| c.single(next)).filter(|(d, _)| d.is_day()) {
                return Some((How::From(sign, date), input.len() - next.len() + used));
            }
            // "up from 10.7 billion a year before."
            let closed = rest[used..].is_empty() || rest[used..].starts_with([',', '.', ';', ')']);
            if closed && !dated(ctx, &rest[used..]) {
                let way = if sign < 0 { Way::Earlier } else { Way::Later };
                return Some((How::Way(way), input.len() - rest.len() + used));
            }
        }
    }
    let (&way, start) = ctx.ending(&rules.counted_before)?;
    let before = &ctx.before[..start];
    let told = || tense(rules, before, &input[end..]);
    let length = match way {
        // "its lowest in three months", "fell 12% in three months"
        Way::MaybeAhead => first.1 == Step::Year || told() != Tense::Future || ranked(ctx, before),
        // "the second attack within three days", "within 18 months of completion"
        Way::Within => {
            let of = ctx.language.numbers.of.holds(leading_word(rest)) && rest.len() < input.len() - end;
            of || told() == Tense::Past
        }
        _ => false,
    };
    if length {
        return None;
    }
    Some((How::Way(way), end))
}

/// Whether the day itself stands behind a comma.
fn dated(ctx: &Context<'_>, behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(',') else { return false };
    let next = ctx.link(skip_gap(rest));
    ctx.within(true)
        .and_then(|c| c.single(next))
        .is_some_and(|(day, _)| matches!(day, DateExpr::Calendar { date, .. } if date.day.is_some()))
}

/// Whether one of the last words before is a superlative.
fn ranked(ctx: &Context<'_>, before: &str) -> bool {
    let floor = before.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    let tail = &before[floor..];
    let starts = tail.char_indices().filter(|&(i, c)| is_word(c) && !tail[..i].ends_with(is_word));
    starts.into_iter().any(|(i, _)| ctx.rules.superlative.at(&tail[i..]).is_some())
}

/// "une dizaine d'années": a round number of steps.
fn roughly(ctx: &Context<'_>, input: &str) -> Option<((i32, Step), usize)> {
    let rules = &ctx.language.numbers;
    let noun = skip_gap(&input[leading_word(input).len()..]);
    if !matches!(rules.words.at(noun), Some((NumberWord::Collective(_, true), _))) {
        return None;
    }
    let (rest, n) = number(rules, input).ok().filter(|(_, n)| n.approx && n.to.is_none())?;
    let of = skip_gap(rest);
    let word = leading_word(of);
    let next = if rules.of.holds(word) { skip_gap(&of[word.len()..]) } else { of };
    let (&step, used) = ctx.rules.steps.at(next)?;
    let count = i32::try_from(n.value).ok().filter(|c| (1..MOST).contains(c))?;
    Some(((count, step), input.len() - next.len() + used))
}

/// "three weeks", "a month", "10 jours".
fn length(ctx: &Context<'_>, input: &str) -> Option<((i32, Step), usize)> {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    let word = leading_word(input);
    if digits == 0
        && let Some(found) = roughly(ctx, input)
    {
        return Some(found);
    }
    let (count, len) = match digits {
        1..=4 => (input[..digits].parse().ok()?, digits),
        0 if ctx.language.numbers.article.holds(word) => (1, word.len()),
        0 => words(ctx, input)?,
        _ => return None,
    };
    let rest = skip_gap(&input[len..]);
    let (&step, used) = ctx.rules.steps.at(rest).filter(|_| rest.len() < input.len() - len)?;
    (1..MOST).contains(&count).then_some(((count, step), input.len() - rest.len() + used))
}
