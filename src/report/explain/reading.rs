//! What a text says, mention by mention, and by which rules it was read so.

use super::super::build::{claim_line, mention, place};
use super::model::{ReadMention, SkippedLine, TextExplained};
use super::say::{because, meaning};
use crate::claim::Claim;
use crate::claim::anchor::Resolver;
use crate::grammar::{Mention, Reading, Rule};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Article;
use crate::value::{Edtf, Value};

/// Every figure and date of the first article of a run that kept its mentions; `None` where there is no article.
pub fn explain_text(run: &Run, rules: &Rules) -> Option<TextExplained> {
    let (article, mentions) = (run.articles.first()?, run.mentions.first()?);
    let mut resolver = rules.language(&article.language).map(|language| Resolver::new(article, language));
    let read = |m: &Mention| {
        let claim = run.claims.iter().find(|c| c.document == 0 && c.span == m.span);
        let date = match &m.reading {
            Reading::Date(expr) => resolver.as_mut().and_then(|r| r.resolve(expr, "", "")).map(|d| d.edtf),
            _ => None,
        };
        one(run, article, m, claim, date, rules)
    };
    Some(TextExplained {
        schema: "recoupe.explain-text/1",
        language: article.language.clone(),
        published: article.published.map(|d| d.to_string()),
        mentions: mentions.iter().filter_map(read).collect(),
    })
}

fn one(
    run: &Run,
    article: &Article,
    read: &Mention,
    claim: Option<&Claim>,
    date: Option<Edtf>,
    rules: &Rules,
) -> Option<ReadMention> {
    let id = run.ids.first()?;
    let sentence = article.sentence_of(read.span).map_or(read.outer, |s| s.span);
    let value = match (claim, &read.reading) {
        (Some(claim), _) => Some(claim.value.clone()),
        (None, Reading::Quantity(q)) => Some(Value::Quantity(*q)),
        (None, Reading::Duration(q)) => Some(Value::Duration(*q)),
        (None, Reading::Ordinal(q)) => Some(Value::Ordinal(*q)),
        (None, Reading::Date(_)) => date.map(Value::Date),
    };
    let skipped = match (read.skip, claim) {
        (Some(skip), _) => Some(SkippedLine { why: skip.why(), because: because(skip) }),
        (None, None) => Some(SkippedLine {
            why: "undated",
            because: match article.published {
                Some(_) => "nothing settles which day is meant",
                None => "nothing says which day is meant; the day it was printed would",
            },
        }),
        (None, Some(_)) => None,
    };
    let line = match claim {
        Some(claim) => claim_line(run, claim, rules)?,
        None => mention(article, id, read, date, rules),
    };
    Some(ReadMention {
        claim: line,
        means: value.map(|v| meaning(&v, claim, rules)).unwrap_or_default(),
        outer: place(run, 0, read.outer)?,
        sentence: place(run, 0, sentence)?,
        rules: read.trail.rules().map(Rule::name).collect(),
        skipped,
    })
}
