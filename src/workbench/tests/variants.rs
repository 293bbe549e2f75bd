//! Texts are cut into variants here as in the page: both are held against the same cases.

use workbench::text::variants;

#[test]
fn texts_are_cut_as_in_the_page() {
    let cases = include_str!("../../../www/test/fixtures/variants.json");
    let cases: Vec<serde_json::Value> = serde_json::from_str(cases).unwrap();
    assert!(cases.len() >= 10);
    for case in cases {
        let found = variants(case["text"].as_str().unwrap());
        let found: Vec<_> =
            found.iter().map(|v| serde_json::json!({ "name": v.name, "text": v.text })).collect();
        assert_eq!(serde_json::Value::from(found), case["variants"], "{}", case["text"]);
    }
}
