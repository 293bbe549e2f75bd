//! The scheduler's seat, natively: what it plays, what it finds, and that it finds all.

mod births;
mod bounded;
mod contrast;
mod counts;
mod endings;
mod estimate;
mod fibres;
mod golden;
mod graphs;
mod labs;
mod lists;
mod litmus;
mod litmus_tests;
mod nested;
mod optimal;
mod programs;
mod rounds;
mod sample;
mod spurious;
mod tasks;
mod trees;
