//! Prints what each kernel costs as its work grows: `cargo run --release --example kernels`.
//!
//! Look for two things. `ns/unit` must stay level: where it falls as n grows, the compiler has
//! found a way round the work. a step must take 50 to 200 µs;
//! the longest is longer where another program had the core or memory was touched for the first time.

use std::time::{Duration, Instant};

use interleave::kernels::{Job, Kernel, Step};

fn main() {
    println!("kernel                     n      size        ms   ns/unit   step µs  longest µs");
    for id in Kernel::IDS {
        let kernel = Kernel::from_id(id).expect("listed ids are known");
        for n in [2_500_000, 5_000_000, 10_000_000, 20_000_000, 40_000_000, 80_000_000] {
            let (time, step, longest) = (0..5).map(|_| time(kernel, n)).min().expect("five runs");
            let ms = time.as_secs_f64() * 1e3;
            println!(
                "{id:<16}{n:>12}{:>10}{ms:>10.2}{:>10.3}{:>10}{:>12}",
                kernel.size(n),
                ms * 1e6 / n as f64,
                step.as_micros(),
                longest.as_micros(),
            );
        }
    }
}

/// Time of one job, of its median step and of its longest.
fn time(kernel: Kernel, n: u64) -> (Duration, Duration, Duration) {
    let start = Instant::now();
    let mut work = kernel.begin(&Job { n, task: 0, tasks: 1, seed: 7 });
    let mut steps = Vec::new();
    let mut last = Instant::now();
    while work.step() != Step::Done {
        let now = Instant::now();
        steps.push(now - last);
        last = now;
    }
    std::hint::black_box(work.answer());
    let whole = start.elapsed();
    steps.sort_unstable();
    (whole, steps[steps.len() / 2], steps[steps.len() - 1])
}
