//! The report as a page.

use std::collections::BTreeSet;

use crate::stories::snapshot;
use crate::support::{run, scratch, stderr, stdout, story};

pub fn page(path: &str, lang: &str) -> String {
    stdout(&run(&["check", "--format", "html", "--report-lang", lang, path]))
}

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The page without the style and the script that it carries, which are no part of what it says.
fn bare(page: &str) -> String {
    let mut out = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("Security-Policy\" content=\"", "\"")] {
        let from = out.find(open).unwrap() + open.len();
        let to = from + out[from..].find(close).unwrap();
        out.replace_range(from..to, "…");
    }
    out
}

#[test]
fn two_stories_as_pages() {
    for (name, lang) in [("kursk-visit", "fr"), ("twin-crashes", "en")] {
        snapshot(&format!("{name}.html.{lang}"), &bare(&page(story(name).to_str().unwrap(), lang)));
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one() {
    for name in ["kursk-visit", "twin-crashes", "carmaker-results", "pension-march"] {
        let page = bare(&page(story(name).to_str().unwrap(), "en"));
        crate::hold::links(&page);
        let known: BTreeSet<&str> = values(&page, " id=\"").collect();
        assert!(values(&page, " href=\"").all(|link| link.starts_with('#')), "{name}");
        for label in values(&page, " aria-labelledby=\"").chain(values(&page, " data-fact=\"")) {
            // The panel of partners says in an attribute of the same name what its link is called.
            assert!(known.contains(label) || label.contains(' '), "{name}: {label}");
        }
        assert!(values(&page, " href=\"").count() > 40, "{name}");
    }
}

#[test]
fn what_an_article_says_is_text_and_nothing_else() {
    let dir = scratch("html hostile");
    let body = "<script>alert(1)</script> The flood in Valdane killed 214 people, \"x\" onmouseover='y' &amp; </style> \
                </title><img src=//evil.example/a.png> said the <b>mayor</b>\u{202e}.";
    for (name, toll) in [("a<i>.txt", "214"), ("b\"&.txt", "2,140")] {
        let front = format!(
            "---\nsource: <u>Outlet</u> {name}\ntitle: </h3><script>x</script>\nlang: en\ndate: 2025-03-12\n---\n\n"
        );
        std::fs::write(dir.join(name), front + &body.replace("214", toll)).unwrap();
    }
    let page = page(dir.to_str().unwrap(), "en");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    for mark_up in ["<img", "<b>mayor", "<u>", "<i>", "</title><", "\u{202e}"] {
        assert!(!page.contains(mark_up), "{mark_up}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("2,140"));
}

#[test]
fn the_page_around_an_article_is_left_out() {
    let dir = scratch("html furniture");
    let article = |toll: &str| {
        format!(
            "By Jane Reporter, aged 12\n12 March 2025\n\nFlood in Valdane leaves many dead\n\nThe flood in Valdane \
             killed {toll} people on Tuesday, the mayor said.\n\nThe road to the town is closed until further notice, \
             and the school will open on Monday.\n\nComments (3)\nTimmy Doe, 11, Elm Street: my cat died\nShare this \
             article\n"
        )
    };
    for (name, toll) in [("a.txt", "214"), ("b.txt", "2,140")] {
        std::fs::write(dir.join(name), article(toll)).unwrap();
    }
    let page = page(dir.to_str().unwrap(), "en");
    for private in ["Jane", "Timmy", "Elm Street", "Share this"] {
        assert!(!page.contains(private), "{private}");
    }
    assert!(page.contains("of page furniture left out"));
    assert!(page.contains("The road to the town is closed"));
}

#[test]
fn a_toll_that_rose_is_drawn() {
    let dir = scratch("html toll");
    for (name, day, toll) in [("a", 11, "214"), ("b", 12, "260"), ("c", 13, "301")] {
        let front = format!("---\nsource: Outlet {name}\ndate: 2025-03-{day}\nlang: en\n---\n\n");
        let text = format!("The flood in Valdane killed at least {toll} people, the governor of the province said.\n");
        std::fs::write(dir.join(format!("{name}.txt")), front + &text).unwrap();
    }
    let page = page(dir.to_str().unwrap(), "en");
    let told = "aria-label=\"11 March 2025: 214; 12 March 2025: 260; 13 March 2025: 301\"";
    assert!(page.contains(told), "{}", bare(&page));
}

#[test]
fn a_page_is_one_document() {
    let folder = story("kursk-visit");
    let output = run(&["check", "--each", "--format", "html", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("not html"), "{}", stderr(&output));
}
