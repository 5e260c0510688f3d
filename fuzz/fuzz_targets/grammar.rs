//! Figures, dates and claims of any text, read as each language in turn.
#![no_main]

#[path = "../../tests/suite/hold.rs"]
#[allow(dead_code)]
mod hold;

libfuzzer_sys::fuzz_target!(|text: &str| hold::grammar(text));
