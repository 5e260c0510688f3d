//! Whole stories as an editor sees them, kept as snapshots for review.

use crate::support::{run, stdout, story};

pub fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

fn check(name: &str) {
    let folder = story(name);
    snapshot(&format!("{name}.report"), &stdout(&run(&["check", folder.to_str().unwrap()])));
    snapshot(&format!("{name}.claims"), &stdout(&run(&["claims", folder.to_str().unwrap()])));
}

#[test]
fn kursk_visit() {
    check("kursk-visit");
}

#[test]
fn twin_crashes() {
    check("twin-crashes");
}

#[test]
fn carmaker_results() {
    check("carmaker-results");
}

#[test]
fn pension_march() {
    check("pension-march");
}
