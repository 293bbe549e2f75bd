import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/sw.ts', import.meta.url));
const FILE = 'sw.js';

/**
 * Builds `src/sw.ts` on its own into `sw.js` beside the page: one classic script under a fixed name,
 * since browsers look for a new version at the same address. A second entry of the page's own build
 * would be a module that shares chunks with it.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'interleave:service-worker',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: await bundle() });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        bundle().then((code) => {
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-store');
          response.end(code);
        }, next);
      });
    },
  };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
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
