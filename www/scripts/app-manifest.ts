// What makes the page an app that can be installed: a web app manifest for each language, and the icons.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { LANGS, type Lang } from '../src/engine/catalog.ts';
import { messages } from '../src/i18n/index.ts';

const ICONS = fileURLToPath(new URL('../src/assets/icons/', import.meta.url));

interface Icon {
  file: string;
  sizes: string;
  type: string;
  /** A maskable one may be cut to any shape that leaves its middle. */
  purpose: 'any' | 'maskable';
}

const PNG = 'image/png';
export const APP_ICONS: readonly Icon[] = [
  { file: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  { file: 'icon-192.png', sizes: '192x192', type: PNG, purpose: 'any' },
  { file: 'icon-512.png', sizes: '512x512', type: PNG, purpose: 'any' },
  { file: 'maskable-192.png', sizes: '192x192', type: PNG, purpose: 'maskable' },
  { file: 'maskable-512.png', sizes: '512x512', type: PNG, purpose: 'maskable' },
];
/** iOS takes this one and no other. */
const APPLE = 'apple-touch-icon.png';

/** The page's own ground, light: `--bg` of tokens.css. A manifest knows no themes. */
const GROUND = '#f3f5f7';

/** `at` gives the address of an icon from the page. Without an `id` both languages are one app: what starts is the same. */
export function appManifest(lang: Lang, at: (file: string) => string) {
  return {
    name: 'Interleave',
    short_name: 'Interleave',
    description: messages(lang).app.description,
    lang,
    dir: 'ltr',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    categories: ['education'],
    icons: APP_ICONS.map(({ file, sizes, type, purpose }) => ({ src: at(file), sizes, type, purpose })),
  };
}

/** Emits `en.webmanifest`, `ko.webmanifest` and the icons; the page links the one of its reader's language. */
export function appManifests(): Plugin {
  return {
    name: 'interleave:app-manifest',
    apply: 'build',
    generateBundle() {
      const at = (file: string) => `icons/${file}`;
      for (const file of [...APP_ICONS.map(({ file }) => file), APPLE])
        this.emitFile({ type: 'asset', fileName: at(file), source: readFileSync(ICONS + file) });
      for (const lang of LANGS) {
        const source = JSON.stringify(appManifest(lang, at), null, 2);
        this.emitFile({ type: 'asset', fileName: `${lang}.webmanifest`, source });
      }
    },
    transformIndexHtml: {
      // Behind Vite's own, which looks for what is linked among the sources.
      order: 'post',
      handler: () => [
        { tag: 'link', attrs: { rel: 'manifest', href: './en.webmanifest' }, injectTo: 'head' },
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `./icons/${APPLE}` }, injectTo: 'head' },
      ],
    },
  };
}
