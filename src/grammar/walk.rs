//! Walks an article sentence by sentence: wherever a value can start the longest reading wins, the rest is skipped.

use rust_decimal::Decimal;

use super::age::{in_decade, is_bare_age};
use super::article::article;
use super::date::date_at;
use super::lone_span::lone_span;
use super::number::number;
use super::quantity::{Read, Setting, bounded, minus, money_before, quantity};
use super::rank::rank;
use super::{
    Mention, Reading, Rule, Skip, Trail, decoy, ellipsis, game, home, list, money, name, purse, thing, token, trail,
};
use crate::rules::fold::fold_word;
use crate::rules::numbers::{Hedge, NumberRules};
use crate::rules::phrases::{
    ending_word, head, is_word, last_word, leading_word, skip_gap, up_to_word, word_hash, word_starts_back,
};
use crate::rules::word_set::WordSet;
use crate::rules::{Language, Rules, Trigger};
use crate::text::{Article, BlockKind, Span};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// Every figure and date of an article, in order; those that claim nothing carry the reason in `skip`.
pub fn mentions(article: &Article, rules: &Rules) -> Vec<Mention> {
    let Some(language) = rules.language(&article.language) else { return Vec::new() };
    // News has a figure or date every hundred bytes or so.
    let mut mentions = Vec::with_capacity(article.text.len() / 96);
    let (mut currency, mut told) = (None, ellipsis::Told::default());
    for sentence in &article.sentences {
        let kind = article.blocks.get(sentence.block).map_or(BlockKind::Body, |b| b.kind);
        let skip = match kind {
            BlockKind::FrontMatter => continue,
            BlockKind::Header => Some(Skip::Header),
            BlockKind::Furniture => Some(Skip::Furniture),
            _ => None,
        };
        let first = mentions.len();
        walk(article.slice(sentence.span), sentence.span.start, language, &rules.units, &mut mentions);
        for mention in &mut mentions[first..] {
            // "l'un des" in a menu is no figure either.
            mention.skip = if skip == Some(Skip::Furniture) { mention.skip.or(skip) } else { skip.or(mention.skip) };
        }
        let new = thing::settle(article, sentence.span, &mut mentions[first..], language, rules);
        currency = share_units(article, new, currency, language, &rules.units);
        list::share(article, new, &language.numbers);
        ellipsis::take_up(article, new, sentence.span.start, &mut told, language, &rules.units);
        ellipsis::quarters(article, new, language);
        game::settle(article, sentence.span, new, &language.numbers);
    }
    money::settle(article, &mut mentions, language, rules);
    purse::settle(article, &mut mentions, language, &rules.units, counts_things);
    home::settle(article, &mut mentions, language, rules);
    for mention in &mut mentions {
        if matches!(&mention.reading, Reading::Quantity(q) | Reading::Duration(q) | Reading::Ordinal(q) if q.is_vast())
        {
            mention.skip = Some(Skip::Label);
        }
    }
    mentions
}

fn walk(text: &str, offset: usize, language: &Language, units: &Units, out: &mut Vec<Mention>) {
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        // Nearly every other byte is a letter or a space.
        if byte == b' ' {
            at += 1;
            continue;
        }
        if byte.is_ascii_digit() || !byte.is_ascii_alphabetic() && is_sign(text, at) {
            at = read(text, at, offset, language, units, Trigger::ANY, out);
            continue;
        }
        if byte.is_ascii_alphabetic() || byte >= 0x80 {
            let rest = &text[at..];
            let first = head(rest);
            if first.len == 0 {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let compound = || language.numbers.compounds.at(rest).map(|_| Trigger::COMPOUND);
            at = match language.triggers.at(first, rest).or_else(compound) {
                Some(trigger) => {
                    if language.triggers.is_article(first)
                        && !counted_before(text, at, offset, out)
                        && let Some(article) = article(language, text, at, first.len, offset)
                    {
                        out.push(article);
                        at += first.len;
                        continue;
                    }
                    read(text, at, offset, language, units, trigger, out)
                }
                None => at + first.len,
            };
            continue;
        }
        at += 1;
    }
}

/// A currency sign, a fraction or full-width digit, or a decimal sign that begins a number (".5").
fn is_sign(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    match rest.as_bytes() {
        [b'$', ..] => true,
        [b'.' | b',', digit, ..] if digit.is_ascii_digit() => !text[..at].ends_with(is_word),
        [0xC2 | 0xE0 | 0xE2 | 0xEF, ..] => rest.starts_with(
            |c| matches!(c, '£' | '¥' | '¼'..='¾' | '฿' | '\u{20a0}'..='\u{20bf}' | '⅐'..='⅞' | '０'..='９'),
        ),
        _ => false,
    }
}

