//! Which language an article is written in.

use whatlang::Detector;

use crate::rules::phrases::word_hash;
use crate::rules::{Language, Rules};

/// Bytes looked at: detection is slow, and a prefix tells.
const SAMPLE: usize = 3000;

/// What a stop word of one language alone weighs; shared ones weigh less.
const WEIGHT: usize = 60;

/// The language of a text among those that the rules know.
///
/// Weighs each language's stop words first, which is cheap and sure on running text, and asks whatlang where that is
/// even.
pub fn detect(text: &str, rules: &Rules) -> String {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let weights = weigh(sample, &rules.languages);
    let mut order: Vec<(usize, &Language)> = weights.into_iter().zip(&rules.languages).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
    let best = match order.as_slice() {
        [] => return "en".to_owned(),
        [first] => first.1,
        [first, second, ..] if first.0 > second.0 * 3 / 2 + 2 * WEIGHT => first.1,
        [first, ..] => {
            // Only languages about as likely as the first, so that a short text is none that shares no word with it.
            let near: Vec<&Language> = order.iter().filter(|c| c.0 * 2 >= first.0).map(|c| c.1).collect();
            let known = near.iter().filter_map(|l| l.detected).collect();
            let guess = Detector::with_allowlist(known).detect_lang(sample);
            let found = near.into_iter().find(|l| guess.is_some() && l.detected == guess);
            let bare = rules.language("en").filter(|_| first.0 == 0);
            found.or(bare).unwrap_or(first.1)
        }
    };
    best.code.clone()
}

/// The weight of each language's stop words in a text, single letters left out.
fn weigh(text: &str, languages: &[Language]) -> Vec<usize> {
    let mut weights = vec![0; languages.len()];
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(word_hash) {
        let knows = |l: &&Language| l.lexicon.stops(word);
        let speakers = languages.iter().filter(knows).count();
        if let Some(weight) = WEIGHT.checked_div(speakers) {
            for (total, language) in weights.iter_mut().zip(languages) {
                *total += if language.lexicon.stops(word) { weight } else { 0 };
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleFiles;

    #[test]
    fn tells_the_languages_apart_by_a_line() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        for (text, code) in [
            ("Trois blessés dans un accident.", "fr"),
            ("Inflation falls to 2.4%", "en"),
            ("Three hurt in crash.", "en"),
            ("Die Inflation sinkt auf 2,4 Prozent", "de"),
            ("Drei Verletzte nach Unfall", "de"),
            ("La inflación baja al 2,4 %", "es"),
            ("Tres heridos en un accidente de tráfico", "es"),
            ("L'inflazione scende al 2,4%", "it"),
            ("Tre feriti in un incidente", "it"),
            ("A inflação desce para 2,4%", "pt"),
            ("Três feridos num acidente de viação", "pt"),
            ("O preço do gás sobe de novo", "pt"),
            ("El precio del gas sube de nuevo", "es"),
            ("Il prezzo del gas sale di nuovo", "it"),
            ("Le prix du gaz remonte", "fr"),
            ("Gas prices rise again", "en"),
            ("Gaspreise steigen wieder", "de"),
            ("12", "en"),
            ("", "en"),
        ] {
            assert_eq!(detect(text, &rules), code, "{text}");
        }
    }
}
