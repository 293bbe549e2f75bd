use proptest::prelude::*;

use super::*;

fn finish(work: &mut dyn Work) -> u64 {
    while work.step() != Step::Done {}
    work.answer()
}

fn answer(kernel: Kernel, job: Job) -> u64 {
    finish(&mut *kernel.begin(&job))
}

fn alone(n: u64) -> Job {
    Job { n, task: 0, tasks: 1, seed: 7 }
}

fn any_kernel() -> impl Strategy<Value = Kernel> {
    prop::sample::select(&Kernel::ALL[..])
}

#[test]
fn names_go_both_ways() {
    for (kernel, id) in Kernel::ALL.into_iter().zip(Kernel::IDS) {
        assert_eq!(kernel.id(), id);
        assert_eq!(Kernel::from_id(id), Some(kernel));
        assert_eq!(serde_json::to_value(kernel).unwrap(), id);
    }
    assert_eq!(Kernel::from_id("bubble-sort"), None);
}

#[test]
fn primes_below_powers_of_ten() {
    // OEIS A006880.
    let known = [4, 25, 168, 1_229, 9_592, 78_498, 664_579, 5_761_455];
    for (power, count) in (1_u32..).zip(known) {
        assert_eq!(answer(Kernel::Primes, alone(10_u64.pow(power) / 2)), count, "10^{power}");
    }
    let small: Vec<u64> = (0..=6).map(|n| answer(Kernel::Primes, alone(n))).collect();
    assert_eq!(small, [0, 0, 2, 3, 4, 4, 5]);
}

#[test]
fn hash_chain_is_the_known_one() {
    // Links 0, 1, 2 and 1000 from seed 0 and task 0, and another seed and task, by hashlib.
    let link =
        |links: u64| answer(Kernel::Sha256, Job { n: links * 100, task: 0, tasks: 1, seed: 0 });
    let known = [
        0xaf55_70f5_a181_0b7a,
        0x7ef0_ca62_6bbb_058d,
        0xad60_c1ee_b72c_638a,
        0xa9fb_88bc_27df_08c8,
    ];
    assert_eq!([0, 1, 2, 1000].map(link), known);
    let other = Job { n: 300, task: 3, tasks: 4, seed: 7 };
    assert_eq!(answer(Kernel::Sha256, other), 0xaa9c_8622_63cc_e376);
}

#[test]
fn monte_carlo_is_near_pi() {
    let n = 4_000_000;
    for task in 0..4 {
        let inside = answer(Kernel::MonteCarlo, Job { n, task, tasks: 4, seed: 7 });
        let estimate = 4.0 * inside as f64 / n as f64;
        // Four standard errors of √(π (4 - π) / n).
        assert!((estimate - std::f64::consts::PI).abs() < 0.0033, "{estimate}");
    }
}

#[test]
fn answers_do_not_change_between_platforms() {
    // `tests/web.rs` holds browsers to the same list.
    let answers = Kernel::ALL.map(|k| answer(k, Job { n: 200_000, task: 1, tasks: 3, seed: 7 }));
    assert_eq!(answers, include!("known_answers.rs"));
}

#[test]
fn hostile_jobs_begin_and_step() {
    let job = Job { n: u64::MAX, task: u32::MAX, tasks: 0, seed: u32::MAX };
    for kernel in Kernel::ALL {
        let mut work = kernel.begin(&job);
        for _ in 0..3 {
            work.step();
        }
        kernel.size(u64::MAX);
        kernel.image_size(u64::MAX, u32::MAX);
    }
}

/// The whole picture as its tasks draw it, `None` where nobody has; and the sum of their answers.
fn drawn(n: u64, tasks: u32) -> (Vec<Option<u16>>, u64) {
    let (width, height) = Kernel::Mandelbrot.image_size(n, tasks).unwrap();
    let mut picture = vec![None; (width * height) as usize];
    let mut sum = 0_u64;
    for task in 0..tasks {
        let mut work = Kernel::Mandelbrot.begin(&Job { n, task, tasks, seed: 0 });
        loop {
            match work.step() {
                Step::Row { y, x, values } => {
                    let at = (y * width + x) as usize;
                    for (pixel, value) in picture[at..].iter_mut().zip(values) {
                        assert_eq!(pixel.replace(*value), None, "drawn twice");
                    }
                    assert!(x as usize + values.len() <= width as usize);
                }
                Step::More => {}
                Step::Done => break,
            }
        }
        sum = sum.wrapping_add(work.answer());
    }
    (picture, sum)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn sum_of_squares_is_the_closed_form(n in 0_u64..2_000_000) {
        let n = u128::from(n);
        let closed = n.saturating_sub(1) * n * (2 * n).saturating_sub(1) / 6;
        prop_assert_eq!(u128::from(answer(Kernel::SumOfSquares, alone(n as u64))), closed);
    }

    #[test]
    fn bands_make_the_whole_picture(n in 0_u64..20_000, tasks in 1_u32..40) {
        let (whole, answer) = drawn(n * u64::from(tasks), 1);
        let (bands, sum) = drawn(n, tasks);
        prop_assert!(whole.iter().all(Option::is_some));
        prop_assert_eq!(whole, bands);
        prop_assert_eq!(answer, sum);
    }

    #[test]
    fn answers_depend_on_the_job_alone(kernel in any_kernel(), n in 0_u64..300_000, seed: u32) {
        let job = Job { n, task: 1, tasks: 3, seed };
        // Interleaved with another job, as on one thread with many tasks.
        let mut work = kernel.begin(&job);
        let mut other = kernel.begin(&Job { task: 2, seed: !seed, ..job });
        while work.step() != Step::Done {
            other.step();
        }
        prop_assert_eq!(work.answer(), answer(kernel, job));
        prop_assert_eq!(work.step(), Step::Done);
        prop_assert_eq!(work.answer(), answer(kernel, job));
    }

    #[test]
    fn tasks_have_their_own_draws(seed: u32) {
        for kernel in [Kernel::Matrix, Kernel::MonteCarlo, Kernel::Sha256, Kernel::Sort] {
            // Eight of them: two counts of points may well be equal by chance, eight are not.
            let answers = (0..8).map(|task| answer(kernel, Job { n: 40_000, task, tasks: 8, seed }));
            let different: std::collections::BTreeSet<u64> = answers.collect();
            prop_assert!(different.len() > 1, "{:?}", kernel);
        }
    }

    #[test]
    fn size_grows_with_n(kernel in any_kernel(), a in 0_u64..100_000_000, b in 0_u64..100_000_000) {
        prop_assert!(kernel.size(a.min(b)) <= kernel.size(a.max(b)));
    }
}
