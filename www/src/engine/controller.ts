// Keeps the service worker that controls the page in control while something depends on it. Where another one takes
// over, requests that the old one has not answered may be lost: a part of the page does not load then, and a worker
// whose script is lost never says so.

/** All pages of this origin share it, of whatever version they are: its name stays. */
const LOCK = 'interleave running';

/**
 * Resolves when no other service worker is taking over; from then on none does, until the returned function is called.
 * Never rejects.
 */
export function holdController(): Promise<() => void> {
  return new Promise((resolve) => {
    const none = () => resolve(() => undefined);
    // Absent on an insecure address, where there is no service worker either; refused where storage is.
    const locks: LockManager | undefined = globalThis.navigator?.locks;
    if (!locks) return none();
    locks
      .request(LOCK, { mode: 'shared' }, () => new Promise<void>((release) => resolve(release)))
      .catch(none);
  });
}

/** Does `work` while no other service worker can take over. */
export async function underOneController<T>(work: () => Promise<T>): Promise<T> {
  const release = await holdController();
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Does `change` if nothing depends on the present service worker, and else nothing; whether it did. It does not wait
 * in line: whoever came behind it would have to wait for the longest run of all pages.
 */
export async function changeController(change: () => Promise<void>): Promise<boolean> {
  const { locks } = navigator;
  if (!locks) {
    await change();
    return true;
  }
  return locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await change();
    return lock !== null;
  });
}
