use super::*;

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn element(tag: Tag, children: Vec<Node>) -> Node {
    Node::Element { tag, href: None, children }
}

#[test]
fn a_paragraph_joins_its_lines() {
    let nodes = parse("one *two*\nthree `i*i`").unwrap();
    let inside = vec![
        text("one "),
        element(Tag::Em, vec![text("two")]),
        text(" three "),
        element(Tag::Code, vec![text("i*i")]),
    ];
    assert_eq!(nodes, [element(Tag::P, inside)]);
}

#[test]
fn a_table_has_a_head_and_a_body() {
    let nodes = parse("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |\n\nafter").unwrap();
    let row = |tag, cells: [&str; 2]| {
        let cell = |c: &str| element(tag, if c.is_empty() { vec![] } else { vec![text(c)] });
        element(Tag::Tr, cells.map(cell).to_vec())
    };
    let head = element(Tag::Thead, vec![row(Tag::Th, ["a", "b"])]);
    let body = vec![row(Tag::Td, ["1", "2"]), row(Tag::Td, ["3", ""])];
    let table = element(Tag::Table, vec![head, element(Tag::Tbody, body)]);
    assert_eq!(nodes, [table, element(Tag::P, vec![text("after")])]);
}

#[test]
fn links_lead_into_the_page_or_to_https() {
    let nodes = parse("- [in](#/lab/race?threads=2) and [out](https://example.org/)").unwrap();
    assert_eq!(nodes[0].links(), ["#/lab/race?threads=2", "https://example.org/"]);
    assert_eq!(nodes[0].text(), "in and out");
    for bad in ["javascript:alert(1)", "http://example.org/", "//example.org", "#words"] {
        assert!(parse(&format!("[x]({bad})")).is_err(), "{bad}");
    }
}

#[test]
fn code_keeps_its_lines_and_signs() {
    let nodes = parse("```python\na ** b  # `x`\n<b>\n```").unwrap();
    assert_eq!(nodes, [element(Tag::Pre, vec![text("a ** b  # `x`\n<b>\n")])]);
}

#[test]
fn a_sign_that_is_no_markup_is_text() {
    assert_eq!(parse("1 < 2 &amp; 3").unwrap(), [element(Tag::P, vec![text("1 < 2 & 3")])]);
}

#[test]
fn what_the_page_does_not_draw_is_refused() {
    let refused = [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "a <br> b",
        "# too high",
        "#### too low",
        "![picture](https://example.org/a.png)",
        "---",
        "a  \nb",
        "**not closed",
        "`not closed",
        "3. starts at three",
    ];
    for source in refused {
        assert!(parse(source).is_err(), "{source}");
    }
}

#[test]
fn a_refusal_says_where() {
    let source = "fine\n\nfine <i>not</i>";
    let refused = parse(source).unwrap_err();
    assert_eq!(&source[refused.at..][..3], "<i>");
}
