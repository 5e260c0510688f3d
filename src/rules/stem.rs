//! A light, careful stemmer: it joins the inflections of one word and leaves short words alone.

use std::borrow::Cow;

/// Whose endings are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stemmer {
    /// English plurals and verbs.
    English,
    /// French plurals, feminines and verbs.
    French,
    /// None: words meet as they are.
    #[default]
    None,
}

/// Endings of the singular, longest first; "-ons" stays, for nouns in "-ion" outnumber verbs there.
const FRENCH: [&str; 21] = [
    "issement", "eraient", "aient", "erait", "eront", "ante", "ent", "ant", "ait", "era", "ee", "es", "er", "ez", "is",
    "it", "ie", "ir", "e", "ai", "a",
];
const ENGLISH: [&str; 7] = ["ings", "ing", "ied", "ies", "ed", "es", "s"];

/// The stem of a folded word.
pub fn stem(stemmer: Stemmer, word: &str) -> Cow<'_, str> {
    if stemmer == Stemmer::None {
        return word.into();
    }
    let french = stemmer == Stemmer::French;
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.into();
    }
    let mut base = word;
    let endings: &[&str] = if french { &FRENCH } else { &ENGLISH };
    if french {
        if base.ends_with("eaux") {
            return base.trim_end_matches('x').into();
        }
        // The plural goes first, so that both numbers meet the same endings; "-is" ends participles.
        if base.len() > 4 && !base.ends_with("is") {
            base = base.strip_suffix('s').unwrap_or(base);
        }
        if let Some(cut) = base.strip_suffix("aux").filter(|c| c.len() >= 3) {
            return format!("{cut}al").into();
        }
        // "prix" and "voix" are not "pris" and "voie".
        if base.ends_with("ix") {
            return base.into();
        }
        if let Some((cut, ending)) = masculine(base) {
            let mut stem = format!("{cut}{ending}");
            if let Some(short) = stem.strip_suffix("er").filter(|c| c.len() >= 4) {
                stem.truncate(short.len());
            }
            return stem.into();
        }
    }
    let keep = if french { 4 } else { 3 };
    if let Some(cut) = endings.iter().find_map(|e| base.strip_suffix(e).filter(|c| c.len() >= keep)) {
        base = cut;
    } else if let Some(cut) = base.strip_suffix(['s', 'e', 'x']).filter(|c| c.len() >= 3) {
        base = trim_e(cut);
    }
    if !french {
        if base.len() > 3 && base.ends_with('e') {
            base = &base[..base.len() - 1];
        }
        let bytes = base.as_bytes();
        if let [.., a, b] = bytes
            && a == b
            && !matches!(a, b'l' | b's' | b'e' | b'o')
            && base.len() > 4
        {
            base = &base[..base.len() - 1];
        }
        if word.ends_with("ied") || word.ends_with("ies") || base.ends_with('y') {
            return format!("{}i", base.trim_end_matches(['i', 'y'])).into();
        }
    }
    if french { trim_e(base).into() } else { base.into() }
}

/// The masculine of a French feminine whose last letters differ: infirmi-ère/-er, offensi-ve/-f, sénat-rice/-eur.
fn masculine(word: &str) -> Option<(&str, &'static str)> {
    const FEMININE: [(&str, &str); 9] = [
        ("trice", "teur"),
        ("iere", "ier"),
        ("tive", "tif"),
        ("sive", "sif"),
        ("euse", "eu"),
        ("enne", "en"),
        ("onne", "on"),
        ("elle", "el"),
        ("ette", "et"),
    ];
    FEMININE.iter().find_map(|&(from, to)| word.strip_suffix(from).filter(|c| c.len() >= 3).map(|c| (c, to)))
}

/// Drops final e's but never goes under three letters, so that a short word keeps the stem it has in the singular.
fn trim_e(mut word: &str) -> &str {
    while let Some(cut) = word.strip_suffix('e').filter(|c| c.len() >= 3) {
        word = cut;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_meet_and_other_words_do_not() {
        for (french, a, b) in [
            (Stemmer::French, "blesses", "blessees"),
            (Stemmer::French, "blesse", "blesser"),
            (Stemmer::French, "soldat", "soldats"),
            (Stemmer::French, "tue", "tues"),
            (Stemmer::French, "tue", "tuees"),
            (Stemmer::French, "rue", "rues"),
            (Stemmer::French, "action", "actions"),
            (Stemmer::French, "produit", "produits"),
            (Stemmer::French, "bateau", "bateaux"),
            (Stemmer::French, "journal", "journaux"),
            (Stemmer::French, "departement", "departements"),
            (Stemmer::French, "infirmieres", "infirmier"),
            (Stemmer::French, "senatrice", "senateur"),
            (Stemmer::French, "offensives", "offensif"),
            (Stemmer::French, "dangereuse", "dangereux"),
            (Stemmer::French, "europeenne", "europeens"),
            (Stemmer::French, "industrielles", "industriel"),
            (Stemmer::English, "soldiers", "soldier"),
            (Stemmer::English, "wounded", "wounding"),
            (Stemmer::English, "city", "cities"),
            (Stemmer::English, "votes", "vote"),
        ] {
            assert_eq!(stem(french, a), stem(french, b), "{a} {b}");
        }
        assert_ne!(stem(Stemmer::French, "tues"), stem(Stemmer::French, "tu"));
        for (a, b) in [("mort", "morale"), ("prix", "pris"), ("voix", "voie"), ("arrive", "arrif")] {
            assert_ne!(stem(Stemmer::French, a), stem(Stemmer::French, b), "{a} {b}");
        }
    }
}
