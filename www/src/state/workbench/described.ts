// What the open program declares, asked of the crate anew whenever the text changes. The latest answer counts; while one
// is on its way nothing else is asked.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Description } from '../../engine/model';
import type { Programs } from '../../engine/types';

/** A text, and what it declares. */
export interface Described {
  text: string;
  description: Description;
}

export interface Describer {
  /** The latest answer, also while a newer text is being asked about; nothing before the first. */
  readonly described: ReadonlySignal<Described | null>;
  /** What keeps the crate from answering. */
  readonly failed: ReadonlySignal<unknown>;
  /** Once the answer is that of the present text. Never rejects. */
  settled(): Promise<void>;
  /** Asks again after a failure. */
  retry(): void;
  stop(): void;
}

export function createDescriber(programs: Programs, wasm: string, text: ReadonlySignal<string>): Describer {
  const described = signal<Described | null>(null);
  const failed = signal<unknown>(null);
  let asking: Promise<void> | null = null;
  let over = false;

  async function ask(): Promise<void> {
    while (!over && described.peek()?.text !== text.peek()) {
      const asked = text.peek();
      try {
        const description = await programs.describe(wasm, asked);
        if (over) return;
        failed.value = null;
        described.value = { text: asked, description };
      } catch (caught) {
        if (!over) failed.value = caught;
        return;
      }
    }
  }

  function follow(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  const unfollow = effect(() => {
    void text.value;
    void follow();
  });
  return {
    described,
    failed,
    settled: follow,
    retry: () => void follow(),
    stop() {
      over = true;
      unfollow();
    },
  };
}
