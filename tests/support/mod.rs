//! What the native tests share: runs without a lab, small parameters for any lab, and an end to hanging.
#![allow(dead_code, reason = "no test uses all of it")]

pub mod companion;

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use interleave::aio;
use interleave::lab::Lab;
use interleave::labs::LABS;
use interleave::model::{ParamKind, RunError, RunRequest, Settings, Unit, Value};
use interleave::rt::{self, Current, Run};
use interleave::trace::LaneKind;

/// Far longer than anything here takes; only what hangs gets there.
const FOR_EVER: Duration = Duration::from_secs(30);

/// Does `work` on a thread of its own and fails when it does not end.
pub fn ends<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> R {
    let (send, receive) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let value = work();
        let _ = send.send(());
        value
    });
    if let Err(mpsc::RecvTimeoutError::Timeout) = receive.recv_timeout(FOR_EVER) {
        panic!("it hangs");
    }
    thread.join().unwrap_or_else(|payload| std::panic::resume_unwind(payload))
}

/// The main lane of a traced run with room for `lanes` others.
pub fn place(lanes: u32) -> Current {
    let run = Run::new(7, 1 + lanes, true);
    let main = run.recorder().open(LaneKind::Main, 0);
    Current::new(run.clone(), main)
}

/// Does blocking `work` as a strategy on a pool of `threads`.
pub fn on_threads<R>(threads: usize, work: impl FnOnce() -> R) -> Result<R, RunError> {
    let place = place(threads as u32);
    rt::with_resources(threads, 0, || place.perform(work))
}

/// Does async work as a strategy with room for `tasks`.
pub fn on_tasks<R>(tasks: u32, work: impl Future<Output = R>) -> Result<R, RunError> {
    drive(&place(tasks), work)
}

/// Does async work as a strategy at `place`.
pub fn drive<R>(place: &Current, work: impl Future<Output = R>) -> Result<R, RunError> {
    place.ended(rt::block_on(aio::drive(place.run().clone(), place.lane(), work)))
}

/// The present run.
pub fn present_run() -> Arc<Run> {
    rt::current_lane(|c| c.run().clone()).expect("within a run")
}

/// A request for all of a lab's strategies.
pub fn request(lab: &Lab, params: BTreeMap<String, Value>) -> RunRequest {
    RunRequest {
        lab: lab.id.to_owned(),
        strategies: lab.strategies.iter().map(|s| s.id.to_owned()).collect(),
        params,
        settings: Settings { seed: Settings::DEFAULT_SEED, repeats: 1 },
    }
}

/// What learners may write: addresses, and what is none.
const WRITTEN: &str = "api/page/900?bytes=3000&seed=4\n\t<b>나</b> ://% https://";

/// How a small value is chosen within a parameter's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The least there is.
    Least,
    /// Three of everything, and 4 ms.
    Few,
    /// Two of everything, 60 ms, and work of some ms: long enough to be interrupted.
    Longer,
}

fn small(unit: Unit, size: Size, min: i64, max: i64) -> i64 {
    // What counts in thousands is an amount of work, not a number of lanes.
    let work = max > 1_000;
    let wanted = match (size, unit) {
        (Size::Least, _) => min,
        (Size::Few, Unit::Ms) => 4,
        (Size::Longer, Unit::Ms) => 60,
        (Size::Few, Unit::Count) if work => 20_000,
        (Size::Longer, Unit::Count) if work => 2_000_000,
        (Size::Few, Unit::Count) => 3,
        (Size::Longer, Unit::Count) => 2,
        (_, Unit::Percent | Unit::None) => 50,
    };
    wanted.clamp(min, max)
}

/// Requests for all strategies of `lab` with small parameters, each choice made at least once and
/// something written in each text.
pub fn small_requests(lab: &Lab, size: Size) -> Vec<RunRequest> {
    let ints = |lab: &Lab| {
        let value = |p: &interleave::model::Param| match p.kind {
            ParamKind::Int { min, max, .. } => {
                Some((p.id.to_owned(), Value::Int(small(p.unit, size, min, max))))
            }
            ParamKind::Choice { .. } | ParamKind::Text { .. } => None,
        };
        lab.params.iter().filter_map(value).collect::<BTreeMap<_, _>>()
    };
    let mut all = vec![ints(lab)];
    for param in lab.params {
        if let ParamKind::Choice { options, .. } = param.kind {
            for option in &options[1..] {
                let mut params = ints(lab);
                params.insert(param.id.to_owned(), Value::Text((*option).to_owned()));
                all.push(params);
            }
        }
        if let ParamKind::Text { .. } = param.kind {
            let mut params = ints(lab);
            params.insert(param.id.to_owned(), Value::Text(WRITTEN.to_owned()));
            all.push(params);
        }
    }
    let requests: Vec<_> = all.into_iter().map(|params| request(lab, params)).collect();
    for request in &requests {
        LABS.check(request).expect("small parameters are valid ones");
    }
    requests
}

/// The labs that end by themselves: all but those that break on purpose.
pub fn sound_labs() -> impl Iterator<Item = &'static Lab> {
    let sound = |lab: &&Lab| lab.section != interleave::model::Section::Workshop;
    LABS.iter().filter(sound)
}
