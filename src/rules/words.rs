//! Lists of words in rule files.

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

/// A list of words, written as a list, or as one string with commas, which reads several times faster.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').map(str::trim).filter(|w| !w.is_empty())
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Words;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a list of words, or words with commas between them")
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Words, E> {
                Ok(Words(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
                let mut all = String::new();
                while let Some(word) = list.next_element::<std::borrow::Cow<'de, str>>()? {
                    all.push_str(&word);
                    all.push(',');
                }
                Ok(Words(all))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct File {
        words: Words,
    }

    #[test]
    fn lists_and_strings_read_alike() {
        for text in [r#"words = ["tuer", "porté disparu"]"#, r#"words = "tuer, porté disparu""#] {
            let file: File =
                toml::from_str(text).map_err(|e| e.to_string()).unwrap_or(File { words: Words::default() });
            assert_eq!(file.words.iter().collect::<Vec<_>>(), ["tuer", "porté disparu"], "{text}");
        }
        assert!(toml::from_str::<File>("words = 3").is_err());
    }
}
