//! Whatever the text, no panic, and every span on character bounds.

use std::sync::LazyLock;

use proptest::prelude::*;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::text::{Hints, read};
use recoupe::{claim, grammar};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&RuleFiles::built_in()).unwrap());

fn holds(text: &str, lang: &str) {
    let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
    let Ok(mut article) = read("a.txt", text.as_bytes().to_vec(), &hints, &RULES) else { return };
    let mut mentions = grammar::mentions(&article, &RULES);
    for mention in &mentions {
        assert!(!mention.span.is_empty(), "{mention:?}");
        assert!(article.text.get(mention.span.range()).is_some(), "{mention:?}");
        assert!(mention.outer.contains(mention.span), "{mention:?}");
    }
    claim::anchor::settle(&mut article, &mut mentions);
    for claim in claim::claims(0, &article, &mentions, &RULES) {
        assert!(article.text.get(claim.span.range()).is_some(), "{claim:?}");
    }
}

/// Text that looks like what the grammar is after, so that it gets past the first character.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,30}",
        "[0-9]{1,4}[.,'\u{a0}\u{202f} ][0-9]{1,4}",
        "(plus de|more than|près de|nearly|entre|between|depuis|since|d'ici|about|un|one|la moitié|a third of) ",
        "(millions?|milliards?|billion|bn|km2|km²|€|\\$|%|ans|years|personnes|people|hectares|tués|killed)",
        "(12 mars|March 12|lundi|Monday|hier|last week|le 31 juin|30 February 2023|2024-13-45|février 2022)",
        "(vingt|quatre-vingt-dix-neuf|one hundred|dozens of|une centaine|½|XIXe|3rd|15e) ",
        "(einundzwanzig|zehnjährige|am 3\\. Oktober|Mrd\\. Euro|duecentomila|mil milhões|vinte e um|n\\.º 8|\\+49 30 12345) ",
        "(veintiún|más de|entre el|alle 9\\.30|un terzo|nesta quinta-feira \\(13\\)|vor drei Wochen|„So“|¿Qué\\?) ",
        "[£$€¥₹%°′″]{1,2}|[0-9]{1,3} ?[£$€¥₹%°′″]|US\\$|Rs\\.? |roupies|rupees|couronnes|pesos|pounds",
        "[«»“”\"'’(),.;:–—\\-\n ]{1,3}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for language in &RULES.languages {
            holds(&text, &language.code);
        }
    }

    #[test]
    fn anything_like_news_is_read(text in newsy()) {
        for language in &RULES.languages {
            holds(&text, &language.code);
        }
    }
}
