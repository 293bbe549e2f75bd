//! Processes: instances with their own memory, reached by messages of bytes.
//!
//! In a page a process is a web worker with its own instance of the same wasm module; natively it is
//! a child process of the operating system (`src/bin/process.rs`). Either way nothing is shared: a job's
//! input and output are encoded (postcard) and copied. The one exception is the [`Segment`], which a
//! strategy declares.

mod bytes;
mod segment;

use std::cell::Cell;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use model::RunError;
use trace::{LaneKind, State};

use super::end::unwind;
use super::lane::{self, Current};
use super::platform;
use super::run::Run;

pub use bytes::Bytes;
pub use segment::{Room, Segment};

/// Work that a process can be asked to do, with the types of its messages.
#[derive(Debug)]
pub struct Job<I, O> {
    /// Unique among all labs: `<lab>/<name>`.
    pub id: &'static str,
    /// The work, in the process.
    pub run: fn(I) -> O,
}

/// A [`Job`] without its types, as the registry keeps it.
pub trait AnyJob: Sync {
    /// Its id.
    fn id(&self) -> &'static str;
    /// Decodes, works, encodes.
    ///
    /// # Errors
    /// The input's bytes are not what the job takes.
    fn call(&self, input: &[u8]) -> Result<Vec<u8>, postcard::Error>;
}

impl<I: DeserializeOwned, O: Serialize> AnyJob for Job<I, O> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn call(&self, input: &[u8]) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(&(self.run)(postcard::from_bytes(input)?))
    }
}

/// Gives each input to the next free one of `processes` processes and returns the outputs in the
/// order of the inputs: Python's `ProcessPoolExecutor.map`. `arrived` sees each output as it arrives.
///
/// A process that fails ends the run.
pub async fn map<I: Serialize, O: DeserializeOwned>(
    processes: usize,
    job: &Job<I, O>,
    inputs: &[I],
    mut arrived: impl FnMut(usize, usize, &O),
) -> Vec<O> {
    use futures_util::stream::{FuturesUnordered, StreamExt};

    let next = Cell::new(0);
    let take = || {
        let index = next.get();
        next.set(index + 1);
        inputs.get(index).map(|input| (index, input))
    };
    let ask = |process: usize, (index, input): (usize, &I)| {
        let bytes = postcard::to_stdvec(input).expect("a job's input can be encoded");
        async move { (process, index, platform::call_process(process, job.id, bytes).await) }
    };
    let mut pending: FuturesUnordered<_> =
        (0..processes).map_while(|p| take().map(|work| ask(p, work))).collect();
    let mut outputs: Vec<Option<O>> = inputs.iter().map(|_| None).collect();
    loop {
        lane::pending(State::Join, "processes");
        let Some((process, index, answer)) = pending.next().await else { break };
        let bytes = answer.unwrap_or_else(|error| give_up(error));
        let output: O = postcard::from_bytes(&bytes).unwrap_or_else(|error| {
            give_up(RunError::ProcessLost { index: process as u32 + 1, message: error.to_string() })
        });
        arrived(process, index, &output);
        outputs[index] = Some(output);
        if let Some(work) = take() {
            pending.push(ask(process, work));
        }
    }
    outputs.into_iter().map(|o| o.expect("every input was answered")).collect()
}

/// Has process `index` (from 0) do one job. As with [`map`], a process that fails ends the run.
///
/// Several can be awaited at once; a process does its jobs one by one.
pub async fn call<I: Serialize, O: DeserializeOwned>(index: usize, job: &Job<I, O>, input: I) -> O {
    let bytes = postcard::to_stdvec(&input).expect("a job's input can be encoded");
    let mut answer = std::pin::pin!(platform::call_process(index, job.id, bytes));
    let answer = std::future::poll_fn(|context| {
        lane::pending(State::Join, "processes");
        answer.as_mut().poll(context)
    });
    let bytes = answer.await.unwrap_or_else(|error| give_up(error));
    postcard::from_bytes(&bytes).unwrap_or_else(|error| {
        give_up(RunError::ProcessLost { index: index as u32 + 1, message: error.to_string() })
    })
}

/// A number that distinguishes this memory from every other one in the run: natively the operating system's
/// process ID, in a page the number of the instance (0 for the coordinator, processes from 1).
pub fn instance() -> u32 {
    platform::instance()
}

fn give_up(error: RunError) -> ! {
    lane::current_lane(|c| c.run().fail(error));
    unwind()
}

/// The inside of a process: its run (same epoch and seed as the coordinator's) and its one lane.
#[derive(Debug)]
pub struct Inside {
    run: Arc<Run>,
    place: Current,
}

impl Inside {
    /// Process `number` (from 1) of a run that began at `epoch` on the absolute clock.
    pub fn new(number: u32, seed: u32, epoch: f64, tracing: bool) -> Self {
        let run = Run::with_epoch(seed, 1, tracing, epoch);
        let lane = run.recorder().open(LaneKind::Process, number);
        let place = Current::new(run.clone(), lane);
        Self { run, place }
    }

    /// Its run.
    pub fn run(&self) -> &Arc<Run> {
        &self.run
    }

    /// Does one job.
    ///
    /// # Errors
    /// A panic in it, a stop, or bytes that are not its input.
    pub fn call(&self, job: &dyn AnyJob, input: &[u8]) -> Result<Vec<u8>, RunError> {
        let answer = self.place.work(State::Idle, || job.call(input));
        match answer {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(error)) => Err(RunError::ProcessLost {
                index: self.place.lane().map_or(0, trace::Lane::number),
                message: error.to_string(),
            }),
            None => Err(self.run.failure().unwrap_or(RunError::Stopped)),
        }
    }
}
