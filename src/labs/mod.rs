//! The labs, in the order of the chapter. A lab is a folder: `mod.rs` (parameters, strategies,
//! verdict), `ko.md`, `en.md`, and its companion Python. To add one, add the folder and a line here;
//! CONTRIBUTING walks through it.
//!
//! Labs are plain Rust: they use `rt`, `sync`, `aio`, `kernels` and `model`, and never name the browser.

pub mod compute;
mod declare;
mod execute;
mod guess;
mod hunt;
pub mod names;
mod pause;
pub mod steer;

pub(crate) use declare::files;
pub use declare::{Body, Files, Lab, LocalFuture, Question, Seat, Strategy};
pub use execute::{Prepared, check, compare, plan};
pub use hunt::Hunt;
pub use steer::Steered;

use crate::rt::process::AnyJob;

/// Declares the labs' modules and the list of them.
macro_rules! labs {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every lab, in the order of the map.
        pub static LABS: &[&Lab] = &[$(&$module::LAB),*];
    };
}

labs! {
    concurrency_parallelism,
    gil,
    thread_basics,
    worker_queue,
    race,
    lock,
    reentrant_lock,
    semaphore,
    event,
    thread_pool,
    pool_as_completed,
    processes,
    process_queue,
    process_pool,
    shared_memory,
    gather,
    task_cancel,
    async_as_completed,
    async_queue,
    async_resource,
    io_bound,
    cpu_bound,
    choose,
    web_scraper,
    pipeline,
    monitoring,
    download_manager,
    data_analysis,
    api_client,
    chat_server,
    dining_philosophers,
    bank_transfer,
    bounded_buffer,
    readers_writers,
    lazy_init,
    spin_flag,
    faults,
}

/// The lab with this id.
pub fn find(id: &str) -> Option<&'static Lab> {
    LABS.iter().copied().find(|lab| lab.id == id)
}

/// The job with this id, of whichever lab.
pub fn job(id: &str) -> Option<&'static dyn AnyJob> {
    LABS.iter().flat_map(|lab| lab.jobs).copied().find(|job| job.id() == id)
}
