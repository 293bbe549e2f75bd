//! Section 4 of the chapter: async tasks.

lab::labs! {
    Asyncio:
    gather,
    task_cancel,
    async_as_completed,
    async_queue,
    async_resource,
}
