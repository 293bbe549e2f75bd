//! What the page is given at build time (native only): the manifest, each lab's texts and code, the search
//! index, and the types of all this for TypeScript. Long texts and sources stay out of the wasm.

pub mod bindings;
pub mod code;
mod error;
pub mod manifest;
pub mod markdown;
pub mod search;
pub mod sections;
pub mod shapes;
pub mod source;
pub mod texts;
mod write;

pub use error::BookError;
pub use write::write;
