//! Section 1 of the chapter: ideas and the GIL.

lab::labs! {
    Basics:
    concurrency_parallelism,
    gil,
}