/// Reads what starts at `at`; returns where to go on.
fn read(
    text: &str,
    at: usize,
    offset: usize,
    language: &Language,
    units: &Units,
    trigger: Trigger,
    out: &mut Vec<Mention>,
) -> usize {
    let rules = &language.numbers;
    let input = &text[at..];
    let step = leading_word(input).len().max(input.chars().next().map_or(1, char::len_utf8));
    let span = |from: usize, to: usize| Span::new(offset + from, offset + to);
    let mention = |from, to, outer: (usize, usize), reading, skip, trail| Mention {
        span: span(from, to),
        outer: span(outer.0, outer.1),
        reading,
        skip,
        trail,
    };
    if let Some(len) = idiom(rules, input)
        // "a one-day strike", "nine hurt, one of them badly"
        && !is_length(rules, input)
        && !(rules.part_behind.at(skip_gap(&input[leading_word(input).len()..])).is_some() && counted_before(text, at, offset, out))
        // "einer von fünf" is a share, "einer von ihnen" is none.
        && quantity(language, units, text, at, Setting::default())
            .is_none_or(|f| !f.number.share || f.number_end == f.len)
    {
        return at + len;
    }
    let digit = input.starts_with(|c: char| c.is_ascii_digit());
    if digit && let Some(end) = token::code(rules, text, at) {
        return end;
    }
    // "le tram T3" is no third quarter.
    let lettered = !digit && input.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    if lettered && rules.name_before.close(&text[..at]) {
        return at + step;
    }
    if (trigger.date || digit)
        && let Some((years, len)) = in_decade(language, text, at)
    {
        let reading = Reading::Quantity(years);
        out.push(mention(at, at + len, (at, at + len), reading, None, Trail::of(Rule::BareAge)));
        return at + len;
    }
    let date = if trigger.date { date_at(language, text, at) } else { None };
    if date.is_none()
        && let Some(end) = decoy::phone(text, at).or_else(|| if digit { token::token(rules, text, at) } else { None })
    {
        return end;
    }
    if digit
        && let Some(end) = decoy::hotline(language, text, at)
        && date.as_ref().is_none_or(|d| d.core.end <= end)
    {
        return end;
    }
    let ranked = if trigger.rank || trigger.number { rank(language, units, text, at) } else { None };
    // "US$5m" and "RM500" begin with letters, "A4" is no figure.
    let glued_before = text[..at].chars().next_back().is_some_and(is_word) && money_before(units, text, at).is_none();
    let below = if trigger.number { minus(rules, text, at).map(|m| m.0) } else { None };
    let led = &text[..below.unwrap_or(at)];
    let between = trigger.number && stands_between(rules, led);
    let figure = if glued_before || !trigger.number {
        None
    } else {
        let from = ends_in(led, &rules.from);
        let figures = digit || is_sign(text, at);
        let changed = figures && !from && word_starts_back(led).take(2).any(|at| rules.change.at(&led[at..]).is_some());
        let setting = Setting { change: from && is_change(rules, led), from, between, changed, below: below.is_some() };
        quantity(language, units, text, at, setting)
    };
    let date_end = date.as_ref().map_or(0, |d| d.outer.end);
    let rank_end = ranked.as_ref().map_or(0, |r| r.1);
    let figure_end = figure.as_ref().map_or(0, |f| at + f.len);
    if let Some(date) = date
        && date_end >= rank_end
        && (date_end >= figure_end || figure.as_ref().is_some_and(|f| !f.has_unit))
        // "from 1900 to 2650 m2"
        && !(date_end == figure_end && figure.as_ref().is_some_and(|f| f.has_unit && f.second.is_some()))
    {
        let end = date.outer.end.max(date.core.end);
        out.push(Mention {
            span: span(date.core.start, date.core.end),
            outer: span(date.outer.start, date.outer.end),
            trail: trail::date(&date.expr),
            reading: Reading::Date(date.expr),
            skip: None,
        });
        return end.max(at + step);
    }
    if let Some((quantity, end)) = ranked
        && end >= figure_end
    {
        let skip = rank_skip(language, text, at, end, &quantity);
        out.push(mention(at, end, (at, end), Reading::Ordinal(quantity), skip, Trail::of(Rule::Ordinal)));
        return end;
    }
    let Some(mut figure) = figure else {
        // "an hour" and "all week" claim nothing.
        let Some(lone) = lone_span(language, units, input).filter(|_| !glued_before) else { return at + step };
        let end = at + lone.len;
        let (hedge, start) = hedge_before(rules, &text[..at], true);
        let long = !lone.counts && lone.length.min > Some(Decimal::ONE);
        let counts = lone.counts
            || lasts(rules, &text[..start], &text[end..])
            || long && (hedge.is_some() || rules.lasts_for.holds(last_word(&text[..start])));
        let length = hedge.filter(|_| counts).map_or(lone.length, |hedge| bounded(lone.length, hedge));
        let skip = (!counts).then_some(Skip::ArticleWord);
        out.push(mention(at, end, (start, end), Reading::Duration(length), skip, Trail::of(Rule::LoneSpan)));
        return end;
    };
    let (number_end, end) = (at + figure.number_end, at + figure.len);
    let signed = figure.minus.map(|m| at - m);
    let at = at - figure.lead;
    if label(text, at, end) {
        // "CSO-3 à 800 kilomètres": the label ends with its number.
        if text[..at].ends_with(['-', '.']) {
            let label = Reading::Quantity(figure.quantity);
            out.push(mention(at, number_end, (at, number_end), label, Some(Skip::Label), trail::figure(&figure, None)));
        }
        return token_end(text, number_end);
    }
    let (hedge, outer_start) = hedge_before(rules, &text[..at], figure.number.words);
    let (hedge, outer_end) = match rules.hedges_after.at(skip_noun(rules, &text[end..])) {
        // "cinq morts et plus de 200 blessés": the bound is the next number's.
        Some((&after, len)) if hedge.is_none() && !bounds_next(rules, skip_noun(rules, &text[end..]), len) => {
            (Some(after), end)
        }
        _ => (hedge, end),
    };
    let hedge = hedge.filter(|_| !is_span(rules, units, text, (outer_start, at, end), figure.quantity.unit));
    // "au-delà des 10,9 m de mai 2023": a value of its own, told as a mark.
    let hedge = hedge.filter(|_| !is_mark(language, text, at, end));
    // "dans les dix dernières minutes" is no "dans les dix minutes"
    let hedge = hedge.filter(|h| *h != Hedge::About || !is_stretch(rules, text, at, end));
    // "48 km/h over the 70 allowed": what lies between two values leaves both as they are.
    let hedge = hedge.filter(|h| !bounds(*h) || !is_margin(units, text, outer_start, offset, &figure, out));
    let hedge = hedge.map(|h| if is_denied(rules, h, &text[..outer_start]) { Hedge::AtMost } else { h });
    let mut trail = trail::figure(&figure, hedge);
    let mut quantity = figure.quantity;
    if !figure.has_unit
        && figure.quantity.max.is_some_and(|m| m <= Decimal::from(115))
        && is_bare_age(language, text, at, end)
    {
        quantity.unit = UnitId::YEAR;
        trail.add(Rule::BareAge);
        if let Some((.., second)) = figure.second.as_mut() {
            second.unit = UnitId::YEAR;
        }
    }
    if between && quantity.is_point() {
        // "entre 10 et 20": the second end follows the joining word.
        if let Some((len, wide)) = upper_end(language, units, &text[end..], &figure) {
            let at = signed.filter(|_| wide.min < Some(Decimal::ZERO)).unwrap_or(at);
            let reading = classify(rules, units, text, at, end + len, wide);
            let trail = aged(units, trail::between(&figure, wide.unit), &reading);
            out.push(mention(at, end + len, (outer_start, end + len), reading, None, trail));
            return end + len;
        }
    }
    if let Some(hedge) = hedge {
        quantity = bounded(quantity, hedge);
    }
    let reading = match trail.holds(Rule::BareAge) {
        true => Reading::Quantity(quantity),
        false => classify(rules, units, text, at, end, quantity),
    };
    let mut skip = figure_skip(language, units, text, at, end, &figure, hedge.is_some());
    if !figure.has_unit && rules.multiplier_before.close(&text[..outer_start]) {
        skip = skip.or(Some(Skip::Multiplier));
    }
    let counts = |m: &Mention| {
        m.skip.is_none()
            && m.span.start >= offset
            && matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::ONE)
    };
    if skip == Some(Skip::Name)
        && digit
        && figure.number.bare
        && !figure.has_unit
        && out.last().is_some_and(counts)
        && name::gapped(rules, text, at, end)
    {
        skip = None;
    }
    if skip.is_none()
        && !figure.has_unit
        && figure.number.bare
        && let Some(Mention { skip: Some(why), span: last, .. }) = out.last()
        && let (Some(from), Some(to)) = (last.start.checked_sub(offset), last.end.checked_sub(offset))
        && name::goes_on(language, text, (*why, from, to), (at, end))
    {
        skip = Some(Skip::Label);
    }
    if skip == Some(Skip::Name)
        && !figure.has_unit
        && figure.number.bare
        && is_gapped(rules, text, (at, end), offset, out)
    {
        skip = None;
    }
    if skip == Some(Skip::ArticleWord) && !figure.has_unit && is_one_of(language, text, (at, end), offset, out) {
        skip = None;
    }
    let first = aged(units, trail, &reading);
    out.push(mention(at, end, (outer_start, outer_end), reading, skip, first));
    if let Some((from, to, other)) = figure.second.map(|(from, to, q)| (from + figure.lead, to + figure.lead, q)) {
        let reading = classify(rules, units, text, at + from, at + to, other);
        if let Some(Mention { reading: first, .. }) = out.last_mut() {
            // Both ends of a change are of one kind.
            if matches!(reading, Reading::Quantity(_))
                && let Reading::Duration(q) = first
            {
                *first = Reading::Quantity(*q);
            }
        }
        let second = aged(units, trail, &reading);
        out.push(mention(at + from, at + to, (at + from, at + to), reading, skip, second));
        return at + to;
    }
    end
}

