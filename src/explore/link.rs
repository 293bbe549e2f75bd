//! A link that opens the page where the program is a lab.

/// A lab's strategy, and its parameters.
#[derive(Clone, Debug)]
pub(super) struct Link {
    lab: String,
    strategy: String,
    params: Vec<(String, String)>,
}

impl Link {
    pub fn new(lab: String, strategy: String) -> Self {
        Self { lab, strategy, params: Vec::new() }
    }

    pub fn set(&mut self, id: String, value: String) {
        self.params.push((id, value));
    }

    /// As `www/src/state/link/seat.ts` reads it.
    pub fn to(&self, page: &str, schedule: &str) -> String {
        let mut seat = self.strategy.clone();
        for part in std::iter::once(schedule.to_owned()).chain(self.params.iter().map(param)) {
            seat.push('.');
            seat += &part;
        }
        format!("{page}#/lab/{}?seat={}", encoded(&self.lab), encoded(&seat))
    }
}

/// The value may have the sign that parts the entry.
fn param((id, value): &(String, String)) -> String {
    format!("{id}-{}", value.replace('~', "~t").replace('.', "~d"))
}

/// Percent-encoded but for what RFC 3986 leaves unreserved.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte))
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_what_the_page_reads() {
        let mut link = Link::new("race".to_owned(), "unsafe".to_owned());
        assert_eq!(link.to("", "b~1c2"), "#/lab/race?seat=unsafe.b~1c2");
        link.set("threads".to_owned(), "3".to_owned());
        link.set("kind".to_owned(), "a.b ~".to_owned());
        let address = link.to("https://example.org/", "bc");
        assert_eq!(
            address,
            "https://example.org/#/lab/race?seat=unsafe.bc.threads-3.kind-a~db%20~t"
        );
    }
}
