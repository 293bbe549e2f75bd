//! The monitor itself, without tasks or threads: readings as they are drawn, the ring buffer that keeps them,
//! and alerts with hysteresis.

use std::collections::VecDeque;

use random::Rng;

/// What each source measures.
pub const METRICS: usize = 3;
/// Sources there are.
pub const SOURCES: usize = 3;

/// One look at a source: cpu, memory and disk, percent.
pub type Reading = [f64; METRICS];

/// How a quantity behaves: it wanders around `mean`, and now and then something heavy comes along.
#[derive(Clone, Copy, Debug)]
pub struct Nature {
    mean: f64,
    /// Standard deviation of the wandering.
    spread: f64,
    /// How long a deviation lasts, s.
    memory_s: f64,
    /// Bursts a second.
    bursts: f64,
    /// Greatest height of a burst.
    height: f64,
    /// How long a burst lasts, s.
    burst_s: f64,
}

/// Each can pass the chapter's thresholds of 80, 85 and 70, and does so in bursts.
pub const NATURES: [Nature; METRICS] = [
    Nature { mean: 48.0, spread: 7.0, memory_s: 0.6, bursts: 0.35, height: 55.0, burst_s: 0.45 },
    Nature { mean: 66.0, spread: 4.0, memory_s: 2.0, bursts: 0.15, height: 35.0, burst_s: 0.9 },
    Nature { mean: 44.0, spread: 5.0, memory_s: 1.0, bursts: 0.25, height: 50.0, burst_s: 0.6 },
];

/// A source's load, drawn from the seed.
#[derive(Debug)]
pub struct Load {
    rng: Rng,
    wander: Reading,
    burst: Reading,
}

impl Load {
    /// A load that begins at its mean.
    pub fn new(rng: Rng) -> Self {
        Self { rng, wander: [0.0; METRICS], burst: [0.0; METRICS] }
    }

    /// The load `seconds` later. The steps' length changes what is seen, and not how often bursts come.
    pub fn after(&mut self, seconds: f64) -> Reading {
        std::array::from_fn(|metric| {
            let nature = NATURES[metric];
            let kept = (-seconds / nature.memory_s).exp();
            let noise = nature.spread * (1.0 - kept * kept).sqrt() * self.normal();
            self.wander[metric] = self.wander[metric] * kept + noise;
            self.burst[metric] *= (-seconds / nature.burst_s).exp();
            if self.rng.f64() < 1.0 - (-seconds * nature.bursts).exp() {
                self.burst[metric] = nature.height * (0.5 + 0.5 * self.rng.f64());
            }
            (nature.mean + self.wander[metric] + self.burst[metric]).clamp(0.0, 100.0)
        })
    }

    /// A normal draw, near enough: the sum of twelve even ones (Irwin–Hall).
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.rng.f64()).sum::<f64>() - 6.0
    }
}

/// The last readings of all sources. It is full at `capacity`, and then the oldest goes.
#[derive(Debug)]
pub struct Ring {
    readings: VecDeque<(usize, Reading)>,
    capacity: usize,
    /// Readings that made room for later ones.
    pub overwritten: u64,
}

impl Ring {
    /// An empty one; it holds one reading at least.
    pub fn new(capacity: usize) -> Self {
        Self { readings: VecDeque::new(), capacity: capacity.max(1), overwritten: 0 }
    }

    /// Adds a reading of a source.
    pub fn push(&mut self, source: usize, reading: Reading) {
        if self.readings.len() == self.capacity {
            self.readings.pop_front();
            self.overwritten += 1;
        }
        self.readings.push_back((source, reading));
    }

    /// Readings inside.
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// Mean of each quantity over what is inside.
    pub fn means(&self) -> Reading {
        let count = self.readings.len().max(1) as f64;
        std::array::from_fn(|metric| {
            self.readings.iter().map(|(_, reading)| reading[metric]).sum::<f64>() / count
        })
    }
}

/// Thresholds, and how far below its own a quantity must fall for its alert to be cleared, percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Of cpu, memory and disk.
    pub thresholds: Reading,
    /// Of all three.
    pub margin: f64,
}

impl Limits {
    /// As the learner has set them just now.
    pub fn live() -> Self {
        let at = |id| rt::live(id) as f64;
        Self { thresholds: [at("cpu"), at("memory"), at("disk")], margin: at("margin") }
    }

    /// Whether something is too high, given whether it was: between the threshold and the margin below it
    /// stays as it was.
    fn above(&self, metric: usize, value: f64, was: bool) -> bool {
        let threshold = self.thresholds[metric];
        value > threshold || (was && value > threshold - self.margin)
    }
}

/// One quantity of one source under watch.
#[derive(Clone, Copy, Debug, Default)]
struct Watched {
    /// The latest reading says that it is too high.
    peak: bool,
    /// The alert that the checks have raised.
    alert: bool,
}

/// What a check changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// An alert was raised at this value.
    Raised(f64),
    /// It was cleared.
    Cleared,
}

