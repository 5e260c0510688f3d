use super::*;
use crate::rules::fold::fold_word;

fn ids(names: &Names, text: &str) -> Vec<String> {
    names.spot(text).into_iter().map(|s| names.get(s.entity).id.clone()).collect()
}

fn built_in() -> Names {
    Names::load(&RuleFiles::built_in()).unwrap()
}

#[test]
fn finds_names_whatever_their_spelling_and_no_common_words() {
    let names = built_in();
    for (text, found) in [
        ("Zelenskyy a parlé", &["zelensky"][..]),
        ("l’Ukraine et la Russie", &["ukraine", "russia"]),
        ("d'après le ministère de l'Intérieur", &["interior-ministry"]),
        ("à l'intérieur du pays", &[]),
        ("Un soldat a été tué", &[]),
        ("Who said so?", &[]),
        ("l'ONU et the UN", &["un", "un"]),
        ("les forces russes", &["russia"]),
        ("They polish the floor", &[]),
    ] {
        assert_eq!(ids(&names, text), found, "{text}");
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
