//! Articles that are spelled like the number one: "un homme", "ein Haus". Most are told by the word behind them, before
//! they are read as a figure.

use rust_decimal::Decimal;

use super::quantity::shared_on;
use super::{Mention, Reading, Rule, Skip, Trail};
use crate::rules::Language;
use crate::rules::phrases::{head, last_word, skip_gap};
use crate::text::Span;
use crate::value::{Quantity, UnitId};

/// The mention of an article at `at`, which claims nothing.
///
/// article = "un" , " " , noun ;   the noun is none of the words that make a figure, a date or a turn of phrase of it
pub fn article(language: &Language, text: &str, at: usize, len: usize, offset: usize) -> Option<Mention> {
    let (before, behind) = (&text[..at], &text[at + len..]);
    let next = skip_gap(behind);
    let noun = head(next);
    // "World War One", "l'un"
    let plain = (at == 0 || text[at..].starts_with(char::is_lowercase) && before.ends_with(' '))
        && behind.starts_with(' ')
        && next.len() + 1 == behind.len()
        && next.starts_with(char::is_lowercase);
    if !plain || language.triggers.makes_figure(noun.hash) || language.lexicon.stops(noun.hash) {
        return None;
    }
    let rules = &language.numbers;
    // "un train sur quatre"
    if shared_on(rules, behind) {
        return None;
    }
    // "numéro un", "entre un et deux", "moins un"
    let led = last_word(before);
    let bound = [&rules.between, &rules.from, &rules.minus, &rules.definite, &rules.part_before, &rules.and];
    if bound.iter().any(|words| words.holds(led)) || rules.label_before.at(led).is_some() {
        return None;
    }
    let span = Span::new(offset + at, offset + at + len);
    Some(Mention {
        span,
        outer: span,
        reading: Reading::Quantity(Quantity::exact(Decimal::ONE, Decimal::ONE, UnitId::ONE)),
        skip: Some(Skip::ArticleWord),
        trail: Trail::of(Rule::Words).with(Rule::Single),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use crate::grammar::mentions;
    use crate::rules::{RuleFiles, Rules};
    use crate::text::{Hints, read};

    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&RuleFiles::built_in()).unwrap());

    #[test]
    fn an_article_is_told_from_the_number_it_is_spelled_like() {
        for (lang, text, articles) in [
            ("fr", "Un homme a vu une voiture.", vec!["Un", "une"]),
            ("fr", "La route traverse un village d'une vallée.", vec!["un", "une"]),
            ("fr", "Un train sur quatre, un poste d'infirmier sur huit.", vec![]),
            ("fr", "Il a perdu un million, un quart et une heure.", vec![]),
            ("fr", "Le numéro un mondial compte entre un et deux sites.", vec![]),
            ("fr", "Quatre blessés, dont un enfant.", vec![]),
            ("it", "Ha visto un uomo.", vec!["un"]),
        ] {
            let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
            let article = read("a.txt", text.as_bytes().to_vec(), &hints, &RULES).unwrap();
            let found = mentions(&article, &RULES);
            let told = found.iter().filter(|m| m.skip == Some(super::Skip::ArticleWord));
            assert_eq!(told.map(|m| article.slice(m.span)).collect::<Vec<_>>(), articles, "{text}");
        }
    }
}