/// What was counted of all quantities together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Readings taken.
    pub readings: u64,
    /// Times that a quantity rose above its threshold, by every reading.
    pub peaks: u64,
    /// Alerts, which only checks raise.
    pub raised: u64,
    /// Alerts cleared again.
    pub cleared: u64,
}

/// Everything that the parts of the system share.
#[derive(Debug)]
pub struct System {
    /// The last readings.
    pub ring: Ring,
    /// The latest of each source; none before its first.
    latest: [Option<Reading>; SOURCES],
    watched: [[Watched; METRICS]; SOURCES],
    /// What happened so far.
    pub counts: Counts,
}

impl System {
    /// Nothing measured yet.
    pub fn new(capacity: usize) -> Self {
        Self {
            ring: Ring::new(capacity),
            latest: [None; SOURCES],
            watched: [[Watched::default(); METRICS]; SOURCES],
            counts: Counts::default(),
        }
    }

    /// A source has measured.
    pub fn record(&mut self, source: usize, reading: Reading, limits: &Limits) {
        self.ring.push(source, reading);
        self.latest[source] = Some(reading);
        self.counts.readings += 1;
        for (metric, value) in reading.into_iter().enumerate() {
            self.look(source, metric, value, limits);
        }
    }

    /// Follows a quantity at every reading, so that it is known what the checks do not see.
    fn look(&mut self, source: usize, metric: usize, value: f64, limits: &Limits) {
        let watched = &mut self.watched[source][metric];
        let above = limits.above(metric, value, watched.peak);
        self.counts.peaks += u64::from(above && !watched.peak);
        watched.peak = above;
    }

    /// Compares each quantity's latest value with its threshold; what changed by that.
    pub fn check(&mut self, limits: &Limits) -> Vec<(usize, usize, Change)> {
        let mut changes = Vec::new();
        for source in 0..SOURCES {
            let Some(reading) = self.latest[source] else { continue };
            for (metric, value) in reading.into_iter().enumerate() {
                // A threshold may have been moved since the reading.
                self.look(source, metric, value, limits);
                let watched = &mut self.watched[source][metric];
                let above = limits.above(metric, value, watched.alert);
                if above && !watched.alert {
                    self.counts.raised += 1;
                    changes.push((source, metric, Change::Raised(value)));
                } else if !above && watched.alert {
                    self.counts.cleared += 1;
                    changes.push((source, metric, Change::Cleared));
                }
                watched.alert = above;
            }
        }
        changes
    }

    /// Alerts that are on.
    pub fn standing(&self) -> u64 {
        self.counts.raised - self.counts.cleared
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { thresholds: [80.0, 85.0, 70.0], margin: 5.0 };

    #[test]
    fn an_alert_is_raised_once_and_cleared_below_the_margin() {
        let mut system = System::new(10);
        let mut seen = Vec::new();
        for cpu in [70.0, 81.0, 90.0, 78.0, 81.0, 76.0, 74.0, 79.0, 81.0] {
            system.record(0, [cpu, 0.0, 0.0], &LIMITS);
            seen.extend(system.check(&LIMITS));
        }
        let changes = [Change::Raised(81.0), Change::Cleared, Change::Raised(81.0)];
        assert_eq!(seen, changes.map(|change| (0, 0, change)));
        assert_eq!((system.counts.peaks, system.standing()), (2, 1));
    }

    #[test]
    fn the_ring_keeps_the_latest_and_counts_the_rest() {
        let mut ring = Ring::new(3);
        (1..=5).for_each(|n| ring.push(0, [f64::from(n), 0.0, 100.0]));
        assert_eq!((ring.len(), ring.overwritten), (3, 2));
        assert_eq!(ring.means(), [4.0, 0.0, 100.0]);
    }

    #[test]
    fn loads_stay_in_range_and_pass_the_thresholds() {
        let mut load = Load::new(random::Rng::new(7, 1));
        let readings: Vec<Reading> = (0..60_000).map(|_| load.after(0.01)).collect();
        for metric in 0..METRICS {
            let values = readings.iter().map(|r| r[metric]);
            assert!(values.clone().all(|v| (0.0..=100.0).contains(&v)));
            let above = values.filter(|v| *v > LIMITS.thresholds[metric]).count();
            assert!((500..20_000).contains(&above), "{metric}: {above} of 60000");
        }
    }

    proptest! {
        /// Whatever is read, checked and turned meanwhile: no alert without a peak, and every clearing
        /// follows a raising.
        #[test]
        fn checks_see_no_more_than_there_is(
            steps in prop::collection::vec((0..SOURCES, 0.0..100.0_f64, any::<bool>(), 1..100_u32), 0..200),
            margin in 0.0..30.0_f64,
        ) {
            let mut system = System::new(5);
            for (source, value, checks, threshold) in steps {
                let limits = Limits { thresholds: [f64::from(threshold); METRICS], margin };
                system.record(source, [value; METRICS], &limits);
                if checks {
                    system.check(&limits);
                }
                let Counts { peaks, raised, cleared, .. } = system.counts;
                prop_assert!(cleared <= raised && raised <= peaks, "{:?}", system.counts);
                prop_assert!(system.ring.len() <= 5);
            }
        }
    }
}
