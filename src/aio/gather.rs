//! Several tasks at once.

use std::panic::Location;

use super::Tasks;

/// Runs all `futures` as tasks, each on a lane of its own, and returns their results in the order
/// given: asyncio's `gather`. All of them are on one thread; only their waits overlap.
///
/// A failure is a result like any other, as with `return_exceptions=True`; in a [`scope`](super::scope) the
/// first failure ends the others. When this is cancelled, so are the tasks, and their clean-up is awaited.
#[track_caller]
pub fn gather<'a, F: Future + 'a, I: IntoIterator<Item = F>>(
    futures: I,
) -> impl Future<Output = Vec<F::Output>> + use<'a, F, I> {
    let at = Location::caller();
    gather_at(futures, at)
}

/// For code at `at`.
async fn gather_at<'a, F: Future + 'a>(
    futures: impl IntoIterator<Item = F>,
    at: &'static Location<'static>,
) -> Vec<F::Output> {
    let mut tasks = Tasks::new();
    let mut results = Vec::new();
    for future in futures {
        tasks.spawn_at(future, at);
        results.push(None);
    }
    let index = |number: u32| number as usize - 1;
    tasks.meet_all(|finished| results[index(finished.number)] = finished.result.ok()).await;
    // Nobody has a handle to these tasks, and who is cancelled does not get here.
    results.into_iter().map(|r| r.unwrap_or_else(|| unreachable!("no handle"))).collect()
}
