//! The Mandelbrot set by the escape-time algorithm (Peitgen and Richter, "The Beauty of Fractals",
//! 1986), in horizontal bands.

use random::mix;

use super::{Job, Step, Work};

/// Units of work of one iteration.
const UNITS: u64 = 2;
/// Largest picture; beyond, more work means more iterations for the same pixels.
const MAX_HEIGHT: u64 = 640;
/// Iteration limit of pictures that are not the largest.
const MIN_LIMIT: u64 = 256;
/// Of the view, this part of 1000 lies inside the set: its area, 1.507, over the view's 8.64.
const INSIDE: u64 = 174;
/// Iterations of a point outside the set, on average over the view.
const OUTSIDE: u64 = 5;
/// Iterations of a pixel at the least limit, on average.
const PER_PIXEL: u64 = MIN_LIMIT * INSIDE / 1000 + OUTSIDE;

/// The view: left edge, top edge and height in the complex plane. All of the set is in it with a
/// little room, so that bands at the top and bottom have far less to do than those in the middle.
const LEFT: f64 = -2.45;
const TOP: f64 = 1.2;
const HEIGHT: f64 = 2.4;

/// Iterations after which a step ends; a pixel once begun is finished.
const STEP_ITERATIONS: u32 = 80_000;

/// Pixels of a picture for `n` units of work.
pub(super) fn pixels(n: u64) -> u64 {
    let (width, height) = Picture::new(n, 1).size();
    u64::from(width) * u64::from(height)
}

/// Size and iteration limit of the picture that all tasks draw together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    height: u32,
    limit: u32,
}

impl Picture {
    /// The picture that costs about `n` units for each of `tasks` tasks.
    pub(super) fn new(n: u64, tasks: u32) -> Self {
        let total = n.saturating_mul(u64::from(tasks.max(1))) / UNITS;
        // Width is 3/2 of height: an even height keeps it whole.
        let height = (total / PER_PIXEL * 2 / 3).isqrt() / 2 * 2;
        if height < MAX_HEIGHT {
            return Self { height: height.max(2) as u32, limit: MIN_LIMIT as u32 };
        }
        let per_pixel = total / (MAX_HEIGHT * MAX_HEIGHT * 3 / 2);
        let limit = per_pixel.saturating_sub(OUTSIDE).saturating_mul(1000) / INSIDE;
        let limit = u32::try_from(limit.max(MIN_LIMIT)).unwrap_or(u32::MAX);
        Self { height: MAX_HEIGHT as u32, limit }
    }

    /// Width and height in pixels.
    pub(super) fn size(self) -> (u32, u32) {
        (self.height / 2 * 3, self.height)
    }

    /// The complex number at a pixel's centre: its real and its imaginary part.
    fn re(self, x: u32) -> f64 {
        LEFT + (f64::from(x) + 0.5) * (HEIGHT / f64::from(self.height))
    }

    fn im(self, y: u32) -> f64 {
        TOP - (f64::from(y) + 0.5) * (HEIGHT / f64::from(self.height))
    }
}

/// Where an orbit of z² + c has come to.
#[derive(Clone, Copy, Default)]
struct Orbit {
    x: f64,
    y: f64,
}

impl Orbit {
    /// Iterations until |z| > 2, or `limit`, of which `done` are done. Products and sums of f64 are
    /// rounded the same way everywhere, and Rust never fuses them.
    fn escape(self, re: f64, im: f64, done: u32, limit: u32) -> u32 {
        let Self { mut x, mut y } = self;
        for k in done..limit {
            let (xx, yy) = (x * x, y * y);
            if xx + yy > 4.0 {
                return k;
            }
            y = 2.0 * x * y + im;
            x = xx - yy + re;
        }
        limit
    }
}

/// Iterations of two points of a row. Each product of an orbit waits for the one before; two orbits
/// side by side fill the wait, and fit one vector. When the first has escaped the other goes on
/// alone, and neighbours seldom have far to go.
fn escape(re: [f64; 2], im: f64, limit: u32) -> [u32; 2] {
    let (mut x, mut y) = ([0.0; 2], [0.0; 2]);
    let mut done = 0;
    while done < limit {
        let (xx, yy) = (x.map(|x| x * x), y.map(|y| y * y));
        if xx[0] + yy[0] > 4.0 || xx[1] + yy[1] > 4.0 {
            break;
        }
        for lane in 0..2 {
            y[lane] = 2.0 * x[lane] * y[lane] + im;
            x[lane] = xx[lane] - yy[lane] + re[lane];
        }
        done += 1;
    }
    [0, 1].map(|lane| Orbit { x: x[lane], y: y[lane] }.escape(re[lane], im, done, limit))
}

/// 4096 · log₂(1 + k), with straight lines between powers of two; see [`Step::Row`].
fn value(k: u32) -> u16 {
    let v = u64::from(k) + 1;
    let power = v.ilog2();
    let within = (v << 12 >> power) - (1 << 12);
    u16::try_from(u64::from(power) << 12 | within).unwrap_or(u16::MAX)
}

