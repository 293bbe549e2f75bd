//! Natively nobody asks from outside of the process.

#[derive(Debug)]
pub(crate) struct Presence;

impl Presence {
    pub(crate) async fn begin(_name: &str) -> Option<Self> {
        None
    }
}
