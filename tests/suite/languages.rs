//! A language is a folder of data: one that the program has never seen is read all the same.

use crate::support::{run, scratch, stderr, stdout};

/// Dutch, in as few lines as a first try takes.
const DUTCH: [(&str, &str); 6] = [
    ("language.toml", "name = \"Nederlands\"\niso-639-3 = \"nld\"\n"),
    (
        "numbers.toml",
        "decimal = \",\"\nhundred = [\"honderd\"]\narticle = [\"een\"]\ncompound-and = \"en\"\n\
         [small]\ndrie = 3\ntwaalf = 12\n[magnitude]\nduizend = \"1000\"\nmiljoen = \"1000000\"\n\
         [compound]\neen = 1\ndrie = 3\ntwintig = 20\nhonderd = 100\nduizend = 1000\n",
    ),
    ("units.toml", "EUR = [\"euro\"]\nd = [\"dagen\"]\n\"%\" = [\"procent\"]\n"),
    ("hedges.toml", "[before]\nmore-than = [\"meer dan\"]\nat-least = [\"minstens\"]\n"),
    ("dates.toml", "day-first = true\nyear-before = [\"in\"]\n[months]\nmaart = 3\n[deictic]\ngisteren = -1\n"),
    (
        "lexicon.toml",
        "stop = [\"de\", \"het\", \"een\", \"van\", \"op\", \"in\", \"zijn\", \"bij\", \"dat\", \"meer\", \"dan\", \"na\"]\n",
    ),
];

const ARTICLE: &str = "Minstens eenentwintig mensen zijn op 12 maart 2025 bij een brand in het oosten van het land \
    omgekomen. De schade is meer dan 2,5 miljoen euro, dat is twaalf procent van de begroting. De brand duurde drie \
    dagen. Gisteren zijn driehonderdduizend bomen verbrand.\n";

#[test]
fn a_folder_makes_a_language() {
    let dir = scratch("language");
    std::fs::create_dir_all(dir.join("nl")).unwrap();
    for (name, text) in DUTCH {
        std::fs::write(dir.join("nl").join(name), text).unwrap();
    }
    let article = dir.join("brand.txt");
    std::fs::write(&article, ARTICLE).unwrap();
    let (dir, article) = (dir.to_str().unwrap(), article.to_str().unwrap());
    let output = run(&["claims", "--rules", dir, "--date", "2025-03-14", article]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let read: Vec<String> = stdout(&output).lines().filter_map(|l| l.split('\t').nth(2).map(str::to_owned)).collect();
    assert_eq!(
        read,
        [
            "quantity 21.. 1",
            "date 2025-03-12",
            "quantity 2500000.. EUR",
            "quantity 12 %",
            "duration 3 d",
            "date 2025-03-13",
            "quantity 300000 1",
        ],
        "{}",
        stdout(&output)
    );
    let output = run(&["check", "--rules", dir, "--date", "2025-03-14", article]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

/// Every figure and date of two articles and a page in each language that has no concepts, for review.
#[test]
fn articles_of_every_language_are_read() {
    for language in ["de", "es", "it", "pt"] {
        let folder = format!("tests/articles/{language}");
        let output = run(&["claims", &folder]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let lines = stdout(&output);
        let values = lines.lines().map(|l| l.split('\t').take(3).collect::<Vec<_>>().join("\t"));
        let values = values.collect::<Vec<_>>().join("\n");
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(format!("articles.{language}"), values);
        });
    }
}

/// Where nothing tells what a figure measures, two figures of one story are no contradiction.
#[test]
fn figures_without_concepts_raise_no_alarm() {
    for language in ["de", "es", "it", "pt"] {
        let output = run(&["check", &format!("tests/articles/{language}")]);
        assert_eq!(output.status.code(), Some(0), "{language}: {}", stdout(&output));
    }
}
