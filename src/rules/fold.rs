//! Folding: lower case, no accents, one kind of apostrophe. Words meet whatever their spelling.

use std::fmt::{self, Write};

/// Appends the folded form of `word` to `out`.
pub fn fold_into(out: &mut String, word: &str) {
    let mut rest = word;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let start = out.len();
        let (plain, marked) = rest.split_at(ascii);
        out.push_str(plain);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let other = marked.bytes().position(|b| b.is_ascii()).unwrap_or(marked.len());
        // Writing to a String never fails.
        let _ = fold_to(out, &marked[..other]);
        rest = &marked[other..];
    }
}

/// Writes the folded form of `word` to `out`.
///
/// # Errors
/// Where `out` is full.
pub fn fold_to(out: &mut impl Write, word: &str) -> fmt::Result {
    word.chars().try_for_each(|c| if c.is_ascii() { out.write_char(c.to_ascii_lowercase()) } else { fold_char(c, out) })
}

/// The folded form of a word.
pub fn fold_word(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(&mut out, word);
    out
}

fn fold_char(c: char, out: &mut impl Write) -> fmt::Result {
    let plain = match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => "i",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' | 'Ø' => "o",
        'û' | 'ü' | 'ù' | 'ú' | 'Û' | 'Ü' | 'Ù' | 'Ú' => "u",
        'ç' | 'Ç' => "c",
        'ñ' | 'Ñ' => "n",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        '²' => "2",
        '³' => "3",
        '’' | 'ʼ' => "'",
        _ => return c.to_lowercase().try_for_each(|c| out.write_char(c)),
    };
    out.write_str(plain)
}
