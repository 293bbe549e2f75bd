//! The chapter's concepts by three names: Python's, Rust's, and what the browser builds them from. A lab
//! lists those that it is about.

use model::Name;

macro_rules! names {
    ($($constant:ident: $python:literal, $rust:literal, $browser:literal;)*) => {
        $(
            #[doc = concat!("`", $python, "`.")]
            pub static $constant: Name = Name { python: $python, rust: $rust, browser: $browser };
        )*
    };
}

names! {
    THREAD: "threading.Thread", "std::thread::scope", "new Worker() + WebAssembly.Memory({ shared: true })";
    JOIN: "Thread.join()", "ScopedJoinHandle::join", "Atomics.wait()";
    GIL: "sys.setswitchinterval()", "Mutex + Condvar", "Atomics.wait()";
    LOCK: "threading.Lock", "Mutex", "Atomics.compareExchange() + Atomics.wait()";
    TRY_LOCK: "Lock.acquire(blocking=False)", "Mutex::try_lock", "Atomics.compareExchange()";
    LOCK_TIMEOUT: "Lock.acquire(timeout=…)", "Mutex::try_lock_for", "Atomics.wait(…, timeout)";
    RW_LOCK: "—", "RwLock (Mutex + Condvar)", "Atomics.wait() + Atomics.notify()";
    RLOCK: "threading.RLock", "ReentrantLock", "Atomics.compareExchange() + Atomics.wait()";
    ATOMIC: "—", "AtomicU64::fetch_add", "Atomics.add()";
    COMPARE_EXCHANGE: "—", "AtomicU64::compare_exchange", "Atomics.compareExchange()";
    ORDERING: "—", "Ordering::Release / Ordering::Acquire", "Atomics.store() / Atomics.load()";
    SPIN: "while not flag: time.sleep(0)", "std::hint::spin_loop", "Atomics.load()";
    ONCE: "—", "OnceLock::get_or_init", "Atomics.compareExchange() + Atomics.wait()";
    SEMAPHORE: "threading.Semaphore", "Semaphore (Mutex + Condvar)", "Atomics.wait() + Atomics.notify()";
    CONDITION: "threading.Condition", "Condvar", "Atomics.wait() + Atomics.notify()";
    EVENT: "threading.Event", "Mutex<bool> + Condvar", "Atomics.wait() + Atomics.notify()";
    BARRIER: "threading.Barrier", "Barrier", "Atomics.wait() + Atomics.notify()";
    QUEUE: "queue.Queue", "Queue (Mutex<VecDeque> + Condvar)", "Atomics.wait() + Atomics.notify()";
    QUEUE_CLOSE: "queue.Queue.shutdown()", "Queue::close", "Atomics.notify()";
    SLEEP: "time.sleep()", "std::thread::sleep", "Atomics.wait()";
    THREAD_POOL: "ThreadPoolExecutor", "rayon::ThreadPool", "new Worker() × n";
    POOL_MAP: "Executor.map()", "rt::pool_map", "Atomics.wait() + Atomics.notify()";
    FUTURE: "concurrent.futures.Future", "Receiver<Result<T, E>>", "Promise";
    AS_COMPLETED_POOL: "concurrent.futures.as_completed()", "mpsc::Receiver::iter", "Atomics.wait()";
    PROCESS: "multiprocessing.Process", "std::process::Command", "new Worker() + WebAssembly.Instance";
    PROCESS_POOL: "ProcessPoolExecutor", "process::map", "postMessage()";
    PROCESS_QUEUE: "multiprocessing.Queue", "ProcessQueue", "SharedArrayBuffer + Atomics.wait()";
    SHARED_VALUE: "multiprocessing.Value", "AtomicU32 (mmap)", "SharedArrayBuffer + Atomics";
    PROCESS_LOCK: "multiprocessing.Lock", "ProcessMutex", "Atomics.compareExchange() + Atomics.wait()";
    PICKLE: "pickle", "serde + postcard", "structuredClone()";
    COROUTINE: "async def", "async fn", "async function";
    AWAIT: "await", ".await", "await";
    RUN: "asyncio.run()", "block_on", "Promise.then()";
    TASK: "asyncio.create_task()", "Tasks::spawn", "Promise";
    GATHER: "asyncio.gather()", "gather", "Promise.all()";
    ASYNC_SLEEP: "asyncio.sleep()", "aio::sleep", "setTimeout()";
    CANCEL: "Task.cancel()", "TaskHandle::cancel", "AbortController.abort()";
    AS_COMPLETED: "asyncio.as_completed()", "Tasks::next", "Promise.race()";
    WAIT: "asyncio.wait()", "Tasks::wait", "Promise.race() + setTimeout()";
    TIMEOUT: "asyncio.timeout()", "aio::timeout", "AbortSignal.timeout()";
    ASYNC_QUEUE: "asyncio.Queue", "aio::Queue", "ReadableStream";
    ASYNC_SEMAPHORE: "asyncio.Semaphore", "aio::Semaphore", "Promise";
    ASYNC_WITH: "async with", "using", "try … finally";
    HTTP: "urllib.request.urlopen()", "rt::http::get", "XMLHttpRequest";
    ASYNC_HTTP: "aiohttp.ClientSession.get()", "rt::http::fetch", "fetch()";
    RING_BUFFER: "collections.deque(maxlen=…)", "VecDeque::pop_front", "Array.shift()";
    ASYNC_EVENT: "asyncio.Event", "aio::Event", "Promise";
    BROADCAST: "asyncio.StreamWriter.write()", "rt::Channel", "new BroadcastChannel()";
    CSV: "csv.reader()", "csv_core::Reader", "File.slice() + FileReaderSync";
    ALLOCATED: "tracemalloc.get_traced_memory()", "GlobalAlloc", "WebAssembly.Memory.buffer.byteLength";
    STREAM: "HTTPResponse.read(n)", "Incoming::chunk", "ReadableStreamDefaultReader.read()";
    CLOCK: "time.perf_counter()", "Instant::now", "performance.now()";
}
