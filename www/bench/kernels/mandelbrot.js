import { mix } from './random.js';

// The crate's choice of a picture for so much work (src/kernels/mandelbrot.rs).
const PER_PIXEL = Math.floor((256 * 174) / 1000) + 5;

function picture(n, tasks) {
  const total = Math.floor((n * tasks) / 2);
  const height = Math.floor(Math.floor(Math.sqrt(Math.floor((((total / PER_PIXEL) | 0) * 2) / 3))) / 2) * 2;
  if (height < 640) return { height: Math.max(height, 2), limit: 256 };
  const limit = Math.floor(((Math.floor(total / (640 * 960)) - 5) * 1000) / 174);
  return { height: 640, limit: Math.max(limit, 256) };
}

function iterations(re, im, limit) {
  let x = 0;
  let y = 0;
  for (let k = 0; k < limit; k++) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4) return k;
    y = 2 * x * y + im;
    x = xx - yy + re;
  }
  return limit;
}

/** The picture is what is computed; its checksum is 64-bit work of another kind, and left to the check. */
export function mandelbrot({ n, task, tasks }) {
  const { height, limit } = picture(n, tasks);
  const width = (height / 2) * 3;
  const begin = Math.floor((height * task) / tasks);
  const end = Math.floor((height * (task + 1)) / tasks);
  const pixel = 2.4 / height;
  const counts = new Uint32Array((end - begin) * width);
  let at = 0;
  for (let row = begin; row < end; row++) {
    const im = 1.2 - (row + 0.5) * pixel;
    for (let column = 0; column < width; column++) {
      counts[at++] = iterations(-2.45 + (column + 0.5) * pixel, im, limit);
    }
  }
  return () => checksum(counts, { begin, width, limit });
}

function checksum(counts, { begin, width, limit }) {
  let sum = 0n;
  counts.forEach((count, i) => {
    const value = count === limit ? 0 : logarithm(count);
    const place = (BigInt(begin + Math.floor(i / width)) << 32n) | (BigInt(i % width) << 16n);
    sum += mix(place | BigInt(value));
  });
  return sum;
}

function logarithm(count) {
  const v = count + 1;
  const power = 31 - Math.clz32(v);
  return Math.min(power * 4096 + (Math.floor((v * 4096) / 2 ** power) - 4096), 65535);
}
