//! Every lab, in the order of the map. A section is a crate, and a lab is a folder in it: `mod.rs` (parameters,
//! strategies, verdict), `ko.md`, `en.md`, and its companion Python. CONTRIBUTING walks through adding one.
//!
//! Sections know `rt`, `sync`, `aio`, `kernels`, `model` and what [`lab`] gives them, but neither the browser nor
//! each other.

pub use labs_applications as applications;
pub use labs_asyncio as asyncio;
pub use labs_basics as basics;
pub use labs_choice as choice;
pub use labs_exercises as exercises;
pub use labs_interleavings as interleavings;
pub use labs_multiprocessing as multiprocessing;
pub use labs_threading as threading;
pub use labs_workshop as workshop;

/// All of them.
pub static LABS: lab::Labs = lab::Labs(&[
    basics::LABS,
    threading::LABS,
    multiprocessing::LABS,
    asyncio::LABS,
    choice::LABS,
    applications::LABS,
    exercises::LABS,
    interleavings::LABS,
    workshop::LABS,
]);
