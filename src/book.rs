//! What the page is given at build time (native only): the manifest, each lab's texts and code, and
//! the model's types for TypeScript. Long texts and sources stay out of the wasm.

pub mod bindings;
