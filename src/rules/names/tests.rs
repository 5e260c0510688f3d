use super::*;
use crate::rules::fold::fold_word;

fn ids(names: &Names, text: &str) -> Vec<String> {
    names.spot(text).into_iter().map(|s| names.get(s.entity).id.clone()).collect()
}

fn built_in() -> Names {
    Names::load(&RuleFiles::built_in()).unwrap()
}

#[test]
fn finds_names_whatever_their_spelling() {
    let names = built_in();
    for (text, found) in [
        ("Zelenskyy a parlé", &["zelensky"][..]),
        ("l’Ukraine et la Russie", &["ukraine", "russia"]),
        ("d'après le ministère de l'Intérieur", &["interior-ministry"]),
        ("l'ONU et the UN", &["un", "un"]),
        ("les forces russes", &["russia"]),
        ("des Ukrainiennes et des Polonaises", &["ukraine", "poland"]),
        ("an Argentine and two Poles", &["argentina", "poland"]),
        ("à Aix-en-Provence", &["aix-en-provence"]),
        ("en Seine-Saint-Denis", &["seine-saint-denis"]),
        ("au Havre et au Caire", &["le-havre", "cairo"]),
        ("in St. Petersburg", &["saint-petersburg"]),
        ("the U.S. Geological Survey", &["usgs"]),
        ("Côte d’Ivoire", &["ivory-coast"]),
        ("COTE D'IVOIRE", &["ivory-coast"]),
        ("in Łódź and Kahramanmaraş", &["lodz", "kahramanmaras"]),
        ("South Sudan's army and Sudan", &["south-sudan-state", "sudan"]),
        ("à Nice comme à Tours", &["nice", "tours"]),
        ("the Reading plant", &["reading"]),
        ("shares of Apple, Meta and Target Corp", &["apple", "meta", "target"]),
    ] {
        assert_eq!(ids(&names, text), found, "{text}");
    }
}

#[test]
fn words_of_every_day_are_no_names() {
    let names = built_in();
    for text in [
        "Un soldat a été tué",
        "Who said so?",
        "Tours of the city cost more",
        "Nice try, said the referee",
        "Reading scores fell",
        "Orange juice rose",
        "Total: 300 blessés",
        "Cher lecteur",
        "Lourdes pertes",
        "Apple pie",
        "They polish the floor",
        "« Nice », a-t-il dit",
        "à l'intérieur du pays",
        "le monde entier",
        "Le monde change",
        "la réunion de lundi",
        "THREE DEAD WHO WERE AT WORK",
        "Reading Scores Fall Again In Schools",
        "Jordan Smith a marqué",
        "Sydney Nguyen won",
        "à Neuilly-sur-Marne",
        "the VAR decision",
        "une vingtaine de personnes",
        "at the opening of the bank",
    ] {
        assert_eq!(ids(&names, text), [""; 0], "{text}");
    }
}

#[test]
fn punctuation_parts_names() {
    let names = built_in();
    assert_eq!(ids(&names, "à Paris, Saint-Germain"), ["paris"]);
    assert_eq!(ids(&names, "Paris Saint-Germain"), ["psg"]);
}

