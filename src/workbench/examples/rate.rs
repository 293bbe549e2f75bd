//! How many schedules of a program are played in a second: `cargo run --release --example rate -- FILE [WAY]`.

use lab::Labs;
use model::{RunRequest, Settings, Value};
use seat::SearchBounds;

static LABS: Labs = Labs(&[&[&workbench::LAB]]);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(&args[0]).expect("a program");
    let way = args.get(1).map_or("free", String::as_str);
    let params = [("program".to_owned(), Value::Text(text)), ("workers".to_owned(), Value::Int(4))];
    let request = RunRequest {
        lab: "workbench".to_owned(),
        strategies: vec![way.to_owned()],
        params: params.into(),
        settings: Settings { seed: 7, repeats: 1 },
    };
    let steered = LABS.steer(&request, way).expect("it can be steered");
    let draw = std::env::var("DRAW").is_ok().then_some(seat::Drawing::Walk);
    let reduced = std::env::var("ALL").is_err();
    let bounds = SearchBounds { reduced, draw, ..SearchBounds::default() };
    let threads = steered.threads() as usize;
    rt::with_fibres(threads, || {
        let mut hunt = steered.search(bounds);
        let begin = std::time::Instant::now();
        while hunt.advance()
            && begin.elapsed().as_secs()
                < std::env::var("SECONDS_MOST").map_or(10, |s| s.parse().unwrap_or(10))
        {}
        let found = hunt.findings();
        let seconds = begin.elapsed().as_secs_f64();
        println!(
            "{} executions in {seconds:.2} s: {:.0} a second",
            found.executions,
            f64::from(found.executions) / seconds
        );
        for outcome in &found.outcomes {
            println!("{:?}", outcome.ending);
        }
        println!("complete {} cut {} astray {}", found.complete, found.cut, found.astray);
    });
}
