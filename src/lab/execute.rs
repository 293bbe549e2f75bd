//! From a request to a comparison: check, plan, execute, compare.

use std::sync::Arc;

use model::{Comparison, Execution, Params, Plan, RequestError, RunError, RunRequest, Sample};
use rt::{Current, Run, clock};
use trace::LaneKind;

use super::list::strategy;
use super::{Body, Labs};

impl Labs {
    /// Every execution that the request calls for, in order.
    ///
    /// # Errors
    /// See [`RequestError`].
    pub fn plan(self, request: &RunRequest) -> Result<Plan, RequestError> {
        let (lab, params) = self.check(request)?;
        let mut chosen = Vec::new();
        for id in &request.strategies {
            let strategy = strategy(lab, id)?;
            chosen.push((id.clone(), strategy.kind, (strategy.resources)(&params)));
        }
        Ok(stats::plan(&chosen, request.settings.repeats))
    }

    /// All samples side by side, with the lab's verdict.
    ///
    /// # Errors
    /// See [`RequestError`].
    pub fn compare(
        self,
        request: &RunRequest,
        samples: &[Sample],
    ) -> Result<Comparison, RequestError> {
        let (lab, params) = self.check(request)?;
        let mut comparison = stats::compare(&request.strategies, samples);
        if !comparison.strategies.is_empty() {
            comparison.verdict = (lab.judge)(&params, &comparison);
            let truth = lab.question.and_then(|q| (q.truth)(&params, &comparison));
            comparison.truth = truth.map(str::to_owned);
            comparison.tables = (lab.tables)(&params, &comparison);
        }
        Ok(comparison)
    }

    /// One of the request's strategies, traced or not, ready to run.
    ///
    /// # Errors
    /// See [`RequestError`].
    pub fn prepare(
        self,
        request: &RunRequest,
        id: &str,
        tracing: bool,
    ) -> Result<Prepared, RequestError> {
        let (lab, params) = self.check(request)?;
        let strategy = strategy(lab, id)?;
        let resources = (strategy.resources)(&params);
        let run = Run::new(request.settings.seed, resources.lanes(), tracing);
        run.set_live(lab.params, &params);
        let place = Current::new(run.clone(), run.recorder().open(LaneKind::Main, 0));
        let body = BodyOf(strategy.body);
        Ok(Prepared { run, place, strategy: strategy.id, body, params, resources })
    }
}

/// One execution, ready to run: its memory can already be read and its stop flag set.
#[derive(Debug)]
pub struct Prepared {
    run: Arc<Run>,
    place: Current,
    strategy: &'static str,
    body: BodyOf,
    params: Params,
    resources: model::Resources,
}

struct BodyOf(Body);

impl std::fmt::Debug for BodyOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Body::Blocking(_) => "Blocking",
            Body::Way(..) => "Way",
            Body::Async(_) => "Async",
        })
    }
}

impl Prepared {
    /// Its run.
    pub fn run(&self) -> &Arc<Run> {
        &self.run
    }

    /// Whether it blocks its thread.
    pub fn blocks(&self) -> bool {
        !matches!(self.body.0, Body::Async(_))
    }

    /// Does the work; if it [blocks](Self::blocks), the first poll runs it to the end.
    ///
    /// # Errors
    /// See [`RunError`].
    pub async fn execute(&self) -> Result<Execution, RunError> {
        if self.resources.shared_bytes > 0 && rt::process::Segment::present().is_none() {
            return Err(RunError::Unavailable { strategy: self.strategy.to_owned() });
        }
        let begin = clock::absolute();
        let outcome = match self.body.0 {
            Body::Blocking(work) => self.place.perform(|| work(&self.params)),
            Body::Way(work, way) => self.place.perform(|| work(&self.params, way)),
            Body::Async(work) => {
                // Called within the drive: making the future may already be work.
                let work = async { work(self.params.clone()).await };
                self.place.ended(aio::drive(self.run.clone(), self.place.lane(), work).await)
            }
        }?;
        let ms = clock::absolute() - begin;
        let dropped = self.run.recorder().dropped();
        let files = self.run.offered();
        Ok(Execution { strategy: self.strategy.to_owned(), ms, outcome, dropped, files })
    }

    /// Does the work natively, with its threads and processes around it.
    ///
    /// # Errors
    /// See [`RunError`].
    #[cfg(not(target_family = "wasm"))]
    pub fn execute_natively(&self) -> Result<Execution, RunError> {
        let model::Resources { threads, processes, shared_bytes, .. } = self.resources;
        rt::with_segment(shared_bytes as usize, || {
            rt::with_resources(threads as usize, processes as usize, || {
                rt::block_on(self.execute())
            })
        })
    }
}
