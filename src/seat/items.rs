//! What is in a list that lanes share, as text for who looks at it.

use std::fmt::{self, Debug, Write};

use serde::Serialize;

/// The most items that are shown.
const MOST: usize = 12;
/// The most characters of one.
const LONGEST: usize = 24;

/// The items of a list, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Items {
    /// The first of them, as `Debug` writes them, and cut where that is long.
    pub shown: Vec<String>,
    /// How many more there are.
    pub more: u32,
}

/// A list as a step has left it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Word key, or the name of the object that it is the content of.
    pub key: &'static str,
    /// The address of that object; none where the key alone says which.
    pub address: Option<usize>,
    /// What is in it.
    pub items: Items,
}

impl Items {
    /// Those of a list.
    pub fn of<T: Debug>(list: impl ExactSizeIterator<Item = T>) -> Self {
        let more = list.len().saturating_sub(MOST) as u32;
        Self { shown: list.take(MOST).map(|item| short(&item)).collect(), more }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shown.len() + self.more as usize
    }
}

/// As much as fits, so that an item of any size costs no more than that.
struct Short {
    text: String,
    left: usize,
}

impl Write for Short {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        for c in more.chars() {
            self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
            self.text.push(c);
        }
        Ok(())
    }
}

fn short(item: &dyn Debug) -> String {
    let mut short = Short { text: String::new(), left: LONGEST };
    if write!(short, "{item:?}").is_err() {
        short.text.pop();
        short.text.push('…');
    }
    short.text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_items_are_cut_by_characters_and_many_are_counted() {
        let items = Items::of([(1, "가나다")].iter());
        assert_eq!(items, Items { shown: vec![r#"(1, "가나다")"#.to_owned()], more: 0 });
        for (length, shown) in [(22, 24), (23, 24), (1_000_000, 24)] {
            let text = "뜻".repeat(length);
            let items = Items::of([&text].into_iter());
            assert_eq!(items.shown[0].chars().count(), shown);
            assert_eq!(items.shown[0].ends_with('…'), length > 22, "{length}");
        }
        let many = Items::of(0..15);
        assert_eq!((many.shown.len(), many.more, many.count()), (12, 3, 15));
        assert_eq!(Items::of(0..0), Items::default());
    }
}