/// The trail of a length of time that was read as somebody's age says so.
fn aged(units: &Units, trail: Trail, reading: &Reading) -> Trail {
    match reading {
        Reading::Quantity(q) if matches!(units.get(q.unit).dimension, Dimension::Time | Dimension::Months) => {
            trail.with(Rule::Age)
        }
        _ => trail,
    }
}

/// The length of a turn of phrase that holds a number word, an article before it taken in.
fn idiom(rules: &NumberRules, input: &str) -> Option<usize> {
    if let Some((&(), len)) = rules.idioms.at(input) {
        return Some(len);
    }
    let word = leading_word(input);
    if !rules.article.holds(word) && !rules.determiner.holds(word) {
        return None;
    }
    let rest = skip_gap(&input[word.len()..]);
    rules.idioms.at(rest).map(|(_, len)| input.len() - rest.len() + len)
}

/// "one-day", "one-year": a length of time, whatever "one day" may be.
fn is_length(rules: &NumberRules, input: &str) -> bool {
    let first = leading_word(input);
    let input = if rules.article.holds(first) { skip_gap(&input[first.len()..]) } else { input };
    let word = leading_word(input);
    let unit = input[word.len()..].strip_prefix('-');
    rules.words.at(word).is_some() && unit.is_some_and(|u| rules.units.at(u).is_some())
}

