//! Which language an article is written in.

use whatlang::Detector;

use crate::rules::{Language, Rules};

/// Bytes looked at: detection is slow, and a prefix tells.
const SAMPLE: usize = 3000;

/// The language of a text among those that the rules know.
///
/// Counts each language's stop words first, which is cheap and sure on running text, and asks whatlang where that is even.
pub fn detect(text: &str, rules: &Rules) -> String {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut counts: Vec<(usize, &Language)> = rules.languages.iter().map(|l| (stop_words(sample, l), l)).collect();
    counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
    let best = match counts.as_slice() {
        [] => return "en".to_owned(),
        [first] => first,
        [first, second, ..] if first.0 > second.0 * 3 / 2 + 2 => first,
        [first, ..] => {
            // Only languages about as likely as the first, so that a short text is none that shares no word with it.
            let near: Vec<&Language> = counts.iter().filter(|c| c.0 * 2 >= first.0).map(|c| c.1).collect();
            let known = near.iter().filter_map(|l| l.detected).collect();
            let guess = Detector::with_allowlist(known).detect_lang(sample);
            let found = near.into_iter().find(|l| guess.is_some() && l.detected == guess);
            let bare = rules.language("en").filter(|_| first.0 == 0);
            return found.or(bare).unwrap_or(first.1).code.clone();
        }
    };
    best.1.code.clone()
}

/// How many words of a text are stop words of a language, single letters left out.
fn stop_words(text: &str, language: &Language) -> usize {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| w.len() > 1 && language.lexicon.is_stop(&crate::rules::fold::fold_word(w))).count()
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
            ("12", "en"),
            ("", "en"),
        ] {
            assert_eq!(detect(text, &rules), code, "{text}");
        }
    }
}
