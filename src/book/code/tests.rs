use super::*;

#[test]
fn a_region_is_dedented_and_its_arrows_become_marks() {
    let source = "use a;\nimpl B {\n    // #region one\n    fn c() {\n        d(); // <-\n\n        e(); // <- why\n    }\n    // #endregion\n}\n";
    let regions = regions("mod.rs", source).unwrap();
    let snippet = Snippet {
        text: "fn c() {\n    d();\n\n    e(); // why\n}".to_owned(),
        marks: vec![1, 3],
        file: "mod.rs".to_owned(),
        line: 4,
    };
    assert_eq!(regions, [("one".to_owned(), snippet)]);
}

#[test]
fn regions_come_in_their_order() {
    let source = "// #region b\nx\n// #endregion\n// #region a\ny\n// #endregion\n// #region b\nz\n// #endregion";
    let found: Vec<_> =
        regions("f", source).unwrap().into_iter().map(|(n, s)| (n, s.text, s.line)).collect();
    let expected = [("b", "x", 2), ("a", "y", 5), ("b", "z", 8)];
    assert_eq!(found, expected.map(|(n, t, l)| (n.to_owned(), t.to_owned(), l)));
}

#[test]
fn broken_regions_are_named_with_file_and_line() {
    let error = |source| regions("f.rs", source).unwrap_err().to_string();
    assert_eq!(error("// #region a\nx\n"), "f.rs:1: the region a has no end");
    assert_eq!(error("x\n// #endregion\n"), "f.rs:2: no region to end");
    assert_eq!(error("// #region a\n// #region b\n"), "f.rs:2: a region within a region");
    assert_eq!(error("// #region\nx\n// #endregion"), "f.rs:1: a region without a name");
    assert_eq!(error("// #region a\n\n// #endregion"), "f.rs:3: an empty region");
}

#[test]
fn python_is_whole() {
    let snippet = python("a.py", "def a():\n    b()  # <- here\n    c()  # <-\n").unwrap();
    assert_eq!(snippet.text, "def a():\n    b()  # here\n    c()");
    assert_eq!(snippet.marks, [1, 2]);
    assert!(python("a.py", "\n").is_err());
}