/// Whether a value is told as that of another time, behind a definite article: "des 10,9 m de mai 2023".
fn is_mark(language: &Language, text: &str, at: usize, end: usize) -> bool {
    let rules = &language.numbers;
    let led = last_word(&text[..at]);
    let next = skip_gap(&text[end..]);
    let of = leading_word(next);
    let day = text.len() - skip_gap(&next[of.len()..]).len();
    (rules.definite.holds(led) || rules.determiner.holds(led))
        && rules.of.holds(of)
        && text[day..].starts_with(|c: char| c.is_alphanumeric())
        && date_at(language, text, day).is_some()
}

/// Whether "a day" tells how long something took: "in a day", "a day after".
fn lasts(rules: &NumberRules, before: &str, behind: &str) -> bool {
    let rest = skip_gap(behind);
    let next = leading_word(rest);
    // "en une semaine de 14 villages", but no "en une semaine de grève"
    let counted = || rules.of.holds(next) && skip_gap(&rest[next.len()..]).starts_with(|c: char| c.is_ascii_digit());
    rules.lasts_beside.holds(next)
        || rules.lasts_in.holds(last_word(before)) && (!rules.lasts_not.holds(next) || counted())
}

/// Whether a count of more than one stands shortly before.
fn counted_before(text: &str, at: usize, offset: usize, out: &[Mention]) -> bool {
    let Some(last) = out.last().filter(|m| m.skip.is_none()) else { return false };
    let gap = last.span.end.checked_sub(offset).and_then(|from| text.get(from..at));
    let near = gap.is_some_and(|g| g.len() < 60 && !g.contains(['.', ';']));
    near && matches!(&last.reading, Reading::Quantity(q) if q.unit == UnitId::ONE && q.max.or(q.min) > Some(Decimal::ONE))
}

/// Whether a name takes up the verb told of another: "it gives the Greens 19 deputies and Rex 12."
fn is_gapped(rules: &NumberRules, text: &str, at: (usize, usize), offset: usize, out: &[Mention]) -> bool {
    let before = text[..at.0].trim_end();
    let name = word_starts_back(before).next().unwrap_or(0);
    text[at.1..].starts_with(['.', ';'])
        && !text[at.1 + 1..].starts_with(|c: char| c.is_ascii_digit())
        && rules.and.holds(last_word(&before[..name]))
        && counted_before(text, at.0, offset, out)
}

/// Whether "un" and "one" count: a part of what was counted, or the last of a list of counts.
fn is_one_of(language: &Language, text: &str, at: (usize, usize), offset: usize, out: &[Mention]) -> bool {
    let rules = &language.numbers;
    let (before, rest) = (text[..at.0].trim_end(), skip_gap(&text[at.1..]));
    let last = last_word(before);
    let part = || rules.part_before.holds(last) || rules.part_behind.at(rest).is_some();
    let listed = || {
        let noun = before[..word_starts_back(before).next().unwrap_or(0)].trim_end();
        let words = word_starts_back(noun)
            .take_while(|&start| Some(start) >= out.last().and_then(|m| m.span.end.checked_sub(offset)));
        let few = (1..=2).contains(&words.count());
        rules.and.holds(last)
            && few
            && !noun.ends_with(',')
            && rest.starts_with(char::is_lowercase)
            && !language.lexicon.stops(word_hash(leading_word(rest)))
    };
    // "two dead in one town, one in the other", "sur les trois, un seul"
    let elsewhere = || (rules.and.holds(last) || before.ends_with(',')) && rules.one_behind.holds(leading_word(rest));
    counted_before(text, at.0, offset, out) && (part() || listed() || elsewhere())
}

/// Whether a verb of change governs "from … to …" here.
fn is_change(rules: &NumberRules, before: &str) -> bool {
    if !rules.from.holds(last_word(before)) {
        return false;
    }
    word_starts_back(before).take(8).any(|at| rules.change.at(&before[at..]).is_some())
}

/// Whether the text before ends in one of these words.
fn ends_in(before: &str, words: &WordSet) -> bool {
    words.holds(ending_word(before))
}

/// Whether a hedge tells a floor or ceiling that is not reached.
const fn bounds(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::MoreThan | Hedge::LessThan)
}

/// Whether a definite article and an adjective make a stretch of a length of time: "les dix dernières minutes".
fn is_stretch(rules: &NumberRules, text: &str, at: usize, end: usize) -> bool {
    let quote = &text[at..end];
    rules.definite.holds(last_word(&text[..at]))
        && word_starts_back(quote).any(|i| rules.between_unit.at(&quote[i..]).is_some())
}

/// Whether another measure stands right before a bound: "48 km/h over the 70 allowed".
fn is_margin(units: &Units, text: &str, start: usize, offset: usize, figure: &Read, out: &[Mention]) -> bool {
    let dimension = |unit: UnitId| units.get(unit).dimension;
    let before = out.last().filter(|m| m.skip.is_none()).and_then(|m| match &m.reading {
        Reading::Quantity(q) => Some((q.unit, m.span.end.checked_sub(offset)?)),
        _ => None,
    });
    before.is_some_and(|(unit, end)| {
        unit != UnitId::ONE
            && dimension(unit) == dimension(figure.quantity.unit)
            && text.get(end..start).is_some_and(|gap| gap.trim().is_empty())
    })
}

/// Whether a verb shortly before denies a bound: "has not lost more than 90".
fn is_denied(rules: &NumberRules, hedge: Hedge, before: &str) -> bool {
    let near = |at: &usize| !before[*at..].contains([',', ';', ':', '.']);
    hedge == Hedge::MoreThan
        && word_starts_back(before).take(3).take_while(near).any(|at| rules.denied.at(&before[at..]).is_some())
}