#[test]
fn one_entity_in_both_languages() {
    let names = built_in();
    for (french, english) in [
        ("Allemagne", "Germany"),
        ("Pays-Bas", "the Netherlands"),
        ("Pékin", "Beijing"),
        ("Soudja", "Sudzha"),
        ("l'OMS", "the WHO"),
        ("la BCE", "the ECB"),
        ("l'Opep", "OPEC"),
        ("la CPI", "the ICC"),
        ("le FMI", "the IMF"),
        ("Médecins sans frontières", "Doctors Without Borders"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Benyamin Netanyahou", "Benjamin Netanyahu"),
        ("mer Noire", "Black Sea"),
        ("Écosse", "Scotland"),
        ("Caroline du Nord", "North Carolina"),
        ("Maison Blanche", "White House"),
        ("Tsahal", "the Israel Defense Forces"),
        ("la Réserve fédérale", "the Federal Reserve"),
        ("Darfour", "Darfur"),
        ("marocain", "Moroccan"),
    ] {
        assert_eq!(ids(&names, french), ids(&names, english), "{french} {english}");
        assert_eq!(ids(&names, french).len(), 1, "{french}");
    }
}

#[test]
fn places_lie_in_one_another() {
    let names = built_in();
    for (inner, outer, lies) in [
        ("marseille", "france", true),
        ("marseille", "provence-alpes-cote-d-azur", true),
        ("paris", "france", true),
        ("bakhmut", "ukraine", true),
        ("bakhmut", "donbas", true),
        ("rafah", "palestine", true),
        ("el-fasher", "sudan", true),
        ("lahaina", "hawaii", true),
        ("scotland", "united-kingdom", true),
        ("france", "marseille", false),
        ("marseille", "brittany", false),
        ("niger", "nigeria", false),
    ] {
        let find = |id: &str| names.find(id).unwrap_or_else(|| panic!("{id} is unknown"));
        assert_eq!(names.within(find(inner), find(outer)), lies, "{inner} in {outer}");
    }
}

#[test]
fn a_ministry_or_an_army_speaks_for_its_state() {
    let names = built_in();
    for (text, actor) in [
        ("le ministère russe de la Défense", "russia"),
        ("le ministère de la Défense ukrainien", "ukraine"),
        ("Ukraine's Defence Ministry", "ukraine"),
        ("the Israeli army", "israel"),
        ("l'armée israélienne", "israel"),
        ("l'Élysée", "france"),
        ("Pentagon", "united-states"),
        ("Kremlin", "russia"),
        ("Moscou", "russia"),
        ("Marseille", "marseille"),
        ("l'état-major ukrainien", "ukraine"),
        ("Paris", "france"),
        ("Bruxelles", "eu"),
        ("Tsahal", "israel"),
        ("le Sénat", "senate"),
        ("the French police", "police-nationale"),
    ] {
        let found: Vec<_> = names.spot(text).iter().map(|s| names.get(names.actor(s.entity)).id.clone()).collect();
        assert_eq!(found, [actor], "{text}");
    }
}

#[test]
fn only_near_equal_names_are_one() {
    for (a, b, one) in [
        ("niger", "nigeria", false),
        ("martin", "marin", false),
        ("Guérassimov", "Gerasimov", true),
        ("Zaporojié", "Zaporijjia", false),
        ("Krasnohorivka", "Krasnohirivka", true),
        ("Jean Martin", "Paul Martin", false),
        ("Jean Martin", "Martin", true),
        ("Tchernihiv", "Chernihiv", true),
    ] {
        assert_eq!(same_name(&fold_name(a), &fold_name(b)) > 0.92, one, "{a} {b}");
    }
}

#[test]
fn no_two_entities_share_a_spelling() {
    let files = RuleFiles::built_in();
    let read: Vec<_> = files.under("names/").map(|path| files.read::<File>(path).unwrap()).collect();
    let mut seen: FxHashMap<String, String> = FxHashMap::default();
    let mut check = |id: &str, name: &str| {
        let mut form = String::new();
        for number in 0..spelling::forms(name) {
            spelling::write_form(name, number, &mut form);
            let capitals = if form.contains(char::is_lowercase) { "" } else { "in capitals" };
            let words: Vec<_> = words(&form).into_iter().map(|range| fold_word(&form[range])).collect();
            let first = seen.entry(format!("{} {capitals}", words.join(" "))).or_insert_with(|| id.to_owned());
            assert_eq!(first, id, "{form}");
        }
    };
    for file in &read {
        for entry in &file.entity {
            entry.names.iter().chain(entry.demonyms.iter()).for_each(|name| check(&entry.id, name));
        }
        for (id, list) in file.group.iter().flat_map(|g| g.names.iter().chain(g.demonyms.iter())) {
            list.for_each(|name| check(id, name));
        }
    }
}
