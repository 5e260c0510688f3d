//! Which language an article is written in.

use crate::rules::Rules;

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
    let mut counts: Vec<(usize, &str)> = rules
        .languages
        .iter()
        .map(|l| {
            let words = sample.split(|c: char| !c.is_alphanumeric());
            (words.filter(|w| l.lexicon.is_stop(w) && w.len() > 1).count(), l.code.as_str())
        })
        .collect();
    counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    if let [first, second, ..] = counts.as_slice()
        && first.0 > second.0 * 3 / 2 + 2
    {
        return first.1.to_owned();
    }
    let guess = whatlang::detect_lang(sample).map(|l| match l {
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        _ => "en",
    });
    guess.filter(|g| rules.language(g).is_some()).or(counts.first().map(|c| c.1)).unwrap_or("en").to_owned()
}
