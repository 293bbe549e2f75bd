//! Tasks that cannot outlive their scope: what one opens is closed before the scope ends.

use std::cell::RefCell;
use std::panic::Location;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use trace::State;

use super::tasks::{Slot, start};
use super::using::Shield;
use super::{Cancelled, Control, Event, TaskHandle, Tasks};

type Started<'env, E> = (TaskHandle, Slot<'env, Result<(), E>>);

/// A group of tasks that stand and fall together; see [`scope`].
pub struct Scope<'env, E>(Rc<RefCell<Spawned<'env, E>>>);

struct Spawned<'env, E> {
    /// Those that the group does not have yet: it may be busy polling whoever spawns.
    new: Vec<Started<'env, E>>,
    count: u32,
    over: bool,
}

/// A task of a [`scope`].
#[derive(Debug)]
pub struct ScopedTask<T> {
    handle: TaskHandle,
    value: Rc<RefCell<Option<T>>>,
    over: Event,
}

struct SetOnDrop(Event);

impl Drop for SetOnDrop {
    fn drop(&mut self) {
        self.0.set();
    }
}

impl<E> Clone for Scope<'_, E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<E> std::fmt::Debug for Scope<'_, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scope").field("spawned", &self.0.borrow().count).finish_non_exhaustive()
    }
}

impl<'env, E: 'env> Scope<'env, E> {
    /// Starts a task on its own lane. A task that is to spawn others takes a clone of the scope with it.
    /// Panics if the scope has ended.
    #[track_caller]
    pub fn spawn<T: 'env>(
        &self,
        future: impl Future<Output = Result<T, E>> + 'env,
    ) -> ScopedTask<T> {
        let (value, over) = (Rc::new(RefCell::new(None)), Event::new("task"));
        let (result, set) = (value.clone(), SetOnDrop(over.clone()));
        let work = async move {
            let _set = set;
            let value = future.await?;
            *result.borrow_mut() = Some(value);
            Ok(())
        };
        let mut spawned = self.0.borrow_mut();
        assert!(!spawned.over, "the scope is over");
        spawned.count += 1;
        let (handle, slot) = start(spawned.count, work, Location::caller());
        spawned.new.push((handle.clone(), slot));
        ScopedTask { handle, value, over }
    }
}

impl<T> ScopedTask<T> {
    /// A handle to cancel this task alone; the others continue.
    pub fn handle(&self) -> &TaskHandle {
        &self.handle
    }

    /// Waits for its value, which is available at once after the scope.
    ///
    /// # Errors
    /// It was cancelled, or failed; the scope then says how.
    pub async fn join(self) -> Result<T, Cancelled> {
        self.over.wait().await;
        self.value.take().ok_or(Cancelled)
    }
}

/// At the end of a scope, however it comes: tasks that never began go, and with them their hold on the scope.
struct Close<'env, E>(Scope<'env, E>);

impl<E> Drop for Close<'_, E> {
    fn drop(&mut self) {
        let new = {
            let mut spawned = self.0.0.borrow_mut();
            spawned.over = true;
            std::mem::take(&mut spawned.new)
        };
        drop(new);
    }
}

/// Runs `body` and whatever it spawns, and ends when all of that has: asyncio's `TaskGroup`.
///
/// The first failure, of `body` or of a task, cancels `body` and all unfinished tasks, and so does
/// a cancellation from outside; clean-up is awaited ([`using`](super::using)). A task that is cancelled alone is not
/// a failure. Without a failure the result is `body`'s.
///
/// # Errors
/// Every failure in the order in which they happened, at least one: asyncio's `ExceptionGroup`.
pub async fn scope<'env, R, E: 'env>(
    body: impl AsyncFnOnce(&Scope<'env, E>) -> Result<R, E>,
) -> Result<R, Vec<E>> {
    let scope = Scope(Rc::new(RefCell::new(Spawned { new: Vec::new(), count: 0, over: false })));
    let _close = Close(scope.clone());
    let mut tasks = Tasks::new();
    let owner = Control::current();
    let mut shield = Some(Shield::of(owner.clone()));
    let part = Control::part();
    let mut body = pin!(Some(body(&scope)));
    let (mut result, mut failures, mut ending) = (None, Vec::new(), false);
    let result = std::future::poll_fn(|context| {
        loop {
            rt::current_lane(|c| c.say(State::Running, 0));
            ending |= owner.as_ref().is_some_and(|owner| owner.is_cancelled());
            if ending {
                part.cancel();
            }
            if let Some(work) = body.as_mut().as_pin_mut() {
                let polled = part.enter(|| work.poll(context));
                let over = polled.is_ready() || part.may_be_dropped();
                match polled {
                    Poll::Ready(Ok(value)) => result = Some(value),
                    Poll::Ready(Err(failure)) => failures.push(failure),
                    Poll::Pending => {}
                }
                if over {
                    body.set(None);
                }
                ending |= !failures.is_empty();
            }
            let new = std::mem::take(&mut scope.0.borrow_mut().new);
            for (handle, slot) in new {
                tasks.adopt(handle, slot);
            }
            if ending {
                tasks.cancel();
            }
            let before = failures.len();
            let empty = tasks.poll_all(context, |finished| {
                if let Ok(Err(failure)) = finished.result {
                    failures.push(failure);
                }
            });
            let spawned = !scope.0.borrow().new.is_empty();
            if failures.len() > before && !ending || spawned {
                ending |= failures.len() > before;
                continue;
            }
            if empty && body.as_ref().as_pin_ref().is_none() {
                break;
            }
            if body.as_ref().as_pin_ref().is_none() {
                rt::pending(State::Join, "");
            }
            return Poll::Pending;
        }
        shield = None;
        if owner.as_ref().is_some_and(|owner| owner.is_cancelled()) {
            // Everything is cleaned up; the owner ends at this await.
            return Poll::Pending;
        }
        if failures.is_empty() {
            return result.take().map_or(Poll::Pending, |value| Poll::Ready(Ok(value)));
        }
        Poll::Ready(Err(std::mem::take(&mut failures)))
    })
    .await;
    drop(shield);
    result
}
