//! Programs explored as one's own tests would.

mod found;
mod programs;
mod said;
