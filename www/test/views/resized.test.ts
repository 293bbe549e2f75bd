// What follows an element's size does so in a frame of its own.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { onResize } from '../../src/views/common/resized.ts';

let observed: (() => void)[] = [];
let frames = new Map<number, () => void>();
let ended = 0;

beforeEach(() => {
  observed = [];
  frames = new Map();
  ended = 0;
  let asked = 0;
  Object.assign(globalThis, {
    ResizeObserver: class {
      constructor(readonly told: () => void) {}
      observe() {
        observed.push(this.told);
      }
      disconnect() {
        ended += 1;
      }
    },
    requestAnimationFrame: (draw: () => void) => {
      asked += 1;
      frames.set(asked, draw);
      return asked;
    },
    cancelAnimationFrame: (frame: number) => frames.delete(frame),
  });
});

function frame(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const draw of due) draw();
}

test('once for all that is observed before a frame, and not while it is observed', () => {
  let acts = 0;
  onResize({} as Element, () => {
    acts += 1;
  });
  for (let i = 0; i < 3; i++) observed[0]?.();
  assert.equal(acts, 0);
  frame();
  assert.equal(acts, 1);
  observed[0]?.();
  frame();
  assert.equal(acts, 2);
});

test('nothing more once it has ended, a frame that is due included', () => {
  const end = onResize({} as Element, () => assert.fail('it has ended'));
  observed[0]?.();
  end();
  frame();
  assert.equal(ended, 1);
});
