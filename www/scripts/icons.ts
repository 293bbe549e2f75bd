// Draws the app's icons from `src/assets/icons/icon.svg` and `maskable.svg`, by a browser, which knows best how:
// `node --import tsx scripts/icons.ts`. What it makes is checked in; run it when one of the two has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../tests/e2e/browsers.ts';

const FOLDER = fileURLToPath(new URL('../src/assets/icons/', import.meta.url));
const DRAWN: readonly (readonly [file: string, source: string, size: number])[] = [
  ['icon-192.png', 'icon.svg', 192],
  ['icon-512.png', 'icon.svg', 512],
  ['maskable-192.png', 'maskable.svg', 192],
  ['maskable-512.png', 'maskable.svg', 512],
  ['apple-touch-icon.png', 'maskable.svg', 180],
];

const DRAW = `
  const [svg, size, done] = arguments;
  const image = new Image(size, size);
  image.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d').drawImage(image, 0, 0, size, size);
    done(canvas.toDataURL('image/png').split(',')[1]);
  };
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
`;

const browser = await startBrowser('chromium');
try {
  for (const [file, source, size] of DRAWN) {
    // A drawing without a size of its own is not drawn on a canvas everywhere.
    const svg = readFileSync(FOLDER + source, 'utf8').replace(
      '<svg',
      `<svg width="${size}" height="${size}"`,
    );
    const png = await browser.driver.executeAsyncScript<string>(DRAW, svg, size);
    writeFileSync(FOLDER + file, png, 'base64');
  }
} finally {
  await browser.close();
}