/// A step is part of a row. Each pixel's count is part of the picture, so none can be left out.
///
/// The answer is a sum over pixels of their scrambled place and value: the order of drawing does
/// not matter, and the wrapping sum of all bands' answers is the answer of the whole picture.
pub(super) struct Mandelbrot {
    picture: Picture,
    x: u32,
    y: u32,
    end: u32,
    row: Vec<u16>,
    sum: u64,
}

impl Mandelbrot {
    pub(super) fn new(job: &Job) -> Self {
        let picture = Picture::new(job.n, job.tasks);
        let (width, height) = picture.size();
        let tasks = u64::from(job.tasks.max(1));
        let first_row = |task: u64| (u64::from(height) * task.min(tasks) / tasks) as u32;
        Self {
            picture,
            x: 0,
            y: first_row(u64::from(job.task)),
            end: first_row(u64::from(job.task) + 1),
            row: Vec::with_capacity(width as usize),
            sum: 0,
        }
    }
}

impl Work for Mandelbrot {
    fn step(&mut self) -> Step<'_> {
        if self.y == self.end {
            return Step::Done;
        }
        let (width, _) = self.picture.size();
        let (first, y, limit) = (self.x, self.y, self.picture.limit);
        let im = self.picture.im(y);
        let mut spent = 0;
        self.row.clear();
        while self.x < width && spent < STEP_ITERATIONS {
            // Of an odd width the last is computed twice.
            let pair = [self.x, (self.x + 1).min(width - 1)];
            let counts = escape(pair.map(|x| self.picture.re(x)), im, limit);
            for iterations in counts.into_iter().take((width - self.x) as usize) {
                let value = if iterations == limit { 0 } else { value(iterations) };
                let place = u64::from(y) << 32 | u64::from(self.x) << 16;
                self.sum = self.sum.wrapping_add(mix(place | u64::from(value)));
                self.row.push(value);
                self.x += 1;
                // The work around a pixel costs about as much as some iterations.
                spent = spent.saturating_add(iterations).saturating_add(4);
            }
        }
        if self.x == width {
            (self.x, self.y) = (0, y + 1);
        }
        Step::Row { y, x: first, values: &self.row }
    }

    fn answer(&self) -> u64 {
        self.sum
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    fn alone(re: f64, im: f64, limit: u32) -> u32 {
        Orbit::default().escape(re, im, 0, limit)
    }

    #[test]
    fn two_are_as_one_and_one() {
        for (i, j) in (0..60).flat_map(|i| (0..60).map(move |j| (i, j))) {
            let at = |i: i32| -2.4 + f64::from(i) * 0.06;
            let (re, im) = ([at(i), at(j)], at(i + j) / 2.0);
            assert_eq!(escape(re, im, 300), re.map(|re| alone(re, im, 300)), "{re:?} + {im}i");
        }
    }

    #[test]
    fn known_points() {
        // Period 1, 2 and 3, the real axis's tip, and i, which goes round for ever.
        for (re, im) in [(0.0, 0.0), (-1.0, 0.0), (-0.1225, 0.7449), (-2.0, 0.0), (0.0, 1.0)] {
            assert_eq!(alone(re, im, 5_000), 5_000, "{re} + {im}i");
        }
        // 0, 1, 2, 5: the third iterate of c = 1 is the first beyond 2.
        assert_eq!(alone(1.0, 0.0, 100), 3);
        assert_eq!(alone(2.0, 2.0, 100), 1);
        // The count near the needle's eye at -3/4 approximates π (Boll, 1991).
        assert_eq!(alone(-0.75, 0.001, 100_000), 3143);
    }

    #[test]
    fn values_follow_the_logarithm() {
        assert_eq!([0, 1, 3, 7, 255].map(value), [0, 4096, 8192, 12288, 32768]);
        assert_eq!(value(2), 4096 + 2048);
        assert_eq!([65_534, 65_535, u32::MAX].map(value), [65_535; 3]);
        assert!((1..70_000).all(|k| value(k) <= value(k + 1)));
    }

    #[test]
    fn pictures_stay_sane() {
        assert_eq!(Picture::new(0, 0), Picture { height: 2, limit: 256 });
        assert_eq!(Picture::new(40_000_000, 4).size(), (960, 640));
        assert_eq!(Picture::new(u64::MAX, 32), Picture { height: 640, limit: u32::MAX });
        assert!(Picture::new(80_000_000, 2).limit > Picture::new(60_000_000, 2).limit);
    }

    #[test]
    fn a_picture_costs_its_units() {
        for n in [600_000_u64, 6_000_000, 60_000_000, 200_000_000] {
            let picture = Picture::new(n, 1);
            let (width, height) = picture.size();
            let iterations: u64 = (0..height)
                .flat_map(|y| (0..width).map(move |x| (picture.re(x), picture.im(y))))
                .map(|(re, im)| u64::from(alone(re, im, picture.limit)))
                .sum();
            assert!((n * 4 / 5..=n * 6 / 5).contains(&(iterations * UNITS)), "{n}: {iterations}");
        }
    }
}
