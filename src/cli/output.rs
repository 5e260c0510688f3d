//! Where the result goes, and how it may look there.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::Failure;
use super::args::Color;
use crate::report::Look;

/// Writes the whole result to the file or to standard output.
pub(super) fn write(text: &str, file: Option<&Path>) -> Result<(), Failure> {
    if let Some(path) = file {
        return std::fs::write(path, text)
            .map_err(|e| Failure::Message(format!("{}: cannot be written: {e}", path.display())));
    }
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|e| match e.kind() {
        io::ErrorKind::BrokenPipe => Failure::Pipe,
        _ => Failure::Message(format!("standard output: {e}")),
    })
}

/// Width and colour for the place the result goes to.
pub(super) fn look(color: Color, file: Option<&Path>) -> Look {
    let terminal = file.is_none() && io::stdout().is_terminal();
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !set("NO_COLOR") && !dumb,
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse::<usize>().ok());
    let measured =
        || terminal.then(terminal_size::terminal_size).flatten().map(|(terminal_size::Width(w), _)| usize::from(w));
    Look { width: columns.or_else(measured).unwrap_or(80).clamp(40, 120), color }
}
