//! Which pairs of figures and days a run sets against each other, and how: a table a kind of wording.

use serde_json::Value;

use crate::support::{run, scratch, stdout};

/// `3 May / 9 May superseded`: every conflict that the tool puts its name to, earlier value first where one is.
fn conflicts(name: &str, articles: &[(&str, &str, &str)]) -> Vec<String> {
    let dir = scratch(&format!("conflicts-{name}"));
    for (i, (lang, day, text)) in articles.iter().enumerate() {
        let front = format!("---\nsource: Outlet {i}\ndate: 2025-{day}\nlang: {lang}\n---\n\n");
        std::fs::write(dir.join(format!("{i}.txt")), front + text + "\n").unwrap();
    }
    let output = run(&["check", dir.to_str().unwrap(), "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let text = |id: &Value| {
        let claim = report["claims"].as_array().unwrap().iter().find(|c| c["id"] == *id);
        claim.unwrap()["text"].as_str().unwrap().to_owned()
    };
    let relations = report["relations"].as_array().unwrap().iter();
    let clash =
        |r: &&Value| !r["tentative"].as_bool().unwrap() && r["verdict"] != "agreement" && r["verdict"] != "compatible";
    let line = |r: &Value| format!("{} / {} {}", text(&r["a"]), text(&r["b"]), r["verdict"].as_str().unwrap());
    let mut lines: Vec<String> = relations.filter(clash).map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_day_moved_within_a_sentence() {
    for (at, (lang, text, expected)) in [
        ("en", "The town's book fair has been moved from 3 May to 9 May, the mayor said.", "3 May / 9 May superseded"),
        ("fr", "Le marathon, prévu le 4 mai, a été reporté au 18 mai à cause des crues.", "4 mai / 18 mai superseded"),
        ("en", "The new bridge will open in June 2026 rather than March 2026.", "March 2026 / June 2026 superseded"),
        (
            "fr",
            "La ligne de tramway n'ouvrira pas en mars 2026, mais en juin 2026.",
            "mars 2026 / juin 2026 superseded",
        ),
        ("fr", "D'abord fixé au 12 mai, le procès est repoussé au 2 juin.", "12 mai / 2 juin superseded"),
        ("en", "The exhibition will run from 3 May to 9 June.", ""),
        ("en", "The ship left on 3 May and, delayed by a storm, is back since Monday.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("moved-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn a_day_moved_in_the_next_sentence() {
    for (at, (lang, text, expected)) in [
        ("en", "Voting had been due to begin on 3 May. It will now start on 9 May.", "3 May / 9 May superseded"),
        ("fr", "L'audience devait avoir lieu le 5 mai. Elle a été repoussée au 19 mai.", "5 mai / 19 mai superseded"),
        ("en", "A second ceasefire talk was planned for 3 May. The army left on 9 May.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("next-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn a_figure_overtaken_within_a_sentence() {
    for (at, (lang, text, expected)) in [
        (
            "en",
            "The ministry has trimmed its growth forecast for the year from 2.3% to 1.9%.",
            "2.3% / 1.9% superseded",
        ),
        (
            "en",
            "The dam will cost €640 million, thirty million more than the €610 million first budgeted.",
            "€610 million / €640 million superseded",
        ),
        ("fr", "La piscine coûtera 12,5 millions d'euros au lieu de 11.", "11 / 12,5 millions d'euros superseded"),
        ("fr", "Deux personnes sont portées disparues, contre cinq mardi.", "cinq / Deux superseded"),
        ("en", "The senators, who had asked for 9%, now say they would settle for 7%.", "9% / 7% superseded"),
        // Moments of their own, votes for and against, and a difference are no earlier value.
        ("en", "Unemployment rose from 6.6% in May to 6.7% in June.", ""),
        ("fr", "Le Sénat a adopté le budget par 214 voix contre 108.", ""),
        ("en", "The fund paid out 930 million euros: 620 million for homes and 310 million for roads.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("overtaken-{at}"), &[(lang, "05-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn a_count_that_changes_from_day_to_day() {
    for (at, (earlier, later, expected)) in [
        (
            "Rescuers in Valdane were looking for 14 missing people after the landslide, police said.",
            "Six people were still missing in Valdane after the landslide, police said.",
            "14 / Six superseded",
        ),
        (
            "The wildfire near Cabrane has burned 1,200 hectares of forest since Monday.",
            "The wildfire near Cabrane has burned 2,900 hectares of forest since Monday.",
            "1,200 hectares / 2,900 hectares superseded",
        ),
        (
            "Police have arrested 23 people over the riot in Lormel.",
            "Police have arrested 41 people over the riot in Lormel.",
            "23 / 41 superseded",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let articles = [("en", "05-20", earlier), ("en", "05-22", later)];
        assert_eq!(conflicts(&format!("counts-{at}"), &articles).join(", "), expected, "{later}");
    }
}

#[test]
fn rivals_beside_each_other() {
    for (at, (lang, text, expected)) in [
        ("fr", "La police a compté 12.000 manifestants, le collectif citoyen 31.000.", "12.000 / 31.000 disputed"),
        (
            "en",
            "Some 2,300 people lost their homes, according to the court; campaigners put the number at 4,100.",
            "2,300 / 4,100 disputed",
        ),
        (
            "en",
            "Manitoba says its mines released 0.4 million tonnes of methane; the campaign group Clean Air puts the figure at 0.9 million tonnes.",
            "0.4 million tonnes / 0.9 million tonnes disputed",
        ),
        (
            "en",
            "The army said four soldiers had died in the raid. The rebels said eleven soldiers had died.",
            "four / eleven disputed",
        ),
        (
            "fr",
            "L'usine va supprimer 140 emplois. Les syndicats, de leur côté, en comptent 230.",
            "140 / 230 disputed",
        ),
        ("en", "Police counted 300 marchers in Lormel. Unions counted 500 marchers in Cabrane.", ""),
        ("en", "Police said three people had died. Doctors said five people had been hurt.", ""),
        ("fr", "Le musée compte 12 salles. La mairie, pour sa part, a versé 900 euros.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("rivals-{at}"), &[(lang, "05-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn an_age_is_neither_overtaken_nor_a_matter_of_who_tells_it() {
    for (at, (earlier, later)) in [
        (
            "Among the wounded in Valdane is a boy aged 11, rescuers said.",
            "Among the wounded in Valdane is a boy aged 13, doctors said.",
        ),
        (
            "The driver of the coach, Ilan Dorval, 41, was arrested in Lormel, police said.",
            "The driver of the coach, Ilan Dorval, 44, was arrested in Lormel, the prosecutor said.",
        ),
        (
            "Marta Ruel, a 52-year-old baker from Cabrane, survived the shipwreck.",
            "Marta Ruel, a 25-year-old baker from Cabrane, survived the shipwreck.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let found = conflicts(&format!("ages-{at}"), &[("en", "05-20", earlier), ("en", "05-22", later)]);
        assert!(found.len() == 1 && found[0].ends_with("contradiction"), "{later}: {found:?}");
    }
}

#[test]
fn numbers_that_one_article_tells_side_by_side_are_no_slip_for_each_other() {
    let one = ("en", "04-20", "The bridge at Lormont got contracts worth $355 million, the prosecutor said.");
    let other = ("en", "04-20", "The bridge at Lormont got contracts worth $35.5 million, the prosecutor said.");
    let both = (
        "en",
        "04-21",
        "The bridge at Lormont got contracts worth $355 million, the prosecutor said. A tunnel in another town got \
         contracts worth $35.5 million.",
    );
    assert_eq!(conflicts("slip", &[one, other]), ["$355 million / $35.5 million contradiction"]);
    assert_eq!(conflicts("no-slip", &[one, other, both]), [""; 0]);
}

#[test]
fn a_figure_set_against_what_the_article_says_itself() {
    for (at, (lang, text, expected)) in [
        (
            "en",
            "The brewer will cut 620 jobs in the valley. The union Syndex speaks of 900 jobs lost.",
            "620 / 900 disputed",
        ),
        (
            "fr",
            "La papeterie va supprimer 310 emplois. La CGT, qui compte les saisonniers, parle de 450 postes supprimés.",
            "310 / 450 disputed",
        ),
        (
            "en",
            "The port authority says 84 containers went overboard. An association of sailors, which keeps a list, counted \
             120 over the weekend.",
            "84 / 120 disputed",
        ),
        ("en", "The brewer will cut 620 jobs. The union Syndex says 900 jobs were cut in 2019.", ""),
        ("en", "The brewer will cut 620 jobs. The union Syndex said 9,000 jobs depend on it.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("own-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn who_speaks_in_quotation_marks_and_behind_a_semicolon() {
    for (at, (lang, text, expected)) in [
        (
            "fr",
            "La mairie assure que 140 logements sont vides. « Nous en avons trouvé plus de 300 », souffle un élu.",
            "140 / 300 disputed",
        ),
        (
            "en",
            "The water ministry predicts a rice crop 12% smaller than usual; the growers' association says 25%.",
            "12% / 25% disputed",
        ),
        (
            "en",
            "The rebels insist they hold the airfield, and claim 70 soldiers were killed; the army admits to four.",
            "70 / four disputed",
        ),
        ("fr", "À Lille, la direction compte 40 % de grévistes. À Nantes, le syndicat en compte 55 %.", ""),
        ("en", "Twelve were killed; thirty were hurt, police said.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("speaks-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn a_figure_that_took_anothers_place() {
    for (at, (lang, text, expected)) in [
        (
            "en",
            "The central bank has chopped its growth forecast for next year from 1.9% to 1.3%.",
            "1.9% / 1.3% superseded",
        ),
        (
            "fr",
            "Neuf suspects sont désormais en garde à vue, contre quatre mardi, a précisé le parquet.",
            "quatre / Neuf superseded",
        ),
        (
            "en",
            "The region pays 14 million; the town, which had budgeted 27 million, ended up paying 29 million.",
            "27 million / 29 million superseded",
        ),
        ("fr", "On y verra 720 tableaux au lieu de 500.", ""),
        ("en", "The margin shrank to 4.1% from 5.3%, and the firm forecast 5% for this year.", ""),
        (
            "en",
            "The bridge costs 412 million, more than the 340 million first budgeted: 280 million from Lyon and 132 million \
             from Grenoble.",
            "340 million / 412 million superseded",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("place-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn what_two_articles_bear_out_on_either_side_is_no_slip() {
    let texts = [
        "Fans threw flares and the derby at Lormont was halted for 24 minutes on Saturday. Police held 17 people.",
        "The match in Bellac stopped for 42 minutes on Sunday as supporters tore out seats. Police made 71 arrests.",
        "Lormont won the derby on Saturday after a halt of 24 minutes caused by flares.",
        "In Bellac, supporters tore out seats on Sunday: the match was halted for 42 minutes.",
    ];
    let articles = texts.map(|text| ("en", "04-20", text));
    assert_eq!(conflicts("borne-out", &articles), [""; 0]);
}
