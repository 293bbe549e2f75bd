//! What a lab is made of, and how one is run, steered and searched.
//!
//! A [`Lab`] is declared in its own folder (`src/labs/<section>/<lab>`), as plain Rust that never names the
//! browser. Its section's crate lists it with [`labs!`]; [`Labs`] finds, checks and runs what a request asks for.

pub mod compute;
mod contrast;
mod declare;
mod execute;
pub mod guess;
mod hunt;
mod list;
pub mod names;
mod outcomes;
pub mod pause;
pub mod steer;

pub use declare::{Body, Lab, LocalFuture, PROGRAM, Question, Seat, Strategy};
pub use execute::Prepared;
pub use hunt::Hunt;
pub use list::Labs;
pub use steer::Steered;

/// Declares a section of the map: its labs' modules, each in its own folder, and the list of them.
#[macro_export]
macro_rules! labs {
    ($section:ident: $($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Where these labs are on the map.
        const SECTION: $crate::Section = $crate::Section::$section;

        /// The labs of this section, in the order of the map.
        pub static LABS: &[&$crate::Lab] = &[$(&$module::LAB),*];
    };
}

// For `labs!`, whose callers need not list `model` for it.
#[doc(hidden)]
pub use model::Section;
