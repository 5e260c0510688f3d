//! Numbers as people of the report's language write them.

use rust_decimal::Decimal;

use super::super::ReportLang;

/// A number with its thousands apart and the right decimal sign.
pub fn figure(value: Decimal, lang: ReportLang) -> String {
    let plain = value.normalize().to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let (group, point) = match lang {
        ReportLang::French => ('\u{202f}', ','),
        ReportLang::English => (',', '.'),
    };
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(point);
        out.push_str(part);
    }
    out
}

/// A value rounded to the step at which its neighbour was stated.
pub fn rounded(value: Decimal, grain: Decimal) -> Decimal {
    if grain <= Decimal::ZERO {
        return value.round_dp(1);
    }
    value.checked_div(grain).map_or(value, |steps| (steps.round() * grain).normalize())
}

/// A printed value with another number in the place of its own: "100 square miles" with 114.
pub fn reprint(printed: &str, value: Decimal, lang: ReportLang) -> String {
    let Some(from) = printed.find(|c: char| c.is_ascii_digit()) else { return figure(value, lang) };
    let (head, rest) = printed.split_at(from);
    // The number goes on over marks that a digit follows; the 2 of "km2" is none of its own.
    let inside = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’');
    let run = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    let to = rest.get(..run).and_then(|r| r.rfind(|c: char| c.is_ascii_digit())).map_or(run, |i| i + 1);
    format!("{head}{}{}", figure(value, lang), rest.get(to..).unwrap_or_default())
}

/// True where two numbers are one slip of the hand apart: a power of ten, two digits swapped, one digit.
pub fn slip(a: Decimal, b: Decimal) -> bool {
    if a == b || a <= Decimal::ZERO || b <= Decimal::ZERO {
        return false;
    }
    let bare = |d: Decimal| d.normalize().to_string().replace('.', "").trim_matches('0').to_owned();
    let (x, y) = (bare(a), bare(b));
    if x == y {
        return true;
    }
    let (x, y) = (a.normalize().to_string(), b.normalize().to_string());
    if x.len() == y.len() {
        let off: Vec<(usize, (char, char))> =
            x.chars().zip(y.chars()).enumerate().filter(|(_, (p, q))| p != q).collect();
        return match off.as_slice() {
            [_] => x.len() > 1,
            [(i, (p, q)), (j, (r, s))] => i + 1 == *j && p == s && q == r,
            _ => false,
        };
    }
    let (long, short) = if x.len() > y.len() { (x, y) } else { (y, x) };
    long.len() == short.len() + 1 && (0..long.len()).any(|i| format!("{}{}", &long[..i], &long[i + 1..]) == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_figures() {
        for (value, french, english) in [
            (Decimal::new(12345, 1), "1\u{202f}234,5", "1,234.5"),
            (Decimal::new(-999, 0), "-999", "-999"),
            (Decimal::new(1_000_000, 0), "1\u{202f}000\u{202f}000", "1,000,000"),
        ] {
            assert_eq!(figure(value, ReportLang::French), french);
            assert_eq!(figure(value, ReportLang::English), english);
        }
        assert_eq!(reprint("100 square miles", Decimal::new(114, 0), ReportLang::English), "114 square miles");
        assert_eq!(reprint("1 100 km2", Decimal::new(180, 0), ReportLang::English), "180 km2");
    }

    #[test]
    fn sees_slips() {
        for (a, b, yes) in [(430, 340, true), (627, 637, true), (17, 7, true), (6500, 650, true), (627, 592, false)] {
            assert_eq!(slip(Decimal::new(a, 0), Decimal::new(b, 0)), yes, "{a} {b}");
        }
    }
}
