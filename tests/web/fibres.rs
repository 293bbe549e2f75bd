//! Searches on fibres, where the browser has them, and on workers: nobody can tell which it was.

use interleave::lab::Lab;
use interleave::lab::steer::play;
use interleave::labs::LABS;
use interleave::model::{Message, Outcome, RunRequest, Settings, Value};
use interleave::rt;
use interleave::seat::{Draws, Sampler, SearchBounds};
use interleave::sync::Mutex;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{THREADS, pool};

const BOUNDS: SearchBounds =
    SearchBounds { reduced: true, steps: 200, executions: 100, spurious: true, draw: None };

fn request(lab: &Lab) -> RunRequest {
    let setup = lab.seat.as_ref().expect("a lab with a seat").setup;
    RunRequest {
        lab: lab.id.to_owned(),
        strategies: Vec::new(),
        params: setup.iter().map(|(id, value)| ((*id).to_owned(), Value::Int(*value))).collect(),
        settings: Settings { seed: 7, repeats: 1 },
    }
}

/// What a search finds: whatever it has.
fn search(lab: &Lab, strategy: &str) -> String {
    let steered = LABS.steer(&request(lab), strategy).expect("it can be steered");
    let mut hunt = steered.search(BOUNDS);
    while hunt.advance() {}
    format!("{:?}", hunt.findings())
}

#[wasm_bindgen_test]
async fn every_search_finds_the_same_on_both() {
    pool().await;
    let mut searched = 0;
    for lab in LABS.iter().filter(|lab| lab.seat.is_some()) {
        for strategy in lab.steered() {
            let threads = LABS.steer(&request(lab), strategy.id).expect("steered").threads();
            // An instance has one pool for its life.
            if threads == 0 || threads > THREADS {
                continue;
            }
            let workers = search(lab, strategy.id);
            let on_fibres = move || JsValue::from(search(lab, strategy.id));
            let fibres = JsFuture::from(rt::on_fibres(threads, Box::new(on_fibres))).await;
            let fibres = fibres.expect("no trap").as_string().expect("what was found");
            assert_eq!(workers, fibres, "{} {}", lab.id, strategy.id);
            searched += 1;
        }
    }
    assert!(searched > 50, "{searched}");
}

#[wasm_bindgen_test]
fn the_browsers_that_have_fibres_are_known() {
    let navigator = js_sys::Reflect::get(&js_sys::global(), &"navigator".into());
    let agent = navigator.and_then(|n| js_sys::Reflect::get(&n, &"userAgent".into()));
    let agent = agent.ok().and_then(|agent| agent.as_string()).expect("a browser's name");
    // Otherwise the test above would compare workers with workers, and nobody would know.
    let expected = agent.contains("Chrome/") || agent.contains("Firefox/");
    assert_eq!(rt::has_fibres(), expected, "{agent}");
}

/// Lanes look at what others have on their stacks, and each goes on with its own.
#[wasm_bindgen_test]
async fn locals_stay_where_they_are() {
    pool().await;
    let work = || {
        let mut sampler = Sampler::new(Draws::RandomWalk, 7, 1_000);
        let sum = || Outcome::new(Message::new("ok"), "").fact("sum", sum_on_stacks() as f64);
        let sums = (0..20).map(|_| play(7, 3, Box::new(sampler.draw()), sum));
        let right = f64::from((0..2 * LEN as u32).sum::<u32>() + 2 * LEN as u32 / 8);
        JsValue::from(
            sums.map(|play| play.outcome.expect("it ends").facts["sum"]).all(|s| s == right),
        )
    };
    let all = JsFuture::from(rt::on_fibres(2, Box::new(work))).await.expect("no trap");
    assert_eq!(all, JsValue::TRUE);
}

const LEN: usize = 64;

/// Two threads fill an array on the stack of whoever started them, from arrays on their own.
fn sum_on_stacks() -> u64 {
    let shared = Mutex::new("sums", [0_u64; LEN]);
    rt::scope(|scope| {
        for thread in 0..2 {
            let shared = &shared;
            scope.spawn(move || {
                let mut own = [0; LEN];
                for (at, number) in own.iter_mut().enumerate() {
                    *number = (thread * LEN + at) as u64;
                    if at % 8 == 0 {
                        // Another thread may go on here.
                        shared.lock()[at] += 1;
                    }
                }
                for (sum, number) in shared.lock().iter_mut().zip(own) {
                    *sum += number;
                }
            });
        }
    });
    shared.lock().iter().sum()
}
