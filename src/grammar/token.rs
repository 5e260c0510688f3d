//! Tokens of digits and marks that are no figures: addresses of machines, versions, dockets, identifiers.

use crate::rules::numbers::NumberRules;
use crate::rules::phrases::is_word;

/// Where a token that begins with the digits at `at` ends: "192.168.1.254", "2.4.1", "24-cv-01234", "10.1038/s41586".
///
/// token = dotted | identifier | docket ;
pub fn token(rules: &NumberRules, text: &str, at: usize) -> Option<usize> {
    let input = text.get(at..)?;
    let first = run(input);
    let mark = *input.as_bytes().get(first)?;
    let len = match mark {
        b'.' => identifier(input, first).or_else(|| dotted(rules, input)),
        b'-' => docket(input, first),
        _ => None,
    };
    len.map(|len| at + len)
}

/// Three or more runs of digits between dots, unless they are thousands.
///
/// dotted = digit{1,4} , ( "." digit{1,4} ){2,} ;
fn dotted(rules: &NumberRules, input: &str) -> Option<usize> {
    let (mut end, mut runs, mut thousands, mut octets) = (0, 0, rules.decimal == ',', true);
    loop {
        let len = run(&input[end..]);
        if !(1..=4).contains(&len) {
            return None;
        }
        let group = &input[end..end + len];
        thousands &= if runs == 0 { len <= 3 && !group.starts_with('0') } else { len == 3 };
        octets &= group.parse().is_ok_and(|v: u32| v < 256);
        runs += 1;
        end += len;
        match input[end..].strip_prefix('.') {
            Some(rest) if run(rest) > 0 => end += 1,
            _ => break,
        }
    }
    let address = runs == 4 && octets;
    (runs > 2 && (address || !thousands)).then(|| tail(input, end))
}

/// A digital object identifier: "10." , digit{4,9} , "/" , what follows up to a space.
fn identifier(input: &str, first: usize) -> Option<usize> {
    let owner = input.strip_prefix("10.").filter(|_| first == 2)?;
    let len = run(owner);
    let name = owner[len..].strip_prefix('/').filter(|_| (4..=9).contains(&len))?;
    let end = name.find(char::is_whitespace).unwrap_or(name.len());
    let name = name[..end].trim_end_matches(|c: char| !is_word(c));
    (!name.is_empty()).then_some(3 + len + 1 + name.len())
}

/// docket = digit+ , "-" , letter{1,4} , "-" , digit+ ;
fn docket(input: &str, first: usize) -> Option<usize> {
    let rest = input[first..].strip_prefix('-')?;
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = rest.get(letters..)?.strip_prefix('-').filter(|_| (1..=4).contains(&letters))?;
    let digits = run(number);
    (digits > 0).then(|| tail(input, first + letters + digits + 2))
}

/// Where one of the codes that the language lists ends: "9/11", "24/7".
pub fn code(rules: &NumberRules, text: &str, at: usize) -> Option<usize> {
    let input = text.get(at..)?;
    let ends = |rest: &str| !rest.starts_with(|c: char| is_word(c) || c == '/');
    let (_, rest) = rules.codes.find(input, |_, rest| ends(rest))?;
    Some(text.len() - rest.len())
}

/// Letters and digits that go on behind a token: "2.4.1-rc2".
fn tail(input: &str, end: usize) -> usize {
    let more = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let rest = input[end..].find(|c| !more(c)).unwrap_or(input.len() - end);
    end + input[end..end + rest].trim_end_matches(['-', '_']).len()
}

fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_no_figures() {
        let (en, fr) =
            (NumberRules { decimal: '.', ..Default::default() }, NumberRules { decimal: ',', ..Default::default() });
        for (rules, text, rest) in [
            (&en, "192.168.1.254 was", " was"),
            (&fr, "192.168.100.200.", "."),
            (&en, "2.4.1.", "."),
            (&fr, "2.4.1-rc2, dit-il", ", dit-il"),
            (&en, "24-cv-01234, Smith", ", Smith"),
            (&en, "10.1038/s41586-020-2649-2) covered", ") covered"),
        ] {
            assert_eq!(token(rules, text, 0).map(|end| &text[end..]), Some(rest), "{text}");
        }
        for (rules, text) in [
            (&fr, "1.200.300 euros"),
            (&en, "2.4 million"),
            (&en, "24-hour-long"),
            (&en, "10.5 km"),
            (&fr, "10.000/12.000"),
        ] {
            assert_eq!(token(rules, text, 0), None, "{text}");
        }
    }
}
