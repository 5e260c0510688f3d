//! One article held against itself, the whole way from text to finding.

use std::path::Path;

use serde_json::Value;

use crate::support::{run, scratch};

/// Every check of a text printed on 20 December 2022: `sum error 45 % | 38 % | 25 %`, with `?` where it is tentative.
fn told(dir: &Path, lang: &str, text: &str) -> Vec<String> {
    let path = dir.join("a.txt");
    std::fs::write(&path, format!("---\ndate: 2022-12-20\nlang: {lang}\n---\n\n{text}\n")).unwrap();
    let output = run(&["check", "--format", "json", path.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |id: &Value| {
        let claims = report["claims"].as_array().unwrap();
        claims.iter().find(|c| c["id"] == *id).unwrap()["text"].as_str().unwrap().to_owned()
    };
    let line = |check: &Value| {
        let mut claims: Vec<String> = check["claims"].as_array().unwrap().iter().map(text).collect();
        claims.extend(check["place"]["text"].as_str().map(str::to_owned));
        let sure = if check["tentative"] == true { "?" } else { "" };
        let (kind, verdict) = (check["check"].as_str().unwrap(), check["verdict"].as_str().unwrap());
        format!("{kind} {verdict}{sure} {}", claims.join(" | "))
    };
    report["checks"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_check_sees_its_kind() {
    let dir = scratch("checks");
    for (lang, text, expected) in [
        (
            "en",
            "The army has won back 800 km2, or 80% of the area once occupied. The rebels occupied 1,600 km2 at \
             first.",
            "implied error 800 km2 | 80% | 1,600 km2",
        ),
        // What one says and another implies is no slip of the article's.
        (
            "en",
            "The army says it has won back 800 km2, or 80% of the area once occupied. The rebels occupied 1,600 km2 at \
             first.",
            "implied error? 800 km2 | 80% | 1,600 km2",
        ),
        (
            "en",
            "The army says it has won back 800 km2, or 80% of the area once occupied. The rebels occupied 1,000 km2 at \
             first.",
            "implied ok 800 km2 | 80% | 1,000 km2",
        ),
        (
            "fr",
            "L'armée a repris plus de 800 km2, soit plus de 80 % de la zone occupée. Les rebelles y occupent plusieurs \
             dizaines de km2.",
            "implied error? 800 km2 | 80 % | plusieurs dizaines de km2",
        ),
        ("fr", "Les voix se répartissent ainsi : 45 % à A, 38 % à B et 25 % à C.", "sum error 45 % | 38 % | 25 %"),
        ("en", "Sales are split between A with 45%, B with 35% and C with 20%.", "sum ok 45% | 35% | 20%"),
        ("fr", "Le train part à 25h70 de la gare.", "impossible error 25h70"),
        ("en", "The shop opens at 9:75 every day.", "impossible error 9:75"),
        ("fr", "La fête a lieu le 31 juin dans le parc.", "impossible error 31 juin"),
        ("fr", "Quelque 130 % des habitants ont le téléphone.", "impossible error 130 %"),
        ("fr", "Il a travaillé de 2019 à 2015 dans cette ville.", "order error 2019 à 2015"),
        ("en", "The fair runs from March 2023 to January 2023.", "order error March 2023 to January 2023"),
        ("fr", "Entre 50 et 20 personnes sont venues.", "order error? 50 | 20"),
        ("fr", "Né le 8 septembre 1955 à Kazan, le général a 61 ans.", "age error 8 septembre 1955 | 61 ans"),
        ("en", "Born in Lyon in 1959, the 63-year-old mayor resigned.", "age ok 1959 | 63-year-old"),
        (
            "en",
            "Ten years to the day after the attack of 20 December 2012, the town remembers.",
            "elapsed ok Ten years | 20 December 2012",
        ),
        (
            "fr",
            "Dix ans jour pour jour après l'attentat du 13 novembre 2015, la ville se souvient.",
            "elapsed error Dix ans | 13 novembre 2015",
        ),
        (
            "en",
            "The war, now in its tenth month, has killed thousands. Russia invaded Ukraine on February 24, 2022.",
            "elapsed ok tenth month | February 24, 2022",
        ),
        ("en", "The bridge cost €20m ($220m) to build.", "conversion error €20m | $220m"),
    ] {
        let all = told(&dir, lang, text);
        assert!(all.iter().any(|c| c == expected), "{text}: {all:?}");
        let errors = all.iter().filter(|c| c.contains(" error ")).count();
        assert_eq!(errors, usize::from(expected.contains(" error ")), "{text}: {all:?}");
    }
}

#[test]
fn no_check_cries_wolf() {
    let dir = scratch("quiet");
    for (lang, text) in [
        ("en", "The army has won back 800 km2, or 80% of the area once occupied. The fire burned 3,000 km2 of forest."),
        (
            "en",
            "The bill is €412 million, more than the €350 million planned: €300 million from the state and €112 million from the town.",
        ),
        ("en", "It sold 200 cars, 25% of them electric. The rival sold 5,000 cars of its own."),
        ("fr", "Il a vendu 200 voitures, 25 % de plus que les 160 de son rival."),
        ("fr", "Le vote donne 45 % à A, 38 % à B et, chez les jeunes, 60 % à C."),
        ("fr", "Le film dure 1h45 et la nuit 25 h. Le score de 9:75 a surpris."),
        ("fr", "Il ne reviendra qu'en 2020, à 45 ans."),
        ("fr", "Les prix ont bondi de 130 % des salaires moyens en dix ans."),
        ("fr", "Le salon se tient du 27 décembre au 3 janvier, puis du 28 au 3 mars."),
        ("fr", "Il oscille entre 50 et 20 points. L'écart entre 7 et 3 se creuse."),
        ("en", "The war, now in its third month, drags on. The firm was launched on March 3, 2019."),
        ("en", "The bridge cost €20m ($21m) to build, and the road €20m (£30m)."),
        ("fr", "Le nombre de blessés a baissé : -12 blessés par rapport à 2021."),
    ] {
        let errors: Vec<String> = told(&dir, lang, text).into_iter().filter(|c| c.contains("error")).collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
    }
}

#[test]
fn an_article_without_a_day_says_so_once() {
    let dir = scratch("undated");
    let path = dir.join("a.txt");
    std::fs::write(&path, "The storm broke on Monday and killed 12 people. On Tuesday the town was still dark.\n")
        .unwrap();
    let path = path.to_str().unwrap();
    let of = |args: &[&str]| -> Value {
        let output = run(&[&["check", "--format", "json", path], args].concat());
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["documents"][0]["undatable"].clone()
    };
    let texts: Vec<Value> = of(&[]).as_array().unwrap().iter().map(|p| p["text"].clone()).collect();
    assert_eq!(texts, ["Monday", "Tuesday"]);
    assert_eq!(of(&["--date", "2025-03-12"]), Value::Null);
}
