//! What a message costs, by its size: as many as possible, one size after the other.

use serde::{Deserialize, Serialize};

use model::{Arg, Params, Table};
use rt::clock;
use rt::process::Bytes;

use super::Parcel;

/// Bytes of a message, from one that fits a cache line to one that fits no first-level cache.
const SIZES: [usize; 4] = [16, 1_024, 16_384, 65_536];

/// An order to send messages of each size, without a pause.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Burst {
    messages: u32,
}

impl Burst {
    pub(super) fn new(params: &Params) -> Self {
        Self { messages: params.int("burst") as u32 }
    }

    /// The messages of each size, all made before the first of them is sent.
    pub(super) fn parcels(self) -> impl Iterator<Item = Vec<Parcel>> {
        SIZES.into_iter().map(move |size| {
            let parcel =
                |_| Parcel { producer: 0, item: 0, sent_ms: 0.0, payload: Bytes(vec![1; size]) };
            (0..self.messages).map(parcel).collect()
        })
    }
}

/// Messages of one size, as the consumer saw them come.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Stretch {
    size: u32,
    count: u32,
    first_ms: f64,
    last_ms: f64,
}

impl Stretch {
    /// µs from one message to the next, on average. The first one only starts the clock.
    fn cost_us(&self) -> f64 {
        (self.last_ms - self.first_ms).max(0.0) * 1e3 / f64::from(self.count.max(2) - 1)
    }
}

/// Of every size.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Costs(Vec<Stretch>);

impl Costs {
    /// A message of a burst has come.
    pub(super) fn arrived(&mut self, size: usize) {
        let (size, now) = (size as u32, clock::now());
        match self.0.last_mut().filter(|stretch| stretch.size == size) {
            Some(stretch) => (stretch.count, stretch.last_ms) = (stretch.count + 1, now),
            None => self.0.push(Stretch { size, count: 1, first_ms: now, last_ms: now }),
        }
    }

    /// Cost of a message of the smallest size, µs.
    pub(super) fn smallest(&self) -> f64 {
        self.0.first().map_or(0.0, Stretch::cost_us)
    }

    /// Cost of a message of the largest size, µs.
    pub(super) fn largest(&self) -> f64 {
        self.0.last().map_or(0.0, Stretch::cost_us)
    }

    pub(super) fn table(&self) -> Table {
        let row = |stretch: &Stretch| {
            let numbers = [f64::from(stretch.size), f64::from(stretch.count), stretch.cost_us()];
            numbers.map(Arg::Number).to_vec()
        };
        Table {
            key: "costs".to_owned(),
            columns: ["size_bytes", "count", "cost_us"].map(str::to_owned).to_vec(),
            rows: self.0.iter().map(row).collect(),
        }
    }
}
