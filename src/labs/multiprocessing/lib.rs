//! Section 3 of the chapter: processes.

lab::labs! {
    Multiprocessing:
    processes,
    process_queue,
    process_pool,
    shared_memory,
}
