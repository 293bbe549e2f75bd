// A layer that is written pixel by pixel. What is only a pixel or a few wide comes by the ten thousand, and a canvas
// takes its time for each rectangle; a pixel in an array costs nothing to speak of.

/** A square of RGBA pixels that repeats. */
export interface Tile {
  readonly side: number;
  readonly pixels: Uint32Array;
}

export class Raster {
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d');
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private ratio = 1;
  private anchorX = 0;
  private anchorY = 0;
  /** Device rows written since the last `flush`. */
  private top = Number.POSITIVE_INFINITY;
  private bottom = 0;

  /** Makes the layer as large as `width` × `height` CSS pixels. */
  begin(width: number, height: number, ratio: number): void {
    const [wide, high] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    this.ratio = ratio;
    if (this.image?.width === wide && this.image.height === high) return;
    this.canvas.width = wide;
    this.canvas.height = high;
    this.image = this.context?.createImageData(wide, high) ?? null;
    this.pixels = new Uint32Array(this.image?.data.buffer ?? new ArrayBuffer(0));
  }

  /** Where tiles begin, in CSS pixels of the layer. */
  anchor(x: number, y: number): void {
    this.anchorX = Math.round(x * this.ratio);
    this.anchorY = Math.round(y * this.ratio);
  }

  /** Fills a rectangle, in CSS pixels, with a tile. */
  fill({ side, pixels: from }: Tile, x: number, y: number, width: number, height: number): void {
    if (!this.image) return;
    const { pixels, ratio } = this;
    const wide = this.image.width;
    const x0 = Math.max(0, Math.round(x * ratio));
    const x1 = Math.min(wide, Math.round((x + width) * ratio));
    const y0 = Math.max(0, Math.round(y * ratio));
    const y1 = Math.min(this.image.height, Math.round((y + height) * ratio));
    if (x1 <= x0 || y1 <= y0) return;
    if (y0 < this.top) this.top = y0;
    if (y1 > this.bottom) this.bottom = y1;
    const firstColumn = modulo(x0 - this.anchorX, side);
    let row = modulo(y0 - this.anchorY, side);
    for (let line = y0; line < y1; line += 1) {
      let column = firstColumn;
      for (let at = line * wide + x0; at < line * wide + x1; at += 1) {
        pixels[at] = from[row * side + column] ?? 0;
        column = column + 1 === side ? 0 : column + 1;
      }
      row = row + 1 === side ? 0 : row + 1;
    }
  }

  /** Puts what was written onto a canvas whose origin is the layer's, and clears the layer. */
  flush(to: CanvasRenderingContext2D): void {
    const { image, context, canvas, top, bottom, ratio } = this;
    if (!image || !context || bottom <= top) return;
    const high = bottom - top;
    context.putImageData(image, 0, 0, 0, top, image.width, high);
    to.imageSmoothingEnabled = false;
    to.drawImage(canvas, 0, top, image.width, high, 0, top / ratio, image.width / ratio, high / ratio);
    this.pixels.fill(0, top * image.width, bottom * image.width);
    this.top = Number.POSITIVE_INFINITY;
    this.bottom = 0;
  }
}

const modulo = (value: number, side: number): number => ((value % side) + side) % side;
