//! Section 2 of the chapter: threads.

lab::labs! {
    Threading:
    thread_basics,
    worker_queue,
    race,
    lock,
    reentrant_lock,
    semaphore,
    event,
    thread_pool,
    pool_as_completed,
}
