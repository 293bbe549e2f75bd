// How a state looks. One language for all sizes: a filled bar is work, in the lane's own colour; everything else
// is waiting, in the state's colour, and each kind of waiting has a texture and a height of its own, so that
// it can be told without colour.
import type { State } from '../../engine/model';
import { Raster, type Tile } from './raster';
import type { Theme } from './theme';

/** Device pixels on a side of a texture, times the pixel ratio. */
const TILE = 8;

/** Part of a row's bar that a state's mark is high. */
const HEIGHT: Record<State, number> = {
  idle: 0,
  done: 0,
  running: 1,
  lock: 1,
  io: 0.72,
  queue: 0.72,
  ready: 0.5,
  join: 0.4,
  sleep: 0.4,
};

/** How much of the state's colour lies under the texture. */
const TINT: Record<State, number> = {
  idle: 0,
  done: 0,
  running: 1,
  lock: 0.22,
  io: 0.06,
  queue: 0.12,
  ready: 0.1,
  join: 0,
  sleep: 0,
};

/** Pixels below which a mark has no room for an outline, and is drawn as a filled one. */
const NARROW = 6;
const NARROW_TINT = 0.45;

type Draw = (tile: CanvasRenderingContext2D) => void;

const dot = (tile: CanvasRenderingContext2D, x: number, y: number, radius: number) => {
  tile.beginPath();
  tile.arc(x, y, radius, 0, Math.PI * 2);
  tile.fill();
};

/** Stripes that meet at the tile's edges. `direction` 1 rises to the right. */
const stripes = (tile: CanvasRenderingContext2D, direction: 1 | -1, width: number, gap: number) => {
  tile.lineWidth = width;
  for (let x = -TILE; x <= 2 * TILE; x += gap) {
    tile.beginPath();
    tile.moveTo(x, direction === 1 ? TILE + 1 : -1);
    tile.lineTo(x + TILE + 2, direction === 1 ? -1 : TILE + 1);
    tile.stroke();
  }
};

/** The texture of an area, for those states that have one. */
const TEXTURE: Partial<Record<State, Draw>> = {
  lock: (tile) => stripes(tile, 1, 1.7, TILE),
  ready: (tile) => stripes(tile, -1, 1, TILE / 2),
  queue: (tile) => {
    dot(tile, 2, 2, 1.15);
    dot(tile, 6, 6, 1.15);
  },
  sleep: (tile) => dot(tile, 4, 4, 1.3),
  io: (tile) => tile.fillRect(0, 3.4, 5, 1.2),
  join: (tile) => tile.fillRect(0, 3.4, TILE, 1.2),
};

