//! A whole run over files of any bytes, a NUL between one and the next.
#![no_main]

#[path = "../../tests/suite/hold.rs"]
#[allow(dead_code)]
mod hold;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let files: Vec<Vec<u8>> = bytes.split(|&b| b == 0).take(3).map(<[u8]>::to_vec).collect();
    hold::story(&files);
});
