//! Files that a run has for its learner: the page copies them out of memory when the execution has ended.

use model::FileMeta;

/// Characters of a name at most; every file system takes them.
const LONGEST_NAME: usize = 80;

/// A kept file.
#[derive(Debug)]
pub(super) struct Saved {
    name: String,
    bytes: Vec<u8>,
}

impl Saved {
    /// `bytes` under a [plain](plain_name) form of `name`.
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: plain_name(name), bytes }
    }

    pub(super) fn meta(&self) -> FileMeta {
        let pointer = self.bytes.as_ptr() as usize as u32;
        FileMeta { name: self.name.clone(), pointer, len: self.bytes.len() as u32 }
    }
}

/// `name` as a file can be called anywhere: letters, digits, marks such as `.` and `-`; the rest becomes `_`.
/// It neither begins with a dot nor is empty.
pub fn plain_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || ".-_()".contains(c) { c } else { '_' };
    let name: String = name.trim().chars().map(plain).take(LONGEST_NAME).collect();
    let name = name.trim_matches(|c| c == '.' || c == '_');
    if name.is_empty() { "file".to_owned() } else { name.to_owned() }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST_NAME, plain_name};

    #[test]
    fn names_lead_out_of_no_folder() {
        for (given, plain) in [
            ("../../etc/passwd", "etc_passwd"),
            ("보고서 1.csv", "보고서_1.csv"),
            (".htaccess", "htaccess"),
            ("a\u{202e}gpj.exe", "a_gpj.exe"),
            ("  ", "file"),
            ("..", "file"),
        ] {
            assert_eq!(plain_name(given), plain);
        }
    }

    proptest! {
        #[test]
        fn a_name_is_plain_whatever_it_was(given in ".*") {
            let name = plain_name(&given);
            prop_assert!(!name.is_empty() && !name.starts_with('.'));
            prop_assert!(name.chars().count() <= LONGEST_NAME);
            prop_assert!(!name.contains(['/', '\\', ':', '\0', '<', '"', '%']));
            prop_assert_eq!(plain_name(&name), name.clone());
        }
    }
}
