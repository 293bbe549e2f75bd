import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { release } from './release.ts';

const SOURCE = fileURLToPath(new URL('../src/sw.ts', import.meta.url));
const FILE = 'sw.js';

/**
 * Makes a version of the built page (`release.ts`), and `src/sw.ts` on its own into `sw.js` beside it: one classic
 * script under a fixed name, since browsers look for a new version at the same address. A second entry of the page's
 * own build would be a module that shares chunks with it. While the page is edited it has no version, and the service
 * worker keeps nothing.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'interleave:service-worker',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      // Behind everything else: what is in the folder then is the page.
      order: 'post',
      sequential: true,
      async handler() {
        const dist = resolve(config.root, config.build.outDir);
        // `./build.sh dev` has what the page loads served from elsewhere, and changes it under the page's feet.
        const version = config.build.copyPublicDir ? await release(dist) : '';
        await writeFile(join(dist, FILE), await bundle(version));
      },
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        bundle('').then((code) => {
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-store');
          response.end(code);
        }, next);
      });
    },
  };
}

async function bundle(version: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      VERSION: JSON.stringify(version),
      // Workbox checks and logs what is done with it, where it is not told that nobody reads it.
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: SOURCE, formats: ['iife'], name: 'serviceWorker', fileName: () => FILE },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const files = outputs.flatMap((each) => each.output);
  const [file] = files;
  if (files.length !== 1 || file?.type !== 'chunk') throw new Error(`${FILE} must be one script`);
  return file.code;
}