/// "between", an article behind it taken in: "tra i 15 e i 17 anni".
fn stands_between(rules: &NumberRules, before: &str) -> bool {
    let word = last_word(before);
    if !rules.definite.holds(word) {
        return ends_in(before, &rules.between);
    }
    ends_in(&before[..up_to_word(before).len() - word.len()], &rules.between)
}

/// The second end of "between 10 and 20", with its length.
fn upper_end(language: &Language, units: &Units, rest: &str, low: &Read) -> Option<(usize, Quantity)> {
    let rules = &language.numbers;
    let next = skip_gap(rest);
    let word = leading_word(next);
    if !rules.and.holds(word) {
        return None;
    }
    let after = skip_gap(&next[word.len()..]);
    let known = leading_word(after);
    let after = if rules.definite.holds(known) { skip_gap(&after[known.len()..]) } else { after };
    // "et -10 °C", "and minus 5"
    let signed = after.strip_prefix(['-', '−']).or_else(|| {
        let word = leading_word(after);
        rules.minus.holds(word).then(|| skip_gap(&after[word.len()..]))
    });
    let after = signed.unwrap_or(after);
    let high = quantity(language, units, rest, rest.len() - after.len(), Setting::default())?;
    let (mut min, mut top) = (low.quantity.min?, high.quantity.max?);
    let cold = units.get(high.quantity.unit).dimension == Dimension::Temperature;
    if cold && low.minus.is_some() && min > Decimal::ZERO {
        min = -min;
    }
    if min > top && top < Decimal::ZERO {
        (min, top) = (top, min);
    }
    // "between three and four billion", "between -5 and 3 °C"
    let grown = min.saturating_mul(high.number.scale);
    if low.number.scale == Decimal::ONE && high.number.scale > Decimal::ONE && grown < top && grown > Decimal::ZERO {
        min = grown;
    }
    (min < top).then_some((
        rest.len() - after.len() + high.len,
        Quantity { min: Some(min), max: Some(top), approx: false, strict: false, ..high.quantity },
    ))
}

/// Steps over a counted noun to a hedge behind it: "248.000 personnes environ".
fn skip_noun<'t>(rules: &NumberRules, rest: &'t str) -> &'t str {
    let next = skip_gap(rest);
    let word = leading_word(next);
    let after = skip_gap(&next[word.len()..]);
    let behind = rules.hedges_after.at(next).is_none() && rules.hedges_after.opens(after);
    if behind && !word.is_empty() { after } else { past_phrase(rules, after).unwrap_or(next) }
}

/// Steps over a word or two more to a hedge that closes the clause: "quatre-vingts des leurs tout au plus,".
fn past_phrase<'t>(rules: &NumberRules, behind: &'t str) -> Option<&'t str> {
    let mut rest = behind;
    for _ in 0..2 {
        let word = leading_word(rest);
        let after = skip_gap(&rest[word.len()..]);
        if word.is_empty() || after.len() + word.len() == rest.len() || after.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        let closes = |len: usize| after[len..].is_empty() || after[len..].starts_with([',', '.', ';', ':', ')']);
        if rules.hedges_after.at(after).is_some_and(|(_, len)| closes(len)) {
            return Some(after);
        }
        rest = after;
    }
    None
}

/// Most characters of a hedge with its article.
const FARTHEST: usize = 31;

/// The hedge that ends right before a value, and where it starts.
fn hedge_before(rules: &NumberRules, before: &str, words: bool) -> (Option<Hedge>, usize) {
    let near = last_word(before);
    if !rules.hedge_gap.holds(near) && !rules.hedges.may_end(before) {
        return (None, before.len());
    }
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\'', '’']);
    let near = |at: usize| trimmed.len() - at <= FARTHEST || trimmed[at..].chars().count() <= FARTHEST;
    let starts = word_starts_back(trimmed).take(5).take_while(|&at| near(at));
    let hits = starts.filter_map(|at| Some((hedge_at(rules, before, trimmed, at, words)?, at)));
    hits.last().map_or((None, before.len()), |(hit, at)| (Some(hit), at))
}

fn hedge_at(rules: &NumberRules, before: &str, trimmed: &str, at: usize, words: bool) -> Option<Hedge> {
    let (&hedge, len) = rules.hedges.at(&before[at..])?;
    let left = trimmed.get(at + len..).unwrap_or_default();
    // An article may stand between: "près d'une vingtaine", "plus de la moitié".
    let word = left.trim_matches(|c: char| !is_word(c));
    // Not so in "signed up to a 30-day truce".
    let gap = rules.hedge_gap.holds(word) && (words || !rules.article.holds(word));
    (word.is_empty() || gap).then_some(hedge)
}

/// Letters or a hyphen glued to digits make a name or label: "F-16", "A4", "CSO-3", "20minutes".
fn label(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    let slash = text[end..].strip_prefix('/').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let hyphen = before == Some('-') && text[..at].chars().rev().nth(1).is_some_and(is_word);
    let digits = text[at..].starts_with(|c: char| c.is_ascii_digit());
    digits
        && (hyphen
            || slash
            || before.is_some_and(|c| {
                is_word(c)
                    || c == '_'
                    || c == '#'
                    || c == '/' && text[..at].chars().rev().nth(1).is_some_and(char::is_alphabetic)
                    || matches!(c, '.' | ':' | '/' | '+')
                        && text[..at].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
                    || c == '.' && name::initial(&text[..at])
                    || c == ',' && name::decimal_tail(&text[..at])
            })
            || after.is_some_and(char::is_alphabetic))
}

