//! The words of a program, as CPython's tokenizer sees them, for the errors that it finds: its messages need more than
//! the parser tells. Source: CPython 3.11's documentation of lexical analysis, and its messages.

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Kind {
    Name,
    Number,
    Text,
    Op,
    Newline,
}

/// A token: its place in bytes, and how many brackets are open before it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    pub level: usize,
}

/// What the tokenizer refuses.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Wrong {
    pub kind: &'static str,
    pub message: String,
    pub at: usize,
}

/// A text taken apart.
#[derive(Debug, Default)]
pub struct Tokens<'t> {
    text: &'t str,
    /// All up to what is wrong.
    pub all: Vec<Token>,
    /// Brackets that are open at the end.
    pub open: Vec<usize>,
    /// What is wrong, if anything.
    pub wrong: Option<Wrong>,
}

impl<'t> Tokens<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        let mut tokens = Self { text, ..Self::default() };
        let mut indents = vec![(0, 0)];
        let mut at = 0;
        let mut fresh = true;
        while tokens.wrong.is_none() && at < text.len() {
            if fresh && tokens.open.is_empty() {
                at = tokens.indentation(at, &mut indents);
            }
            fresh = false;
            if tokens.wrong.is_none() {
                at = tokens.token(at, &mut fresh);
            }
        }
        tokens
    }

    /// A token's text.
    pub fn text(&self, token: Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|b| **b == b'\n').count() + 1
    }

    fn fail(&mut self, kind: &'static str, at: usize, message: String) -> usize {
        self.wrong = Some(Wrong { kind, message, at });
        at
    }

    /// Tabs count to the next eighth column, and by another reckoning as one: both must agree.
    fn indentation(&mut self, start: usize, indents: &mut Vec<(usize, usize)>) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, mut column, mut other) = (start, 0, 0);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' => (column, other) = (column + 1, other + 1),
                b'\t' => (column, other) = ((column / 8 + 1) * 8, other + 1),
                b'\x0c' => (column, other) = (0, 0),
                _ => break,
            }
            at += 1;
        }
        if matches!(bytes.get(at), None | Some(b'\n' | b'\r' | b'#')) {
            return at;
        }
        const TABS: &str = "inconsistent use of tabs and spaces in indentation";
        let (top, other_top) = indents.last().copied().unwrap_or_default();
        if column == top {
            if other != other_top {
                return self.fail("TabError", at, TABS.to_owned());
            }
        } else if column > top {
            if other <= other_top {
                return self.fail("TabError", at, TABS.to_owned());
            }
            indents.push((column, other));
        } else {
            while indents.last().is_some_and(|last| last.0 > column) {
                indents.pop();
            }
            let (top, other_top) = indents.last().copied().unwrap_or_default();
            if top != column {
                let end = self.text[at..].find('\n').map_or(self.text.len(), |n| at + n);
                let what = "unindent does not match any outer indentation level";
                return self.fail("IndentationError", end, what.to_owned());
            }
            if other != other_top {
                return self.fail("TabError", at, TABS.to_owned());
            }
        }
        at
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        self.all.push(Token { kind, start, end, level: self.open.len() });
        end
    }

    fn token(&mut self, at: usize, fresh: &mut bool) -> usize {
        let bytes = self.text.as_bytes();
        match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\x0c' => at + 1,
            b'\n' => {
                *fresh = true;
                if self.open.is_empty() { self.push(Kind::Newline, at, at + 1) } else { at + 1 }
            }
            b'#' => self.text[at..].find('\n').map_or(self.text.len(), |n| at + n),
            b'\\' => match bytes.get(at + 1) {
                Some(b'\n') => at + 2,
                Some(b'\r') => at + 3,
                Some(_) => self.fail(
                    "SyntaxError",
                    at + 1,
                    "unexpected character after line continuation character".to_owned(),
                ),
                None => self.fail("SyntaxError", at, "unexpected EOF while parsing".to_owned()),
            },
            b'\'' | b'"' => self.string(at, at),
            b'0'..=b'9' => self.number(at),
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => self.number(at),
            b if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => {
                let end = self.text[at..]
                    .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .map_or(self.text.len(), |n| at + n);
                if end == at {
                    // Not a letter: the parser says so.
                    return at + self.text[at..].chars().next().map_or(1, char::len_utf8);
                }
                let prefix = end - at <= 2
                    && bytes[at..end].iter().all(|b| b"rRbBuUfF".contains(b))
                    && matches!(bytes.get(end), Some(b'\'' | b'"'));
                if prefix { self.string(at, end) } else { self.push(Kind::Name, at, end) }
            }
            b'(' | b'[' | b'{' => {
                let end = self.push(Kind::Op, at, at + 1);
                self.open.push(at);
                end
            }
            b')' | b']' | b'}' => self.close(at),
            _ => {
                let three = ["**=", "//=", "<<=", ">>=", "..."];
                let two = [
                    "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=",
                    "%=", "&=", "|=", "^=", "@=", ":=",
                ];
                let rest = &self.text[at..];
                let size = if three.iter().any(|op| rest.starts_with(op)) {
                    3
                } else if two.iter().any(|op| rest.starts_with(op)) {
                    2
                } else {
                    1
                };
                self.push(Kind::Op, at, at + size)
            }
        }
    }

    fn close(&mut self, at: usize) -> usize {
        let shut = self.text.as_bytes()[at] as char;
        let Some(begin) = self.open.pop() else {
            return self.fail("SyntaxError", at, format!("unmatched '{shut}'"));
        };
        let open = self.text.as_bytes()[begin] as char;
        if !matches!((open, shut), ('(', ')') | ('[', ']') | ('{', '}')) {
            let (line, here) = (self.line(begin), self.line(at));
            let on = if line == here { String::new() } else { format!(" on line {line}") };
            let what = format!(
                "closing parenthesis '{shut}' does not match opening parenthesis '{open}'{on}"
            );
            return self.fail("SyntaxError", at, what);
        }
        self.push(Kind::Op, at, at + 1)
    }

    fn string(&mut self, start: usize, quote: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mark = bytes[quote];
        let triple = bytes[quote..].starts_with(&[mark; 3]);
        let size = if triple { 3 } else { 1 };
        let mut at = quote + size;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 1,
                b'\n' if !triple => break,
                b if b == mark
                    && bytes[at..].iter().take(size).filter(|b| **b == mark).count() == size =>
                {
                    return self.push(Kind::Text, start, at + size);
                }
                _ => {}
            }
            at += 1;
        }
        let what = if triple { "triple-quoted string literal" } else { "string literal" };
        let last = if triple { self.text.trim_end_matches('\n').len() } else { start };
        let line = self.line(if triple { last.max(start) } else { at.min(bytes.len()) });
        self.fail("SyntaxError", start, format!("unterminated {what} (detected at line {line})"))
    }

    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b'_');
        let mut at = start;
        let based = bytes[at] == b'0'
            && matches!(bytes.get(at + 1), Some(b'x' | b'X' | b'o' | b'O' | b'b' | b'B'));
        if based {
            at += 2;
            while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
                at += 1;
            }
            return self.push(Kind::Number, start, at);
        }
        while digit(at) {
            at += 1;
        }
        let whole = at;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            while digit(at) {
                at += 1;
            }
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            if digit(at + 1 + sign) {
                at += 1 + sign;
                while digit(at) {
                    at += 1;
                }
            }
        }
        if matches!(bytes.get(at), Some(b'j' | b'J')) {
            at += 1;
        } else if at == whole
            && bytes[start] == b'0'
            && bytes[start..at].iter().any(|b| !matches!(b, b'0' | b'_'))
        {
            let what = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return self.fail("SyntaxError", start, what.to_owned());
        }
        let word: String =
            self.text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"]
            .iter()
            .any(|k| word.starts_with(k));
        if !word.is_empty() && !keyword {
            return self.fail("SyntaxError", at - 1, "invalid decimal literal".to_owned());
        }
        self.push(Kind::Number, start, at)
    }
}
