//! One test binary: a module a stage.

mod checks;
mod cli;
mod languages;
mod properties;
mod report;
mod stories;
mod support;
