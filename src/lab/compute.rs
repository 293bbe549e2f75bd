//! What the CPU labs share: doing a kernel's task in steps.

use serde::{Deserialize, Serialize};

use kernels::{Job, Kernel, Step};

/// Does one task of `kernel`, drawing through `row` (x, y, values) where it draws, and calling
/// `between` every 50 to 200 µs. Unwinds when the run is to end early.
pub fn compute(
    kernel: Kernel,
    job: &Job,
    mut row: impl FnMut(u32, u32, &[u16]),
    mut between: impl FnMut(),
) -> u64 {
    let mut work = kernel.begin(job);
    loop {
        match work.step() {
            Step::More => {}
            Step::Row { y, x, values } => row(x, y, values),
            Step::Done => return work.answer(),
        }
        rt::checkpoint();
        between();
    }
}

/// A process's task: what it is to do.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Task {
    /// The kernel.
    pub kernel: Kernel,
    /// The task of it.
    pub job: Job,
}

/// A process's answer: the number, and the part of the picture it drew, which has to be copied.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// See [`kernels::Work::answer`].
    pub answer: u64,
    /// `(x, y, values)` pieces.
    pub rows: Vec<(u32, u32, Vec<u16>)>,
}

/// Does a [`Task`] inside a process.
pub fn in_process(task: Task) -> Answer {
    let mut rows = Vec::new();
    let answer =
        compute(task.kernel, &task.job, |x, y, values| rows.push((x, y, values.to_vec())), || ());
    Answer { answer, rows }
}
