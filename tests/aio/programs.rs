//! Random programs and their books: tasks put, get, hold permits and are cancelled at any of their turns,
//! and at the end everything must balance.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use interleave::aio::{Queue, Semaphore, TaskHandle, Tasks};
use proptest::prelude::*;

use crate::{ends_or_stalls, now, yields};

#[derive(Clone, Debug)]
enum Step {
    Put,
    Get,
    /// Holds a permit for so many turns.
    Hold(u32),
    Yield(u32),
    /// Puts or gets only if that needs no waiting.
    TryPut,
    TryGet,
    /// Cancels the task of that number, which may be this one or over.
    Cancel(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Put),
        4 => Just(Step::Get),
        3 => (0u32..4).prop_map(Step::Hold),
        2 => (0u32..3).prop_map(Step::Yield),
        1 => Just(Step::TryPut),
        1 => Just(Step::TryGet),
        2 => (0usize..6).prop_map(Step::Cancel),
    ];
    prop::collection::vec(step, 0..12)
}

/// What all tasks of a program share, and what they noted down.
struct World {
    queue: Queue<u32>,
    permits: Semaphore,
    capacity: usize,
    limit: usize,
    handles: RefCell<Vec<TaskHandle>>,
    next: Cell<u32>,
    put: RefCell<Vec<u32>>,
    got: RefCell<Vec<u32>>,
    inside: Cell<usize>,
}

/// Counts who holds a permit, also when the holder is dropped.
struct Inside<'a>(&'a Cell<usize>);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl World {
    fn fresh(&self) -> u32 {
        self.next.set(self.next.get() + 1);
        self.next.get()
    }

    async fn step(&self, step: &Step) {
        match *step {
            Step::Put => {
                let item = self.fresh();
                if self.queue.put(item).await.is_ok() {
                    self.put.borrow_mut().push(item);
                }
            }
            Step::TryPut => {
                let item = self.fresh();
                if self.queue.try_put(item).is_ok() {
                    self.put.borrow_mut().push(item);
                }
            }
            Step::Get => {
                let item = self.queue.get().await;
                self.got.borrow_mut().extend(item);
            }
            Step::TryGet => self.got.borrow_mut().extend(self.queue.try_get().ok()),
            Step::Hold(turns) => {
                let _permit = self.permits.acquire().await;
                self.inside.set(self.inside.get() + 1);
                let _inside = Inside(&self.inside);
                assert!(self.inside.get() <= self.limit);
                yields(turns).await;
            }
            Step::Yield(turns) => yields(turns).await,
            Step::Cancel(task) => {
                let handle = self.handles.borrow().get(task).cloned();
                handle.inspect(TaskHandle::cancel);
            }
        }
        assert!(self.queue.len() <= self.capacity);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_lost_doubled_or_kept(
        capacity in 1usize..4,
        limit in 1usize..3,
        programs in prop::collection::vec(steps(), 1..6),
        closes in any::<bool>(),
    ) {
        let world = World {
            queue: Queue::new("items", Some(capacity)),
            permits: Semaphore::new("permits", limit),
            capacity,
            limit,
            handles: RefCell::default(),
            next: Cell::new(0),
            put: RefCell::default(),
            got: RefCell::default(),
            inside: Cell::new(0),
        };
        let left = ends_or_stalls(programs.len() as u32, async {
            let mut tasks = Tasks::new();
            for program in &programs {
                let world = &world;
                let handle = tasks.spawn(async move {
                    for step in program {
                        world.step(step).await;
                    }
                });
                world.handles.borrow_mut().push(handle);
            }
            // As far as they come by themselves; some may wait for what nobody will do.
            for _ in 0..200 {
                if now(tasks.next()) == Some(None) {
                    break;
                }
            }
            if closes {
                world.queue.close();
            } else {
                tasks.cancel();
            }
            while tasks.next().await.is_some() {}
            let mut left = Vec::new();
            while let Ok(item) = world.queue.try_get() {
                left.push(item);
            }
            left
        });
        let left = left.expect("closing or cancelling ends every wait");
        prop_assert_eq!(world.permits.available(), limit, "permits are conserved");
        prop_assert_eq!((world.permits.waiting(), world.inside.get()), (0, 0));
        let out = [world.got.into_inner(), left].concat();
        let (put, all) = (world.put.into_inner(), out.iter().copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(all.len(), out.len(), "nothing twice");
        prop_assert_eq!(all, put.into_iter().collect::<BTreeSet<_>>(), "nothing lost or made up");
    }
}
