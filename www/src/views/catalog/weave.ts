// The map's strands are a run queue: the strand whose section has its turn stands at the platform (rightmost),
// the others wait to its left; at each change the front one goes to the back of the queue.

/** Position from the left, 0 to n-1, of `strand` while `turn` is at the platform. */
export function position(strand: number, turn: number, n: number): number {
  return n - 1 - ((((strand - turn) % n) + n) % n);
}

export interface Crossing {
  strand: number;
  from: number;
  to: number;
  /** Drawn before the strand that sweeps across all others, with it, or after it. */
  layer: 'under' | 'sweep' | 'over';
}

/** How the strands go from `turn` to the next one, in the order to draw them. */
export function crossings(turn: number, n: number): Crossing[] {
  const all = Array.from({ length: n }, (_, strand): Crossing => {
    const from = position(strand, turn, n);
    const to = position(strand, turn + 1, n);
    const layer = to < from ? 'sweep' : from % 2 === 0 ? 'under' : 'over';
    return { strand, from, to, layer };
  });
  const order = { under: 0, sweep: 1, over: 2 };
  return all.sort((a, b) => order[a.layer] - order[b.layer]);
}

/** Centre of a position in a gutter of `width` that holds `n` strands. */
export function centre(at: number, n: number, width: number): number {
  return ((at + 0.5) / n) * width;
}

export type Point = readonly [x: number, y: number];
/** A cubic Bézier curve by its four points. */
export type Cubic = readonly [Point, Point, Point, Point];

/** An S from (`x0`, 0) to (`x1`, `height`), upright at both ends. */
export function descent(x0: number, x1: number, height: number): Cubic {
  const middle = height / 2;
  return [
    [x0, 0],
    [x0, middle],
    [x1, middle],
    [x1, height],
  ];
}

/** The same lying down: from (`left`, `y0`) to (`left` + `width`, `y1`), level at both ends. */
export function drift(y0: number, y1: number, left: number, width: number): Cubic {
  const middle = left + width / 2;
  return [
    [left, y0],
    [middle, y0],
    [middle, y1],
    [left + width, y1],
  ];
}

function between([ax, ay]: Point, [bx, by]: Point, t: number): Point {
  return [ax + (bx - ax) * t, ay + (by - ay) * t];
}

/** The part of a curve before `t`, by de Casteljau. */
function before([a, b, c, d]: Cubic, t: number): Cubic {
  const ab = between(a, b, t);
  const bc = between(b, c, t);
  const cd = between(c, d, t);
  const abc = between(ab, bc, t);
  return [a, ab, abc, between(abc, between(bc, cd, t), t)];
}

function reversed([a, b, c, d]: Cubic): Cubic {
  return [d, c, b, a];
}

/** A curve without the first and last `part` of it: where strands join, nothing may be cut out of them. */
export function inner(curve: Cubic, part: number): Cubic {
  const head = before(curve, 1 - part);
  return reversed(before(reversed(head), (1 - 2 * part) / (1 - part)));
}

export function path([a, b, c, d]: Cubic): string {
  return `M${a.join(' ')}C${b.join(' ')} ${c.join(' ')} ${d.join(' ')}`;
}
