//! Texts that no newsroom prints, each of one kind without end: what is read of them must grow with their length, not
//! with its square. `cargo bench --bench hostile` times them.

use std::fmt;

/// A kind of text, and how much of it.
#[derive(Clone, Copy)]
pub struct Endless {
    /// What it is made of.
    pub name: &'static str,
    /// Its length in bytes, about.
    pub len: usize,
    piece: Piece,
}

impl Endless {
    /// Every kind, so many bytes of each.
    pub fn all(len: usize) -> Vec<Self> {
        KINDS.iter().map(|&(name, piece)| Self { name, len, piece }).collect()
    }

    /// The text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for at in 0.. {
            text.push_str(&(self.piece)(at));
            if text.len() >= self.len {
                break;
            }
        }
        text
    }
}

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} kB of {}", self.len / 1000, self.name)
    }
}

/// The piece of a text that stands at a place in it.
type Piece = fn(usize) -> String;

const KINDS: &[(&str, Piece)] = &[
    ("digits", |_| "1234567890".into()),
    ("ones", |_| "1 ".into()),
    ("slashed dates", |_| "12/12/".into()),
    ("millions", |_| "million ".into()),
    ("quotes", |_| "«»“”\"".into()),
    ("opened quotes", |_| "« ".into()),
    ("words without a stop", |at| ["people ", "minister ", "the ", "said "][at % 4].into()),
    ("commas", |_| ",".into()),
    ("full stops", |_| "...".into()),
    ("combining marks", |_| "e\u{301}\u{301}\u{302}".into()),
    ("days", |_| "le 12 mars ".into()),
    ("dollars", |_| "$5 ".into()),
    ("hundreds", |_| "cent ".into()),
    ("betweens", |_| "entre ".into()),
    ("twenties", |_| "vingt-".into()),
    ("figures in one sentence", |at| format!("{} people, ", at * 7919 % 99_991)),
    ("figures of few things", |at| {
        format!("{} {}, ", at * 7919 % 99_991, ["dogs", "cats", "tons", "cars"][at / 390 % 4])
    }),
    ("speakers", |_| "selon la police, 12 morts, ".into()),
    ("shares", |_| "5 of 10 people, or 50%, ".into()),
    ("parts of a whole", |at| format!("{} km2, or 86% of the area. ", at % 997)),
    ("short lines", |at| format!("abc {}\n", at % 10)),
    ("one word", |_| "Moscow ".into()),
    ("tabs", |_| "5\t".into()),
    ("sums", |_| "5 men and 6 women, a total of 11. ".into()),
    ("tolls", |at| format!("There were {} people killed on Monday. ", at % 9973)),
    ("years", |_| "2024 ".into()),
    ("days given up", |_| "Initially planned for 26 February, it is now on 27 February. ".into()),
];
