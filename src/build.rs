//! Rebuilds the crate when a rule file changes: the binary carries them.

fn main() {
    println!("cargo:rerun-if-changed=rules");
}
