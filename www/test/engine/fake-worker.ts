// A coordinator played by a stand-in: it answers each message at once, unless it is deaf to it.
import type { ToCoordinator } from '../../src/engine/protocol';

/** All that were made since `resetWorkers`, and what they were like. */
export const made: FakeWorker[] = [];

/** Messages that are never answered, and what is answered instead of what usually is. */
export const play: { deaf: ToCoordinator['type'] | null; answer(message: ToCoordinator): unknown } = {
  deaf: null,
  answer: () => undefined,
};

export class FakeWorker {
  readonly heard: ToCoordinator[] = [];
  ended = false;
  #hear: (event: { data: unknown }) => void = () => undefined;

  constructor() {
    made.push(this);
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  addEventListener(kind: string, hear: (event: { data: unknown }) => void): void {
    if (kind === 'message') this.#hear = hear;
  }

  postMessage(message: ToCoordinator): void {
    this.heard.push(message);
    if (message.type === play.deaf) return;
    const answer = play.answer(message) ?? usual(message);
    queueMicrotask(() => {
      if (!this.ended && answer !== null) this.say(answer);
    });
  }

  say(data: unknown): void {
    this.#hear({ data });
  }

  terminate(): void {
    this.ended = true;
  }
}

/** Workers that are made from now on are these. */
export function resetWorkers(): void {
  made.length = 0;
  play.deaf = null;
  play.answer = () => undefined;
  Object.assign(globalThis, { Worker: FakeWorker });
}

function usual({ type }: ToCoordinator): unknown {
  switch (type) {
    case 'init':
      return { type: 'ready' };
    case 'pool':
      return { type: 'pooled', ms: 1 };
    case 'stop':
      return null;
    default:
      return { type: 'answer', text: '' };
  }
}
