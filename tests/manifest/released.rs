//! What links rely on, and what the chapter says: neither may drift.

use interleave::book::manifest::{lab as build, pages};
use interleave::book::markdown::Node;
use interleave::labs::LABS;
use interleave::model::Value;

/// A lab's strategies and defaults as they went out, and what its preset `chapter` must hold, as
/// `parameter=value` with blanks between. A link without a parameter means the default for ever, so a line
/// may be added here and none changed; for other values there are presets.
struct Released {
    lab: &'static str,
    strategies: &'static str,
    defaults: &'static str,
    chapter: &'static str,
}

const fn released(
    lab: &'static str,
    strategies: &'static str,
    defaults: &'static str,
    chapter: &'static str,
) -> Released {
    Released { lab, strategies, defaults, chapter }
}

#[rustfmt::skip]
const RELEASED: &[Released] = &[
    released("concurrency-parallelism", "sequential interleaved parallel",
        "tasks=3 n=20000000 wait_ms=100", "tasks=3 n=1000000"),
    released("gil", "one-thread gil no-gil processes",
        "kernel=sum-of-squares n=100000000 threads=2 interval_ms=5 waiting=0",
        "n=50000000 threads=2 interval_ms=5"),
    released("thread-basics", "sequential threads",
        "first_ms=100 second_ms=200", "first_ms=1000 second_ms=2000"),
    released("worker-queue", "one-worker workers",
        "tasks=5 workers=3 work_ms=100", "tasks=5 workers=3 work_ms=500"),
    released("race", "unsafe mutex atomic",
        "threads=2 iterations=100000", "threads=2 iterations=1000"),
    released("lock", "no-lock mutex whole-loop atomic per-thread",
        "threads=2 iterations=100000", "threads=2 iterations=1000"),
    released("reentrant-lock", "plain reentrant pass-on", "depth=3", "depth=3"),
    released("semaphore", "semaphore no-limit",
        "tasks=5 permits=2 hold_ms=100", "tasks=5 permits=2 hold_ms=1000"),
    released("event", "event polling",
        "waiters=3 delay_ms=100 poll_ms=10", "waiters=3 delay_ms=2000"),
    released("thread-pool", "sequential pool",
        "urls=5 workers=3 min_ms=40 max_ms=160", "urls=5 workers=3 min_ms=500 max_ms=2000"),
    released("pool-as-completed", "input-order completion-order",
        "tasks=7 workers=3 min_ms=50 max_ms=150 failure=20",
        "tasks=7 workers=3 min_ms=1000 max_ms=3000 failure=20"),
    released("gather", "one-by-one gather",
        "first_ms=100 second_ms=200 third_ms=150", "first_ms=1000 second_ms=2000 third_ms=1500"),
    released("task-cancel", "finish cancel",
        "steps=5 step_ms=40 busy_ms=5 cancel_ms=120 cleanup_ms=30",
        "steps=5 step_ms=500 cancel_ms=1500"),
    released("async-as-completed", "as-completed wait",
        "calls=6 min_ms=50 max_ms=300 timeout_ms=200 failure=20",
        "calls=4 min_ms=500 max_ms=2000 timeout_ms=2000 failure=20"),
    released("async-queue", "bounded unbounded",
        "capacity=3 producers=2 items=10 consumers=2 produce_ms=5 consume_ms=20",
        "capacity=5 producers=2 items=3 consumers=2 produce_ms=500 consume_ms=300"),
    released("async-resource", "normal failure cancelled by-hand",
        "open_ms=50 work_ms=100 close_ms=30 break_at=50", "open_ms=500 work_ms=1000 close_ms=300"),
    released("io-bound", "sequential pool async async-limited",
        "io=timer tasks=5 wait_ms=100 workers=3", "tasks=5 wait_ms=500 workers=3"),
    released("cpu-bound", "sequential threads processes async",
        "kernel=sum-of-squares tasks=4 n=20000000 workers=4", "tasks=4 n=2000000 workers=4"),
    released("web-scraper", "sequential threads async async-limited",
        "pages=10 workers=5 min_ms=50 max_ms=200 failure=10",
        "pages=10 workers=5 min_ms=500 max_ms=2000 failure=10"),
];

/// Labs of which the chapter has something to be put right or a figure of its own, with the figures that
/// their text must name, in seconds and times, as they stand in both languages.
const ORIGINALS: &[(&str, &[&str])] = &[
    ("concurrency-parallelism", &["0.20"]),
    ("gil", &["0.59", "0.56", "1.06"]),
    ("race", &["3.10", "300"]),
    ("event", &[]),
    ("thread-pool", &["2.57"]),
    ("pool-as-completed", &[]),
    ("gather", &["3.00", "2.00", "4.5"]),
    ("async-as-completed", &["3.13"]),
    ("io-bound", &["2.50", "1.00", "0.50", "4.98"]),
    ("cpu-bound", &["0.39", "0.41", "0.29", "1.05", "1.34", "81"]),
    ("web-scraper", &["10.50", "3.65", "1.87", "2.88", "5.62"]),
];

/// Their ids.
pub fn labs() -> impl Iterator<Item = &'static str> {
    RELEASED.iter().map(|released| released.lab)
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, Value)> {
    text.split_whitespace().map(|pair| {
        let (id, value) = pair.split_once('=').expect("a pair");
        let value = value.parse().map_or_else(|_| Value::Text(value.to_owned()), Value::Int);
        (id, value)
    })
}

#[test]
fn defaults_and_strategies_stay_what_links_take_them_for() {
    for Released { lab, strategies, defaults, .. } in RELEASED {
        let declared =
            LABS.find(lab).unwrap_or_else(|| panic!("{lab} is gone, and links lead there"));
        let ids: Vec<_> = declared.strategies.iter().map(|s| s.id).collect();
        assert_eq!(ids.join(" "), *strategies, "{lab}: a link without strategies means these");
        for (id, value) in pairs(defaults) {
            let param = declared.params.iter().find(|p| p.id == id);
            let default = param.map(|p| p.default_value());
            assert_eq!(default, Some(value), "{lab}: {id}");
        }
    }
}

#[test]
fn the_preset_of_the_chapter_holds_its_values() {
    for Released { lab, chapter, .. } in RELEASED {
        let (summary, _) = build(LABS.find(lab).expect("a lab")).unwrap();
        let preset = summary.presets.iter().find(|p| p.id == "chapter").expect("a preset");
        for (id, value) in pairs(chapter) {
            assert_eq!(preset.values.get(id), Some(&value), "{lab}: {id}");
        }
    }
}

#[test]
fn what_the_chapter_has_wrong_or_measured_is_told_in_both_languages() {
    for (lab, figures) in ORIGINALS {
        let pages = pages(LABS.find(lab).expect("a lab")).unwrap();
        for original in [&pages.ko.texts.original, &pages.en.texts.original] {
            let text: String = original.iter().map(Node::text).collect();
            assert!(!text.trim().is_empty(), "{lab}: nothing is said of the original");
            let missing: Vec<_> = figures.iter().filter(|f| !text.contains(**f)).collect();
            assert!(missing.is_empty(), "{lab}: {missing:?} missing in: {text}");
        }
    }
}
