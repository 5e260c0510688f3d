//! Whether two names that nobody listed are one.

/// A name with the spellings of its transliterations made one: kh/h, ou/u, tch/ch, y/i, double letters.
pub fn fold_name(name: &str) -> String {
    let mut folded = any_ascii::any_ascii(name).to_ascii_lowercase();
    for (from, to) in [
        ("tch", "ch"),
        ("sch", "ch"),
        ("sh", "ch"),
        ("kh", "h"),
        ("ou", "u"),
        ("oo", "u"),
        ("ck", "k"),
        ("ph", "f"),
        ("gu", "g"),
        ("y", "i"),
        ("w", "v"),
        ("dj", "j"),
    ] {
        folded = folded.replace(from, to);
    }
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Letters that the last word of a name must have before one of them may be a slip.
const LONG: usize = 9;

/// How likely two folded names are one, 0 to 1: the last words must be equal, one slip in a long one aside, and first
/// names must not part them.
///
/// Marin is not Martin, nor Niger Nigeria: short names differ by less than a slip of the hand.
pub fn same_name(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (x, y) = (last(a), last(b));
    if x.len() < 4 || y.len() < 4 || first_names_part(a, b) {
        return 0.0;
    }
    if x == y {
        return 1.0;
    }
    let long = x.len().min(y.len()) >= LONG && x.as_bytes().first() == y.as_bytes().first();
    if long && strsim::osa_distance(x, y) == 1 { 0.95 } else { 0.0 }
}

fn last(name: &str) -> &str {
    name.rsplit([' ', '-']).next().unwrap_or_default()
}

/// True where each name is a first and a last word, and the first ones begin otherwise: Jean Martin, Paul Martin.
fn first_names_part(a: &str, b: &str) -> bool {
    match (a.split_once([' ', '-']), b.split_once([' ', '-'])) {
        (Some((x, r)), Some((y, s))) if !r.contains([' ', '-']) && !s.contains([' ', '-']) => {
            x.as_bytes().first() != y.as_bytes().first()
        }
        _ => false,
    }
}
