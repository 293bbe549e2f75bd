//! Where the bytes come from: a file that is made up as it is read, or the learner's.

use serde::{Deserialize, Serialize};

use random::Rng;
use rt::{self, Draw};

/// What a made-up file begins with.
pub const HEADER: &[&str] = &["city", "amount", "quantity", "product", "day", "note"];

/// Every made-up row is as long, so that any piece of the file can be made without those before it.
const ROW: usize = 64;

const CITIES: [(&str, u64); 8] = [
    ("서울", 130),
    ("부산", 100),
    ("대구", 80),
    ("Tokyo", 120),
    ("Osaka", 90),
    ("Paris", 110),
    ("Berlin", 95),
    ("Lyon", 70),
];
const PRODUCTS: [(&str, u64); 5] =
    [("coffee", 9), ("tea", 7), ("bread", 4), ("사과", 3), ("cheese", 20)];

/// A CSV file that is read in pieces.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Source {
    /// Drawn from the run's seed, row by row.
    Generated {
        /// Behind the header.
        rows: u64,
        /// Percent of them that are broken.
        broken: u32,
    },
    /// The learner's own.
    File,
}

impl Source {
    /// Its size in bytes; none where there is no file.
    pub fn len(&self) -> Option<u64> {
        match self {
            Self::Generated { rows, .. } => Some(header().len() as u64 + rows * ROW as u64),
            Self::File => rt::file::len(),
        }
    }

    /// At most `len` bytes from `start` on.
    pub fn read(&self, start: u64, len: usize) -> Vec<u8> {
        match *self {
            Self::Generated { rows, broken } => generate(rows, broken, start, len),
            Self::File => rt::file::read(start, len),
        }
    }
}

fn header() -> Vec<u8> {
    format!("{}\n", HEADER.join(",")).into_bytes()
}

fn generate(rows: u64, broken: u32, start: u64, len: usize) -> Vec<u8> {
    let (head, width) = (header(), ROW as u64);
    let size = head.len() as u64 + rows * width;
    let end = start.saturating_add(len as u64).min(size);
    let mut bytes = Vec::with_capacity(len + 2 * ROW);
    let first = start.saturating_sub(head.len() as u64) / width;
    let begin = if start < head.len() as u64 {
        bytes.extend_from_slice(&head);
        0
    } else {
        head.len() as u64 + first * width
    };
    let run = rt::current_lane(|c| c.run().clone()).expect("within a run");
    let mut row = first;
    while begin + (bytes.len() as u64) < end {
        if row.is_multiple_of(1024) {
            rt::checkpoint();
        }
        write_row(&mut bytes, &mut run.draw(Draw::Content(row as u32)), broken);
        row += 1;
    }
    bytes.truncate((end - begin) as usize);
    bytes.drain(..((start - begin) as usize).min(bytes.len()));
    bytes
}

/// One row of [`ROW`] bytes.
fn write_row(bytes: &mut Vec<u8>, draws: &mut Rng, percent: u32) {
    let begin = bytes.len();
    let (city, level) = CITIES[draws.range(0..=CITIES.len() as u64 - 1) as usize];
    let (product, price) = PRODUCTS[draws.range(0..=PRODUCTS.len() as u64 - 1) as usize];
    // Many small amounts and few large ones: the mean lies far above the median.
    let cents = level * price * 20_000 / draws.range(200..=20_000);
    let quantity = draws.range(1..=12);
    let (month, day) = (draws.range(1..=12), draws.range(1..=28));
    let note = draws.range(0..=15);
    let broken = draws.chance(percent).then(|| draws.range(0..=3));

    bytes.extend_from_slice(city.as_bytes());
    if broken == Some(3) {
        // A byte that is in no UTF-8.
        bytes.push(0xff);
    }
    bytes.push(b',');
    match broken {
        Some(1) => bytes.extend_from_slice(b"n/a"),
        Some(2) => {}
        _ => {
            digits(bytes, cents / 100, 1);
            bytes.push(b'.');
            digits(bytes, cents % 100, 2);
        }
    }
    bytes.push(b',');
    digits(bytes, quantity, 1);
    bytes.push(b',');
    bytes.extend_from_slice(product.as_bytes());
    if broken != Some(0) {
        bytes.extend_from_slice(b",2026-");
        digits(bytes, month, 2);
        bytes.push(b'-');
        digits(bytes, day, 2);
    }
    bytes.push(b',');
    // One in eight is quoted, with what only quotes allow.
    let (open, close): (&[u8], &[u8]) = match note {
        0 => (b"\"red, blue\n", b"\""),
        1 => (b"\"a \"\"gift\"\" ", b"\""),
        _ => (b"", b""),
    };
    bytes.extend_from_slice(open);
    bytes.resize(begin + ROW - 1 - close.len(), b'-');
    bytes.extend_from_slice(close);
    bytes.push(b'\n');
}

/// A whole number with at least `least` digits.
fn digits(bytes: &mut Vec<u8>, mut number: u64, least: usize) {
    let begin = bytes.len();
    while number > 0 || bytes.len() < begin + least {
        bytes.push(b'0' + (number % 10) as u8);
        number /= 10;
    }
    bytes[begin..].reverse();
}
