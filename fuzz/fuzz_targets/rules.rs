//! A built-in rule file with one value spoilt, or the whole of it replaced.
#![no_main]

#[path = "../../tests/suite/hold.rs"]
#[allow(dead_code)]
mod hold;

libfuzzer_sys::fuzz_target!(|spoilt: (u8, u16, &str)| hold::rules(spoilt.0.into(), spoilt.1.into(), spoilt.2));
