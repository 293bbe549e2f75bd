use super::*;

const GOOD: &str = "# Title\n> One line\n\n## what\nA.\n\n## expect\nB.\n\n## why\nC.\n\n## next\n- [D](#/lab/x)\n\n\
## words\n- param.n: Work: {n:int}\n  and {ratio:x}\n- verdict.done: done\n";

fn error(source: &str) -> String {
    parse("ko.md", source).unwrap_err().to_string()
}

#[test]
fn a_file_is_title_tagline_sections_and_words() {
    let page = parse("ko.md", GOOD).unwrap();
    assert_eq!((page.title.as_str(), page.tagline.as_str()), ("Title", "One line"));
    assert_eq!(page.texts.what[0].text(), "A.");
    assert_eq!(page.texts.next[0].links(), ["#/lab/x"]);
    assert!(page.texts.original.is_empty());
    assert_eq!(page.texts.words["param.n"], "Work: {n:int} and {ratio:x}");
    assert_eq!(page.texts.words.len(), 2);
}

#[test]
fn mistakes_are_named_with_file_and_line() {
    let with = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "{from}");
        error(&GOOD.replacen(from, to, 1))
    };
    assert_eq!(with("## why", "## whyy"), "ko.md:10: unknown heading whyy");
    assert_eq!(with("## why", "## what"), "ko.md:10: the heading what is there twice");
    assert_eq!(with("## what\nA.\n", ""), "ko.md:17: the section what is missing");
    assert_eq!(with("## words", "## original\nE.\n"), "ko.md:21: the section words is missing");
    assert_eq!(with("A.", ""), "ko.md:4: the section what is empty");
    assert_eq!(with("C.", "C.\n\n<b>raw</b>"), "ko.md:13: raw HTML: <b>");
    assert_eq!(with("# Title\n", ""), "ko.md:1: the title is missing");
    assert_eq!(with("> One line\n", ""), "ko.md:1: the tagline is missing");
    assert_eq!(with("> One line", "> One\n> Two"), "ko.md:3: a second title or tagline");
    assert_eq!(with("verdict.done", "param.n"), "ko.md:19: the word param.n is there twice");
    assert_eq!(
        with("verdict.done", "verdikt.done"),
        "ko.md:19: unknown kind of word: verdikt.done"
    );
    assert_eq!(with("verdict.done", "done"), "ko.md:19: unknown kind of word: done");
    assert!(
        with("- verdict.done: done", "verdict.done: done")
            .starts_with("ko.md:19: not `- key: text`")
    );
    assert!(
        with("- verdict.done: done", "- verdict.done:").starts_with("ko.md:19: not `- key: text`")
    );
    assert!(with("{n:int}", "{n:integer}").starts_with("ko.md:17: unknown format integer"));
    assert!(with("and {ratio:x}", "and {ratio:x").starts_with("ko.md:18: a brace"));
}

#[test]
fn a_heading_within_code_is_no_section() {
    let page = parse("ko.md", &GOOD.replacen("A.", "```\n## fenced\n```", 1)).unwrap();
    assert_eq!(page.texts.what[0].text(), "## fenced\n");
}

#[test]
fn gaps_are_names_with_a_format_or_none() {
    assert_eq!(gaps("{a} of {total_b:int}"), Ok(vec![("a", None), ("total_b", Some("int"))]));
    assert_eq!(gaps("no gap"), Ok(vec![]));
    for bad in ["{", "}", "{}", "{A}", "{a b}", "a}{b", "{a:}", "{:x}"] {
        assert!(gaps(bad).is_err(), "{bad}");
    }
}
