//! The shared segment between processes of the operating system: a temporary file that each of them maps
//! into its own memory.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use memmap2::MmapRaw;

/// Looks at a word again after this long, and then after twice as long each time.
const FIRST_NAP: Duration = Duration::from_micros(10);
const LONGEST_NAP: Duration = Duration::from_millis(1);

/// The file as it lies in this process's memory.
#[derive(Debug)]
struct Mapping {
    path: PathBuf,
    map: MmapRaw,
}

/// The segment's words.
#[derive(Clone, Debug)]
pub(crate) struct Words(Arc<Mapping>);

thread_local! {
    static PRESENT: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// The segment that the present thread's execution has.
pub(crate) fn present_segment() -> Option<Words> {
    PRESENT.with_borrow(Clone::clone)
}

pub(super) fn present_path() -> Option<PathBuf> {
    PRESENT.with_borrow(|words| words.as_ref().map(|w| w.0.path.clone()))
}

fn map(path: &Path, file: &File) -> io::Result<Words> {
    Ok(Words(Arc::new(Mapping { path: path.to_owned(), map: MmapRaw::map_raw(file)? })))
}

/// In a child: maps what the coordinator has made, unless it is there already.
pub(super) fn open(path: Option<&Path>) -> io::Result<()> {
    if present_path().as_deref() != path {
        let open = |path| map(path, &OpenOptions::new().read(true).write(true).open(path)?);
        PRESENT.set(path.map(open).transpose()?);
    }
    Ok(())
}

/// Takes the file away and puts back what was there before.
struct Restore(Option<Words>);

impl Drop for Restore {
    fn drop(&mut self) {
        if let Some(words) = PRESENT.replace(self.0.take()) {
            // Where this fails the file stays behind in the folder for temporary ones.
            let _ = std::fs::remove_file(&words.0.path);
        }
    }
}

fn create(bytes: usize) -> io::Result<Words> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("interleave-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
    file.set_len(bytes as u64)?;
    map(&path, &file)
}

/// Calls `work` with a new segment of `bytes`, all zero, or with none.
pub fn with_segment<R>(bytes: usize, work: impl FnOnce() -> R) -> R {
    let made = (bytes > 0).then(|| create(bytes).expect("the system gives a temporary file"));
    let _restore = Restore(PRESENT.replace(made));
    work()
}

impl Words {
    pub(crate) fn bytes(&self) -> usize {
        self.0.map.len()
    }

    fn word(&self, index: usize) -> &AtomicU32 {
        assert!(index < self.bytes() / 4, "word {index} is outside of the segment");
        // SAFETY: inside the mapping, which starts at a page and lives as long as `self`; everybody
        // who maps it uses its words as atomics, but for the bytes that a lock guards.
        unsafe { AtomicU32::from_ptr(self.0.map.as_mut_ptr().cast::<u32>().add(index)) }
    }

    pub(crate) fn load(&self, index: usize) -> u32 {
        self.word(index).load(Ordering::SeqCst)
    }

    pub(crate) fn store(&self, index: usize, value: u32) {
        self.word(index).store(value, Ordering::SeqCst);
    }

    pub(crate) fn fetch_add(&self, index: usize, value: u32) -> u32 {
        self.word(index).fetch_add(value, Ordering::SeqCst)
    }

    pub(crate) fn swap(&self, index: usize, value: u32) -> u32 {
        self.word(index).swap(value, Ordering::SeqCst)
    }

    pub(crate) fn compare_exchange(&self, index: usize, current: u32, new: u32) -> u32 {
        let result =
            self.word(index).compare_exchange(current, new, Ordering::SeqCst, Ordering::SeqCst);
        result.unwrap_or_else(|found| found)
    }

    /// There is no wait on another process's word that every system has, so it is looked at again and again.
    pub(crate) fn wait(&self, index: usize, value: u32, timeout: Duration) {
        let end = Instant::now() + timeout;
        let mut nap = FIRST_NAP;
        while self.load(index) == value {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            std::thread::sleep(nap.min(left));
            nap = (nap * 2).min(LONGEST_NAP);
        }
    }

    pub(crate) fn notify(&self, _: usize, _: u32) {}

    pub(crate) fn read(&self, at: usize, to: &mut [u8]) {
        assert!(at + to.len() <= self.bytes(), "bytes outside of the segment");
        // SAFETY: inside the mapping; who reads holds the lock that guards these bytes.
        unsafe { self.0.map.as_ptr().add(at).copy_to_nonoverlapping(to.as_mut_ptr(), to.len()) };
    }

    pub(crate) fn write(&self, at: usize, from: &[u8]) {
        assert!(at + from.len() <= self.bytes(), "bytes outside of the segment");
        // SAFETY: as for `read`.
        unsafe {
            self.0.map.as_mut_ptr().add(at).copy_from_nonoverlapping(from.as_ptr(), from.len())
        };
    }
}
