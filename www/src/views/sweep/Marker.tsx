// The mark of a line: its shape tells it apart without its colour, on the canvas and in the key alike.

/** Corners around the middle, in units of half the mark's size; none for a circle. */
const SHAPES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
];

export function shapeOf(line: number): readonly (readonly [number, number])[] {
  return SHAPES[line % SHAPES.length] ?? [];
}

export function Marker({ line }: { line: number }) {
  const corners = shapeOf(line);
  return (
    <svg class="marker" viewBox="-12 -6 24 12" width="24" height="12" aria-hidden="true">
      <path d="M-12 0h24" stroke="currentColor" stroke-width="2" />
      {corners.length === 0 ? (
        <circle r="4" fill="currentColor" />
      ) : (
        <path d={`M${corners.map(([x, y]) => `${x * 4} ${y * 4}`).join('L')}z`} fill="currentColor" />
      )}
    </svg>
  );
}