export class Marks {
  private readonly textures = new Map<State, CanvasPattern>();
  private readonly tiles = new Map<string, Tile>();
  private readonly raster = new Raster();
  private readonly ratio: number;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    readonly theme: Theme,
    private readonly pixelRatio: number,
  ) {
    this.ratio = Math.max(1, Math.round(pixelRatio));
    for (const [state, draw] of Object.entries(TEXTURE)) {
      if (isTextured(state)) this.addTexture(state, draw);
    }
  }

  private addTexture(state: State, draw: Draw): void {
    const tile = this.newTile();
    if (!tile) return;
    tile.fillStyle = tile.strokeStyle = this.theme.states[state];
    draw(tile);
    const pattern = this.context.createPattern(tile.canvas, 'repeat');
    if (pattern) this.textures.set(state, pattern);
  }

  private newTile(): CanvasRenderingContext2D | null {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = TILE * this.ratio;
    const tile = canvas.getContext('2d', { willReadFrequently: true });
    tile?.scale(this.ratio, this.ratio);
    return tile;
  }

  /** What fills narrow marks of a state: the lane's colour for work, else a tint with the texture on it. */
  private tile(state: State, work: string): Tile | null {
    const key = state === 'running' ? work : state;
    const known = this.tiles.get(key);
    if (known) return known;
    const context = this.newTile();
    if (!context) return null;
    context.fillStyle = context.strokeStyle = this.colour(state, work);
    context.globalAlpha = state === 'running' ? 1 : NARROW_TINT;
    context.fillRect(0, 0, TILE, TILE);
    context.globalAlpha = 1;
    TEXTURE[state]?.(context);
    const side = TILE * this.ratio;
    const tile = { side, pixels: new Uint32Array(context.getImageData(0, 0, side, side).data.buffer) };
    this.tiles.set(key, tile);
    return tile;
  }

  /** Begins a frame: narrow marks are gathered in a layer as large as the plot. */
  begin(width: number, height: number): void {
    this.raster.begin(width, height, this.pixelRatio);
  }

  /** Draws the narrow marks gathered. */
  end(): void {
    this.raster.flush(this.context);
  }

  /** Fixes textures to the content, so that they move with it: `x` is where time 0 lies, `y` a bar's middle. */
  anchor(x: number, y: number): void {
    this.raster.anchor(x, y - TILE / 2);
    const scale = 1 / this.ratio;
    const matrix = new DOMMatrix([scale, 0, 0, scale, x % TILE, (y - TILE / 2) % TILE]);
    for (const pattern of this.textures.values()) pattern.setTransform(matrix);
  }

  /** A span from `x0` to `x1` in a bar that begins at `y` and is `height` high; `work` is its lane's colour. */
  bar(state: State, work: string, x0: number, x1: number, y: number, height: number): void {
    const { context } = this;
    const high = Math.max(2, Math.round(height * HEIGHT[state]));
    const top = y + Math.floor((height - high) / 2);
    if (x1 - x0 < NARROW) {
      this.share(state, work, x0, top, x1 - x0, high);
      return;
    }
    // Between neighbours a hair of paper shows, where there is room for one.
    const width = x1 - x0 - 1;
    context.fillStyle = this.colour(state, work);
    if (state === 'running') {
      if (high < 8) context.fillRect(x0, top, width, high);
      else {
        context.beginPath();
        context.roundRect(x0, top, width, high, 2.5);
        context.fill();
      }
      return;
    }
    if (state === 'sleep' || state === 'join') this.line(state, x0, width, y + Math.floor(height / 2), high);
    else this.box(state, x0, top, width, high);
  }

  private box(state: State, x: number, y: number, width: number, height: number): void {
    const { context } = this;
    context.fillStyle = context.strokeStyle = this.theme.states[state];
    context.globalAlpha = TINT[state];
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    if (state === 'io') {
      // Hollow: whoever waits for the network has nothing in hands.
      context.lineWidth = 1.5;
      context.setLineDash([5, 3]);
      context.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5);
      context.setLineDash([]);
      return;
    }
    const texture = this.textures.get(state);
    if (texture) {
      context.fillStyle = texture;
      context.fillRect(x, y, width, height);
    }
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }

  private line(state: State, x: number, width: number, middle: number, height: number): void {
    const { context } = this;
    const half = Math.max(2, Math.floor(height / 2));
    context.fillStyle = this.theme.states[state];
    if (state === 'join') {
      context.fillRect(x, middle - 1, width, 2);
      context.fillRect(x, middle - half, 1.5, half * 2);
      context.fillRect(x + width - 1.5, middle - half, 1.5, half * 2);
      return;
    }
    context.fillRect(x, middle - 0.5, width, 1);
    const texture = this.textures.get(state);
    if (!texture) return;
    context.fillStyle = texture;
    context.fillRect(x, middle - TILE / 2, width, TILE);
  }

  /** A narrow mark, or a part of a column where many short spans share the pixels. */
  share(state: State, work: string, x: number, y: number, width: number, height: number): void {
    const tile = this.tile(state, work);
    if (tile) this.raster.fill(tile, x, y, width, height);
  }

  private colour(state: State, work: string): string {
    return state === 'running' ? work : this.theme.states[state];
  }
}

const isTextured = (state: string): state is State => Object.hasOwn(TEXTURE, state);
