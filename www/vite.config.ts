import { defineConfig } from 'vite';
import { DEV_POLICY, pageHeaders } from './headers.ts';
import { adoptedStyles } from './scripts/adopted-styles.ts';
import { appManifests } from './scripts/app-manifest.ts';
import { ahead, chunkOf } from './scripts/chunks.ts';
import { gallery } from './scripts/gallery.ts';
import { policy } from './scripts/policy.ts';
import { serviceWorker } from './scripts/service-worker.ts';

export default defineConfig({
  // Every address in the output is relative: the folder can be put anywhere on any host.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [policy(), adoptedStyles(), gallery(), appManifests(), serviceWorker()],
  worker: { format: 'es' },
  server: { headers: pageHeaders(DEV_POLICY) },
  build: {
    target: 'es2022',
    outDir: '../dist',
    emptyOutDir: true,
    // The policy allows no fonts or styles from data URLs.
    assetsInlineLimit: 0,
    // All of our engines know modulepreload.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'js' ? ahead(files) : files),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: chunkOf, debugName: 'chunkOf' }],
        },
      },
    },
  },
});
