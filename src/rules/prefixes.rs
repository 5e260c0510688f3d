//! Spellings that are looked for letter by letter at a place of a text: signs, codes, numbers of a hotline.

use rustc_hash::FxHashMap;

/// Spellings, each with what it means, by the byte that they begin with.
#[derive(Debug, Clone)]
pub struct Prefixes<T> {
    /// Longest first.
    by_first: FxHashMap<u8, Vec<(String, T)>>,
}

impl<T> Default for Prefixes<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T> FromIterator<(String, T)> for Prefixes<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut all = Self::default();
        for (spelling, value) in entries {
            let Some(&first) = spelling.as_bytes().first() else { continue };
            let list = all.by_first.entry(first).or_default();
            let at = list.partition_point(|(other, _)| other.len() >= spelling.len());
            list.insert(at, (spelling, value));
        }
        all
    }
}

impl<T> Prefixes<T> {
    /// The spellings that begin with the byte that begins `text`, longest first.
    fn near(&self, text: &str) -> &[(String, T)] {
        let first = text.as_bytes().first();
        first.and_then(|first| self.by_first.get(first)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The longest spelling that `text` begins with and whose rest is fit, and what it means with that rest.
    pub fn find<'t>(&self, text: &'t str, fits: impl Fn(&str, &'t str) -> bool) -> Option<(&T, &'t str)> {
        self.near(text).iter().find_map(|(spelling, value)| {
            let rest = text.strip_prefix(spelling.as_str())?;
            fits(spelling, rest).then_some((value, rest))
        })
    }

    /// What one spelling means.
    pub fn get(&self, spelling: &str) -> Option<&T> {
        self.near(spelling).iter().find(|(s, _)| s == spelling).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_fit_spelling_is_found() {
        let signs: Prefixes<u8> =
            [("$", 1), ("US$", 2), ("m", 3), ("mn", 4)].map(|(s, v)| (s.to_owned(), v)).into_iter().collect();
        let at = |text| signs.find(text, |_, rest| !rest.starts_with('x')).map(|(v, rest)| (*v, rest));
        assert_eq!(at("$5"), Some((1, "5")));
        assert_eq!(at("US$5"), Some((2, "5")));
        assert_eq!(at("mn 5"), Some((4, " 5")));
        assert_eq!(at("mnx"), Some((3, "nx")));
        assert_eq!((at(""), at("€5"), at("mx")), (None, None, None));
        assert_eq!((signs.get("mn"), signs.get("mnn")), (Some(&4), None));
    }
}
