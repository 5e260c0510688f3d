//! One test binary: a module a stage.

mod browser;
mod checks;
mod cli;
mod config;
mod conflicts;
mod decisions;
mod draft;
mod explain;
mod formats;
mod hold;
mod hostile;
mod html;
mod in_browser;
mod languages;
mod notes;
mod properties;
mod report;
mod review;
mod serve;
mod spelling;
mod stories;
mod support;
mod verdicts;
