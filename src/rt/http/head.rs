//! The headers of an answer, as far as a page is shown them: of other sites a few only.

/// Header names in lower case with their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head(Vec<(String, String)>);

impl Head {
    /// From pairs; names in lower case.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// A header's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All of them: name and value.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A header's value as a whole number.
    pub fn whole(&self, name: &str) -> Option<u64> {
        self.get(name)?.trim().parse().ok()
    }

    /// Bytes of this body as it arrives here, where that is told. What was compressed on the way is longer here
    /// than was said, so nothing is told of it.
    pub fn length(&self) -> Option<u64> {
        match self.get("content-encoding") {
            None | Some("identity") => self.whole("content-length"),
            Some(_) => None,
        }
    }

    /// From `content-range`: the first byte of this part, and the bytes of the whole where that is told.
    pub fn part(&self) -> Option<(u64, Option<u64>)> {
        let (range, total) = self.get("content-range")?.strip_prefix("bytes ")?.split_once('/')?;
        let (first, _) = range.split_once('-')?;
        Some((first.trim().parse().ok()?, total.trim().parse().ok()))
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::Head;

    fn head(name: &str, value: &str) -> Head {
        Head::new(vec![(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn a_part_says_where_it_begins_and_of_how_many() {
        let part = |value| head("content-range", value).part();
        assert_eq!(part("bytes 100-199/1000"), Some((100, Some(1000))));
        assert_eq!(part("bytes 100-199/*"), Some((100, None)));
        for bad in ["", "bytes", "bytes */1000", "items 1-2/3", "bytes x-2/3", "bytes -2/3"] {
            assert_eq!(part(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_length_of_what_was_compressed_is_not_known() {
        let both = |encoding: &str| {
            let pairs = [("content-length", "120"), ("content-encoding", encoding)];
            Head::new(pairs.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec()).length()
        };
        assert_eq!(both("identity"), Some(120));
        assert_eq!(both("gzip"), None);
        assert_eq!(head("content-length", "120").length(), Some(120));
        assert_eq!(head("content-length", "many").length(), None);
    }
}