/// Where the label with a number that ends at `end` ends: "PM2,5", "L.121-3", "B.1.1.7".
fn token_end(text: &str, end: usize) -> usize {
    let mut end = end;
    loop {
        end += text[end..].find(|c: char| !is_word(c)).unwrap_or(text.len() - end);
        let rest = &text[end..];
        if !rest.starts_with(['.', ',', '-']) || !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            return end;
        }
        end += 1;
    }
}

/// Why a figure claims nothing, where it doesn't.
fn figure_skip(
    language: &Language,
    units: &Units,
    text: &str,
    at: usize,
    end: usize,
    figure: &Read,
    hedged: bool,
) -> Option<Skip> {
    let rules = &language.numbers;
    let before = text[..at].trim_end();
    let last = ending_word(before);
    let spaced = text[..at].ends_with([' ', '\u{a0}', '\u{202f}']);
    let direct = spaced && before.ends_with(is_word);
    let number_end = at + figure.lead + figure.number_end;
    let rest = skip_gap(&text[end..]);
    if rules.multiplier_after.at(rest).is_some() {
        return Some(Skip::Multiplier);
    }
    let digits = text[at..].starts_with(|c: char| c.is_ascii_digit());
    // "page 12", "No. 8", "n° 8", "Tel.: 12"
    let led = last_word(before);
    let tail = &before[up_to_word(before).len()..];
    let marked = digits && !tail.is_empty() && tail.chars().all(|c| matches!(c, '.' | ':' | '°' | 'º'));
    let zero = text[at..].starts_with('0') && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    if zero && !figure.has_unit {
        return Some(Skip::Label);
    }
    if digits && !figure.has_unit && decoy::spoken(rules, text, at, number_end) {
        return Some(Skip::Label);
    }
    // "§ 5", "P5+1"
    if before.ends_with('§') {
        return Some(Skip::Label);
    }
    if (direct || marked) && rules.label_before.at(led).is_some_and(|(_, l)| l == led.len()) {
        return Some(Skip::Label);
    }
    if digits && !figure.has_unit && figure.number.bare && decoy::address(rules, text, at, number_end) {
        return Some(Skip::Label);
    }
    if figure.number.share && figure.rule != Rule::OutOf && rules.title_after.at(rest).is_some() {
        return Some(Skip::Name);
    }
    if digits && direct && !hedged && name::named(language, units, text, (at, end), figure)
        || name::coded(rules, text, at, figure)
        || figure.number.words && name::in_words(language, text, at, number_end)
        || digits && figure.number.share && name::mark(language, text, at, end)
        || digits && figure.number.bare && !figure.has_unit && name::apart(text, at, end)
        || digits && name::titled(language, units, text, (number_end, end), figure)
    {
        return Some(Skip::Name);
    }
    // "der 1. FC": a rank that is none of those read as such
    let stop = text[end..].starts_with(". ") && text[end + 2..].starts_with(char::is_alphabetic);
    if digits && stop && rules.rank_suffixes.iter().any(|s| s == ".") {
        return Some(Skip::Name);
    }
    // "World War Two"
    if !figure.has_unit
        && figure.number.words
        && direct
        && !rules.capital_nouns
        && text[at..].starts_with(char::is_uppercase)
        && last.starts_with(char::is_uppercase)
        && name::running(language, text)
    {
        return Some(Skip::Name);
    }
    // "le 49.3": a point where the language writes a comma numbers a clause or a version.
    if !figure.has_unit
        && digits
        && rules.decimal == ','
        && figure.quantity.grain < Decimal::ONE
        && text[at..end].contains('.')
    {
        return Some(Skip::Name);
    }
    if text[end..].starts_with(['-', ':'])
        && text[end + 1..].starts_with(|c: char| c.is_ascii_digit())
        && !figure.has_unit
    {
        return Some(Skip::Score);
    }
    // "20 pour 100.000 habitants": the base of a rate.
    let round = figure.number.value >= Decimal::ONE_HUNDRED && is_power_of_ten(figure.number.value);
    if !figure.has_unit && round && rules.per.holds(last) && follows_number(before) {
        return Some(Skip::Idiom);
    }
    if rules.wants_article.holds(text[at..end].trim()) && !rules.article.holds(last_word(&text[..at])) {
        return Some(Skip::Idiom);
    }
    let one = figure.number.words
        && figure.number.value == Decimal::ONE
        && figure.quantity.is_point()
        && figure.quantity.stated() == Some(Decimal::ONE);
    if one
        && rules.article.holds(leading_word(&text[at..]))
        && matches!(figure.quantity.unit, UnitId::DAY | UnitId::WEEK)
        && !text[at + figure.lead + figure.number_end..].starts_with('-')
        && !lasts(rules, before, &text[end..])
        && !moves_by(language, before)
    {
        return Some(Skip::ArticleWord);
    }
    if one && rules.article.holds(leading_word(&text[at..])) && !is_length_of_time(language, figure.quantity.unit, rest)
    {
        return Some(Skip::ArticleWord);
    }
    if one && !figure.has_unit {
        return rules.countable.at(rest).is_none().then_some(Skip::ArticleWord);
    }
    if figure.number.words && figure.number.value < Decimal::from(5) && !figure.has_unit {
        let closes = rest.starts_with(['.', ',', ';']);
        if rules.definite.holds(last) && (closes || figure.number.value == Decimal::TWO) {
            return Some(Skip::Idiom);
        }
    }
    None
}

