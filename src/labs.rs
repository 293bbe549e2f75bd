//! stub
/// stub
pub enum Body {}
