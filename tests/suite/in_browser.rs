//! The page in a real browser, as people use it.

use serde_json::Value;

use crate::browser::Browser;
use crate::html::page;
use crate::support::{scratch, story};

/// A browser with a story's report in it, opened from disk.
fn report(test: &str, name: &str, lang: &str) -> Option<Browser> {
    let mut browser = Browser::open(test)?;
    let file = scratch(test).join("report.html");
    std::fs::write(&file, page(story(name).to_str().unwrap(), lang)).unwrap();
    browser.look(1280, "light");
    browser.visit(&format!("file://{}", file.display()));
    Some(browser)
}

fn count(browser: &mut Browser, selector: &str) -> u64 {
    browser.eval(&format!("document.querySelectorAll({selector:?}).length")).as_u64().unwrap()
}

#[test]
fn nothing_is_asked_for_and_nothing_goes_wrong() {
    let Some(mut browser) = report("page-quiet", "kursk-visit", "fr") else { return };
    assert!(browser.complaints().is_empty(), "{:?}", browser.complaints());
    let elsewhere: Vec<String> = browser.requests().into_iter().filter(|r| !r.starts_with("file:")).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert_eq!(browser.requests().iter().filter(|r| r.starts_with("file:")).count(), 1);
}

#[test]
fn keys_step_through_the_findings() {
    let Some(mut browser) = report("page-keys", "twin-crashes", "en") else { return };
    let here = "[...document.querySelectorAll('.finding')].indexOf(document.activeElement)";
    for (key, at) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
        browser.key(key);
        assert_eq!(browser.eval(here), at, "{key}");
    }
    browser.key("/");
    assert_eq!(browser.eval("document.activeElement.id"), "q");
    // In a field a letter is a letter.
    browser.key("j");
    assert_eq!(browser.eval("document.activeElement.value"), "j");
    browser.eval("document.activeElement.blur()");
    browser.key("?");
    assert_eq!(browser.eval("document.querySelector('#help').open"), true);
    browser.key("Escape");
    browser.until("!document.querySelector('#help').open");
    browser.eval("document.querySelector('#keys').click(); document.activeElement.blur(); scrollTo(0, 0)");
    browser.key("j");
    assert_eq!(browser.eval(here), -1);
}

#[test]
fn filters_leave_what_was_asked_for() {
    let Some(mut browser) = report("page-filters", "twin-crashes", "en") else { return };
    let all = count(&mut browser, ".finding");
    let shown = ".finding:not([hidden])";
    browser.eval("document.querySelector('input[value=contradiction]').click()");
    assert_eq!(count(&mut browser, ".finding[data-verdict=contradiction]:not([hidden])"), 0);
    let left = count(&mut browser, shown);
    assert!(0 < left && left < all);
    let told = browser.eval("document.querySelector('#shown').textContent");
    assert_eq!(told, format!("{left} of {all} findings"));
    browser.eval("document.querySelector('button[type=reset]').click()");
    browser.until(&format!("document.querySelectorAll({shown:?}).length == {all}"));

    let input = "dispatchEvent(new Event('input', { bubbles: true }))";
    browser.eval(&format!("{{ const d = document.querySelector('#d'); d.value = '3'; d.{input} }}"));
    let documents = browser.eval(&format!("[...document.querySelectorAll({shown:?})].map(f => f.dataset.documents)"));
    let documents = documents.as_array().unwrap().clone();
    assert!(!documents.is_empty() && documents.iter().all(|d| d.as_str().unwrap().split(' ').any(|n| n == "3")));
    assert_eq!(count(&mut browser, ".text:not([hidden])"), 1);
    // A way into an article that is not shown shows it.
    browser.eval("location.hash = '#a-0'");
    browser.until("!document.querySelector('#a-0').hidden");

    browser.eval(&format!("{{ const q = document.querySelector('#q'); q.value = 'ÉLÈVES 1234'; q.{input} }}"));
    assert_eq!(count(&mut browser, shown), 0);
    assert_eq!(browser.eval("document.querySelector('.none').hidden"), false);
    browser.eval("document.querySelector('button[type=reset]').click()");
    browser.until("document.querySelector('.none').hidden");

    browser.eval("document.querySelector('input[value=agreed]').click()");
    assert_eq!(count(&mut browser, ".text .v.agreed:not(.off)"), 0);
    assert!(count(&mut browser, ".text .v.contradicted:not(.off)") > 0);
}

#[test]
fn a_figure_leads_to_its_partners() {
    let Some(mut browser) = report("page-partners", "kursk-visit", "fr") else { return };
    let figure = "document.querySelector('#a-1 a.v.contradicted[data-fact]')";
    browser.eval(&format!("{figure}.click()"));
    assert_eq!(browser.eval("document.querySelector('#partners').open"), true);
    let ways = browser.eval("[...document.querySelectorAll('#partners li a')].map(a => a.getAttribute('href'))");
    let own = browser.eval(&format!("'#' + {figure}.id"));
    let ways: Vec<Value> = ways.as_array().unwrap().iter().filter(|&w| *w != own).cloned().collect();
    assert!(!ways.is_empty());
    browser.eval(&format!("document.querySelector('#partners a[href=' + CSS.escape({}) + ']').click()", ways[0]));
    browser.until(&format!("location.hash == {}", ways[0]));
    assert_eq!(browser.eval("document.querySelector('#partners').open"), false);
    let seen = "(() => { const r = document.querySelector(':target').getBoundingClientRect();
        return r.top >= 0 && r.bottom <= innerHeight })()";
    browser.until(seen);
    // Closed without a choice, it gives the focus back.
    browser.eval(&format!("{figure}.click()"));
    browser.key("Escape");
    browser.until(&format!("document.activeElement === {figure}"));
}

#[test]
fn both_widths_and_both_schemes_are_without_barriers() {
    let Some(mut browser) = report("page-looks", "kursk-visit", "fr") else { return };
    let mut grounds = Vec::new();
    for width in [390, 1280] {
        for scheme in ["light", "dark"] {
            browser.look(width, scheme);
            browser.reload();
            let fits = browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            assert_eq!(fits, true, "{width} {scheme}: scrolls sideways");
            grounds.push(browser.eval("getComputedStyle(document.body).backgroundColor"));
            let barriers = browser.barriers();
            assert!(barriers.is_empty(), "{width} {scheme}: {barriers:#?}");
        }
    }
    assert_ne!(grounds[0], grounds[1]);
    for open in
        ["document.querySelector('#a-1 a.v[data-fact]').click()", "document.querySelector('#help-open').click()"]
    {
        browser.eval(open);
        let barriers = browser.barriers();
        assert!(barriers.is_empty(), "{open}: {barriers:#?}");
    }
    browser.eval("document.querySelector('#help').close()");
    // The button overrules the setting, and that is kept.
    browser.eval("document.querySelector('#theme').click()");
    assert_eq!(browser.eval("getComputedStyle(document.body).backgroundColor"), grounds[0]);
    assert!(browser.complaints().is_empty(), "{:?}", browser.complaints());
}

#[test]
fn without_scripts_it_reads_and_shows_no_dead_tools() {
    let Some(mut browser) = report("page-plain", "twin-crashes", "en") else { return };
    browser.ask("Emulation.setScriptExecutionDisabled", serde_json::json!({"value": true}));
    browser.reload();
    assert_eq!(count(&mut browser, ".tools:not([hidden])"), 0);
    assert!(count(&mut browser, "a.v[href^='#']") > 20);
}