/// Whether a verb moves a date by the length that follows: "repoussé d'une semaine".
fn moves_by(language: &Language, before: &str) -> bool {
    let moves = |at: usize| language.dates.moves.at(&before[at..]).is_some();
    language.numbers.of.holds(last_word(before)) && word_starts_back(before).take(3).any(moves)
}

/// Whether one unit of time is a length: "une seconde remise" is another one, "un mois de janvier" a month of the calendar.
fn is_length_of_time(language: &Language, unit: UnitId, rest: &str) -> bool {
    let word = leading_word(rest);
    match unit {
        UnitId::SECOND => !rest.starts_with(char::is_lowercase) || language.lexicon.stops(word_hash(word)),
        UnitId::MONTH => {
            !language.numbers.of.holds(word) || language.dates.months.at(skip_gap(&rest[word.len()..])).is_none()
        }
        _ => true,
    }
}

fn is_power_of_ten(value: Decimal) -> bool {
    super::number::grain(value, 0) == value
}

/// Whether a number stands a few words before, in the same clause.
fn follows_number(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '(']).next().unwrap_or_default();
    let near = clause.char_indices().rev().nth(40).map_or(clause, |(i, _)| &clause[i..]);
    near.contains(|c: char| c.is_ascii_digit())
}

/// Why a rank is a turn of phrase or part of a name.
fn rank_skip(language: &Language, text: &str, at: usize, end: usize, rank: &Quantity) -> Option<Skip> {
    let rules = &language.numbers;
    let rest = skip_gap(&text[end..]);
    // "quarto 204" is a room.
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < text.len() - end;
    // "terminal 2E", and "la 4E" where nothing shouts
    let capital =
        text[at..end].starts_with(|c: char| c.is_ascii_digit()) && text[at..end].ends_with(char::is_uppercase);
    let labelled = || capital && (rules.name_before.close(&text[..at]) || name::running(language, text));
    let titled = || name::in_words(language, text, at, end);
    let name =
        numbered || titled() || name::entitled(rules, rest) || labelled() || rules.rank_before.close(&text[..at]);
    // "a second exchange" is another one.
    let another = || {
        rank.max == Some(Decimal::TWO)
            && rank.unit == UnitId::ONE
            && rules.article.holds(last_word(&text[..at]))
            && rest.starts_with(char::is_lowercase)
    };
    if name { Some(Skip::Name) } else { (rank.max == Some(Decimal::ONE) || another()).then_some(Skip::Idiom) }
}

/// Whether a value with its unit is a quantity, an age or a length of time.
fn classify(rules: &NumberRules, units: &Units, text: &str, at: usize, end: usize, quantity: Quantity) -> Reading {
    let dimension = units.get(quantity.unit).dimension;
    if !matches!(dimension, Dimension::Time | Dimension::Months) {
        return Reading::Quantity(quantity);
    }
    if quantity.unit == UnitId::YEAR && is_age(rules, text, at, end) {
        Reading::Quantity(quantity)
    } else {
        Reading::Duration(quantity)
    }
}

/// Whether a length in years is somebody's age.
fn is_age(rules: &NumberRules, text: &str, at: usize, end: usize) -> bool {
    let rest = skip_gap(&text[end..]);
    // "34-year-old", "fünfjähriges"
    let unit = || fold_word(last_word(&text[at..end]));
    if rules.age_quote.iter().any(|a| unit().ends_with(a.as_str())) && rules.length_after.at(rest).is_none() {
        return true;
    }
    if rules.age_after.at(rest).is_some() {
        return true;
    }
    if rules.length_after.at(rest).is_some() {
        return false;
    }
    let floor = text[..at].char_indices().rev().nth(45).map_or(0, |(i, _)| i);
    let before = &text[floor..at];
    let words = |from: usize| before[from..].starts_with(is_word) && !before[..from].ends_with(is_word);
    let starts: Vec<usize> = before.char_indices().map(|(i, _)| i).filter(|&i| words(i)).collect();
    if starts.iter().rev().take(5).any(|&i| rules.age_before.at(&before[i..]).is_some()) {
        return true;
    }
    if starts.iter().rev().take(2).any(|&i| rules.age_near.at(&before[i..]).is_some()) {
        return true;
    }
    let trimmed = before.trim_end();
    // "Oksana, 34 ans,": behind a comma, closed by a mark.
    if trimmed.ends_with(',') && (rest.starts_with([',', '.', ')', '»']) || text[end..].starts_with([',', '.', ')'])) {
        return true;
    }
    let last = starts.last().map(|&i| &before[i..]).unwrap_or_default();
    // "Ibrahim Diarra (24 ans, 17 sélections)", "les jeunes (15-24 ans)"
    if trimmed.ends_with('(')
        && text[end..].starts_with([',', ')'])
        && (last.starts_with(char::is_uppercase) || rules.person.at(last).is_some())
    {
        return true;
    }
    if rules.length_before.at(last).is_some() {
        return false;
    }
    // "un maçon de 61 ans"
    let by = rules.of.holds(leading_word(last));
    // "Ana Ruiz, de 34 años,"
    if by && before[..before.len() - last.len()].trim_end().ends_with(',') && text[end..].starts_with([',', '.']) {
        return true;
    }
    by && starts.iter().rev().skip(1).take(2).any(|&i| rules.person.at(&before[i..]).is_some())
        || trimmed.ends_with(',') && starts.iter().rev().take(3).any(|&i| before[i..].starts_with(char::is_uppercase))
}

