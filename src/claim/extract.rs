//! Mentions of an article become claims.

use xxhash_rust::xxh3::xxh3_64;

use super::anchor::Resolver;
use super::tie::tie;
use super::view::View;
use super::{Attribution, Claim, Frame, Modality, attribution, frame, moved};
use crate::grammar::{Mention, Reading, Skip};
use crate::rules::Rules;
use crate::text::{Article, BlockKind, Span};
use crate::value::Value;

/// Turns the mentions of one article into claims; `document` is the article's index in the run.
///
/// Figures in page furniture become claims of a furniture block, with an empty frame; other skipped mentions none.
pub fn claims(document: usize, article: &Article, mentions: &[Mention], rules: &Rules) -> Vec<Claim> {
    let Some(language) = rules.language(&article.language) else { return Vec::new() };
    let mut resolver = Resolver::new(article, language);
    let mut claims = Vec::with_capacity(mentions.len());
    let mut last: Option<Attribution> = None;
    let mut next = 0;
    for (index, sentence) in article.sentences.iter().enumerate() {
        let from = next;
        while mentions.get(next).is_some_and(|m| m.span.start < sentence.span.end) {
            next += 1;
        }
        let block = article.blocks.get(sentence.block).map_or(BlockKind::Body, |b| b.kind);
        let here: Vec<&Mention> = mentions[from..next].iter().filter(|m| m.skip.is_none()).collect();
        let furniture = mentions[from..next].iter().filter(|m| m.skip == Some(Skip::Furniture));
        for mention in furniture {
            if let Some(value) = plain(mention) {
                claims.push(claim(document, article, index, BlockKind::Furniture, mention, value));
            }
        }
        if here.is_empty() || !block.holds_claims() {
            continue;
        }
        let view = View::new(article, sentence.span, &here, language, rules);
        let text = article.slice(sentence.span);
        let first_of_sentence = claims.len();
        for mention in here {
            let (first, end) = view.token_range(mention.span);
            let (modality, former) = frame::modality(&view, first, end, &language.frame.future_endings);
            let mut made = match &mention.reading {
                Reading::Date(expr) => {
                    let Some(date) = around(text, mention.outer, sentence.span, |before, behind| {
                        resolver.resolve(expr, before, behind)
                    }) else {
                        continue;
                    };
                    let mut made = claim(document, article, index, block, mention, Value::Date(date.edtf));
                    (made.weekday, made.absolute) = (date.weekday, date.absolute);
                    made.telling = moved::telling(&view, first, end);
                    made
                }
                _ => match plain(mention) {
                    Some(value) => claim(document, article, index, block, mention, value),
                    None => continue,
                },
            };
            let dimension = made.value.quantity().map(|q| rules.units.get(q.unit).dimension);
            made.frame = frame::frame(&view, (first, end), dimension, language, rules);
            made.attribution =
                attribution::attribution(article, &view, first..end, sentence.quoted, last.as_ref(), language, rules);
            (made.modality, made.former) = (modality, former);
            claims.push(made);
        }
        scope(&mut claims[first_of_sentence..], &view);
        tie(&mut claims, first_of_sentence, &view, article.published, language, rules);
        last = attribution::speaker(article, &view, rules).or(last);
    }
    claims
}

/// Hands on the words right before and behind a date, where the verbs that govern it stand.
fn around<T>(text: &str, mention: Span, sentence: Span, read: impl FnOnce(&str, &str) -> T) -> T {
    let (from, to) = (mention.start.saturating_sub(sentence.start), mention.end.saturating_sub(sentence.start));
    let before = text.get(..from).unwrap_or_default();
    let behind = text.get(to..).unwrap_or_default();
    let start = before.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    let end = behind.char_indices().nth(45).map_or(behind.len(), |(i, _)| i);
    read(&before[start..], &behind[..end])
}

/// Gives each figure the date that scopes it: the nearest of its sentence, where one is near.
fn scope(claims: &mut [Claim], view: &View) {
    let dates: Vec<(Span, crate::value::Edtf)> =
        claims.iter().filter_map(|c| c.value.date().map(|d| (c.span, *d))).collect();
    for claim in claims.iter_mut().filter(|c| c.value.date().is_none()) {
        let (first, end) = view.token_range(claim.span);
        let near = dates.iter().map(|(span, date)| {
            let (from, to) = view.token_range(*span);
            let distance =
                if from >= end { view.distance(end, from) } else { 1.5 + view.distance(to.min(first), first) };
            (distance, *date)
        });
        claim.frame.period = near.filter(|n| n.0 <= 7.0).min_by(|a, b| a.0.total_cmp(&b.0)).map(|n| n.1);
    }
}

/// The value of a mention that needs no calendar.
fn plain(mention: &Mention) -> Option<Value> {
    match &mention.reading {
        Reading::Quantity(q) => Some(Value::Quantity(*q)),
        Reading::Duration(q) => Some(Value::Duration(*q)),
        Reading::Ordinal(q) => Some(Value::Ordinal(*q)),
        Reading::Date(_) => None,
    }
}

fn claim(
    document: usize,
    article: &Article,
    sentence: usize,
    block: BlockKind,
    mention: &Mention,
    value: Value,
) -> Claim {
    let file = article.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let key = format!("{file}\n{}\n{}\n{}", mention.span.start, mention.span.end, article.slice(mention.span));
    Claim {
        id: format!("{:016x}", xxh3_64(key.as_bytes())),
        document,
        span: mention.span,
        outer: mention.outer,
        sentence,
        block,
        value,
        weekday: None,
        absolute: false,
        frame: Frame::default(),
        attribution: None,
        modality: Modality::Asserted,
        as_of: None,
        former: false,
        revised: false,
        difference: false,
        part: false,
        telling: false,
        tie: None,
        trail: mention.trail,
    }
}
