//! Text by the index of a character.

/// Text that knows how many characters it has. Where all are ASCII, an index is found at once; where not, the way to it
/// is walked from the nearer end.
#[derive(Clone, Copy, Debug)]
pub struct Chars<'a> {
    text: &'a str,
    len: usize,
}

impl<'a> Chars<'a> {
    /// Counts them.
    pub fn new(text: &'a str) -> Self {
        Self { text, len: if text.is_ascii() { text.len() } else { text.chars().count() } }
    }

    /// With a length that the caller has kept. It must be right, or indices are wrong.
    pub fn with_len(text: &'a str, len: usize) -> Self {
        Self { text, len }
    }

    /// The text.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// The number of characters.
    pub fn len(self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// Whether each character is a byte.
    pub fn is_ascii(self) -> bool {
        self.len == self.text.len()
    }

    /// The byte where a character begins; the text's length from the last on.
    pub fn byte_of(self, index: usize) -> usize {
        if index >= self.len {
            return self.text.len();
        }
        if self.is_ascii() {
            return index;
        }
        let mut chars = self.text.char_indices();
        let found = if index <= self.len / 2 {
            chars.nth(index)
        } else {
            chars.nth_back(self.len - 1 - index)
        };
        found.map_or(self.text.len(), |(byte, _)| byte)
    }

    /// The character that begins at a byte, counted from the start.
    pub fn index_of(self, byte: usize) -> usize {
        if self.is_ascii() { byte } else { self.text[..byte].chars().count() }
    }

    /// `text[index]`, counted from the end if it is negative
    pub fn get(self, index: i64) -> Option<&'a str> {
        let len = self.len as i64;
        let index = if index < 0 { index.checked_add(len)? } else { index };
        let start = self.byte_of(usize::try_from(index).ok().filter(|index| *index < self.len)?);
        let c = self.text[start..].chars().next()?;
        Some(&self.text[start..start + c.len_utf8()])
    }

    /// From one character up to another, both counted from the start.
    pub fn between(self, start: usize, end: usize) -> &'a str {
        if start >= end {
            return "";
        }
        let start = self.byte_of(start);
        &self.text[start..self.byte_of(end).max(start)]
    }

    /// `text[start::step]` of `count` characters, with what `slice.indices` makes of a slice.
    pub fn slice(self, start: usize, step: i64, count: usize) -> String {
        if step == 1 {
            return self.between(start, start.saturating_add(count)).to_owned();
        }
        if count == 0 {
            return String::new();
        }
        let by = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX).max(1);
        let from = self.byte_of(start);
        if step > 0 {
            return self.text[from..].chars().step_by(by).take(count).collect();
        }
        let end = self.byte_of(start.saturating_add(1));
        self.text[..end].chars().rev().step_by(by).take(count).collect()
    }
}

/// `start` and `end` of a method as indices from the start: negative ones count from the end. None if the end comes before
/// the start, where not even empty text is found.
pub fn adjusted(len: usize, start: Option<i64>, end: Option<i64>) -> Option<(usize, usize)> {
    let from_start = |index: i64| {
        let index = if index < 0 { index.saturating_add(len as i64).max(0) } else { index };
        usize::try_from(index).unwrap_or(usize::MAX)
    };
    let start = start.map_or(0, from_start);
    let end = end.map_or(len, from_start).min(len);
    (start <= end).then_some((start, end))
}
