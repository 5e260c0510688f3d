//! How the human report may look: its width, and whether it has colour.

use anstyle::{AnsiColor, Style};

/// Width and colour of the place a report is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// True where escape codes may be written.
    pub color: bool,
}

/// Colour underlines what the words already say; it never says anything alone.
pub(super) const HEADING: Style = Style::new().bold();
pub(super) const GRAVE: Style = AnsiColor::Red.on_default().bold();
pub(super) const MARK: Style = Style::new().bold().underline();
pub(super) const FAINT: Style = Style::new().dimmed();

impl Look {
    /// Where nothing is wrapped or coloured.
    pub(super) const BARE: Self = Self { width: usize::MAX, color: false };

    /// The text in a style, where there is colour.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
