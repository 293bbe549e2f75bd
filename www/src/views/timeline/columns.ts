// Draws the columns of pixels in which many short spans fall together.
import type { State } from '../../engine/model';
import { STATES, stateNumber } from '../../engine/trace';
import type { Marks } from './marks';

/** A column of short spans is at least this high: what happened must be seen, however short it was. */
const LEAST_SHARE = 0.35;
/** Rows lower than this have no room for several states in a column. */
export const STACK_HEIGHT = 13;
/** Bottom to top. */
const STACK: readonly State[] = ['running', 'lock', 'queue', 'io', 'join', 'ready', 'sleep'];

const STACK_NUMBER = STACK.map(stateNumber);

/** Columns as stacks of states; equal neighbours are drawn as one. */
export class Stack {
  private readonly pending = new Uint8Array(STACK.length);
  private readonly next = new Uint8Array(STACK.length);
  private x = -1;
  private end = -1;

  constructor(
    private readonly marks: Marks,
    private readonly work: string,
    private readonly y: number,
    private readonly height: number,
  ) {}

  column(x: number, shares: Float64Array, state: number): void {
    const { next, pending } = this;
    let sum = 0;
    for (const number of STACK_NUMBER) sum += shares[number] ?? 0;
    const full = Math.round(this.height * Math.max(LEAST_SHARE, Math.min(1, sum)));
    let stacked = 0;
    let below = 0;
    let same = x === this.end;
    for (let i = 0; i < STACK.length; i += 1) {
      const number = STACK_NUMBER[i] ?? 0;
      stacked += sum > 0 ? (shares[number] ?? 0) / sum : number === state ? 1 : 0;
      const top = Math.round(stacked * full);
      next[i] = top - below;
      below = top;
      if (next[i] !== pending[i]) same = false;
    }
    if (!same) {
      this.flush();
      this.x = x;
      pending.set(next);
    }
    this.end = x + 1;
  }

  flush(): void {
    if (this.end > this.x && this.x >= 0) {
      let bottom = this.y + this.height;
      for (let i = 0; i < STACK.length; i += 1) {
        const high = this.pending[i] ?? 0;
        if (high === 0) continue;
        bottom -= high;
        this.marks.share(STACK[i] ?? 'running', this.work, this.x, bottom, this.end - this.x, high);
      }
    }
    this.x = this.end = -1;
  }
}

/** Columns in the state that took most of their time, for low rows. */
export class Dominant {
  private state = 0;
  private x = -1;
  private end = -1;

  constructor(
    private readonly marks: Marks,
    private readonly work: string,
    private readonly y: number,
    private readonly height: number,
  ) {}

  column(x: number, shares: Float64Array, state: number): void {
    let most = state;
    for (const number of STACK_NUMBER) if ((shares[number] ?? 0) > (shares[most] ?? 0)) most = number;
    if (x !== this.end || most !== this.state) {
      this.flush();
      this.x = x;
      this.state = most;
    }
    this.end = x + 1;
  }

  flush(): void {
    if (this.x >= 0) {
      this.marks.share(
        STATES[this.state] ?? 'running',
        this.work,
        this.x,
        this.y,
        this.end - this.x,
        this.height,
      );
    }
    this.x = this.end = -1;
  }
}