/// "30 milliards d'économies" beside "50 milliards d'euros" is money too; "32 et 21 milliards" share the magnitude.
///
/// `told` is the currency of the sentence before; gives that of this one.
fn share_units(
    article: &Article,
    mentions: &mut [Mention],
    told: Option<UnitId>,
    language: &Language,
    units: &Units,
) -> Option<UnitId> {
    let money = |m: &Mention| match &m.reading {
        Reading::Quantity(q) if units.get(q.unit).dimension == Dimension::Money => Some(q.unit),
        _ => None,
    };
    let rules = &language.numbers;
    shorthand(article, mentions, language, units);
    let mut own = mentions.iter().find_map(money);
    let currency = own.or(told)?;
    for at in (0..mentions.len()).rev() {
        let text = article.slice(mentions[at].span);
        let Ok((_, n)) = number(rules, text) else { continue };
        let bare_big = n.scale >= Decimal::from(1_000_000);
        let after = article.text.get(mentions[at].span.end..).unwrap_or_default();
        let coordinated = mentions[..at].last().and_then(money).is_some()
            && article
                .text
                .get(mentions[at - 1].span.end..mentions[at].span.start)
                .is_some_and(|gap| gap.len() < 60 && !gap.contains('.'))
            && n.value >= Decimal::from(1000)
            && n.value % Decimal::from(100) == Decimal::ZERO
            && !n.words;
        let counts = counts_things(language, after);
        if let Reading::Quantity(q) = &mut mentions[at].reading
            && q.unit == UnitId::ONE
            && !counts
            && (bare_big || coordinated)
        {
            q.unit = currency;
            mentions[at].trail.add(Rule::Currency);
            own = Some(currency);
        }
        // A small number before "et 21 milliards" takes the magnitude.
        if let Some(Reading::Quantity(second)) = mentions.get(at + 1).map(|m| m.reading.clone())
            && units.get(second.unit).dimension == Dimension::Money
            && !n.words
            && n.scale == Decimal::ONE
        {
            let gap = article.text.get(mentions[at].span.end..mentions[at + 1].span.start).unwrap_or_default().trim();
            let scale = number(rules, article.slice(mentions[at + 1].span)).map_or(Decimal::ONE, |(_, n)| n.scale);
            if rules.and.holds(gap)
                && scale > Decimal::ONE
                && let Reading::Quantity(q) = &mut mentions[at].reading
                && q.unit == UnitId::ONE
            {
                *q = Quantity::exact(n.value.saturating_mul(scale), n.grain.saturating_mul(scale), second.unit);
                mentions[at].trail.add(Rule::OfList);
            }
        }
    }
    own
}

/// Whether the words behind a bare number are what it counts: "100 million doses", "2 millions de réfugiés".
fn counts_things(language: &Language, after: &str) -> bool {
    let rules = &language.numbers;
    let next = skip_gap(after);
    let word = leading_word(next);
    if word.is_empty() || next.len() == after.len() {
        return false;
    }
    let noun = if rules.of.holds(word) { skip_gap(next[word.len()..].trim_start_matches(['\'', '’'])) } else { next };
    rules.counted.at(noun).is_some() || rules.noun_behind && noun.len() == next.len() && !language.lexicon.is_stop(word)
}

/// "244m" is millions where it stands beside other millions or before what it counts, and metres elsewhere.
fn shorthand(article: &Article, mentions: &mut [Mention], language: &Language, units: &Units) {
    let million = Decimal::from(1_000_000);
    let metre = units.find("m");
    let Some(factor) = language.numbers.glued.get("m").copied().filter(|f| *f == million) else { return };
    let big = mentions.iter().any(|m| {
        matches!(&m.reading, Reading::Quantity(q)
            if units.get(q.unit).dimension == Dimension::Count && q.stated().is_some_and(|v| v >= million))
    });
    for mention in mentions {
        let text = article.slice(mention.span);
        let glued = text.strip_suffix('m').is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
        let after = article.text.get(mention.span.end..).unwrap_or_default();
        if let Reading::Quantity(q) = &mut mention.reading
            && glued
            && Some(q.unit) == metre
            && (big || language.numbers.counted.at(skip_gap(after)).is_some())
        {
            let grow = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(factor));
            *q = Quantity {
                min: grow(q.min),
                max: grow(q.max),
                unit: UnitId::ONE,
                grain: q.grain.saturating_mul(factor),
                ..*q
            };
            mention.trail.add(Rule::Shorthand);
        }
    }
}

/// Whether the bound before a length of time says how long something took: "invested over three years".
fn is_span(rules: &NumberRules, units: &Units, text: &str, at: (usize, usize, usize), unit: UnitId) -> bool {
    let (start, from, end) = at;
    let time = matches!(units.get(unit).dimension, Dimension::Time | Dimension::Months);
    let right_before = |len: usize| skip_gap(&text[start + len..]).len() == text.len() - from;
    if !time || rules.span.at(&text[start..]).is_none_or(|(_, len)| !right_before(len)) {
        return false;
    }
    let company = rules.span_after.at(last_word(&text[..start])).is_some();
    !company && rules.span_before.at(skip_gap(&text[end..])).is_none()
}

/// True where a bound goes on to another number: "et plus de 200".
fn bounds_next(rules: &NumberRules, text: &str, len: usize) -> bool {
    rules.bound_next.holds(leading_word(skip_gap(text.get(len..).unwrap_or_default())))
}
