//! The report for programs.

use serde::Serialize;

/// Any of the models as JSON with a newline at its end: `pretty`, or one line.
pub fn json<T: Serialize>(model: &T, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(model) } else { serde_json::to_string(model) };
    // Models hold strings, numbers and lists alone, which always serialise.
    let mut text = text.unwrap_or_default();
    text.push('\n');
    text
}
