//! How a lane's work ends early: by unwinding, so that labs read like plain programs.

/// Payload of the unwinding that ends a lane's work when its run ends early. Waits and checkpoints raise it;
/// [`Run::guard`](super::Run::guard) catches it.
#[derive(Debug)]
pub struct Unwound;

/// Ends this lane's work, quietly: the panic hook does not run.
#[cold]
pub fn unwind() -> ! {
    std::panic::resume_unwind(Box::new(Unwound))
}
