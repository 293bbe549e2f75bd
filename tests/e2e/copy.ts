// The built page in a folder of the test's own: with a watcher in it that sees what no driver tells in every
// engine, and free to be broken.
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './processes.ts';

export interface Copy {
  folder: string;
  /** Takes the files whose path ends in `ending` away, as a bad deployment does; the result brings them back. */
  lose(ending: RegExp): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

/** Watches the page from before its own code runs. What it sees outlives a reload. */
const WATCHER = `
window.e2e = { states: [] };
let leaving = false;
addEventListener('beforeunload', () => {
  leaving = true;
});
const note = (kind, text) => {
  // What was still loading is broken off, which says nothing.
  if (leaving) return;
  const kept = JSON.parse(sessionStorage.getItem('e2e') ?? '[]');
  sessionStorage.setItem('e2e', JSON.stringify([...kept, kind + ': ' + text]));
};
addEventListener('error', ({ message, target }) => {
  note('error', message ?? (target.src || target.href || target.localName) + ' did not load');
}, true);
addEventListener('unhandledrejection', ({ reason }) => note('rejection', reason));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
  note('policy', [violatedDirective, blockedURI, sourceFile, lineNumber].join(' '));
});
const { error } = console;
console.error = (...args) => {
  note('console', args.join(' '));
  error.apply(console, args);
};
new MutationObserver((changes) => {
  for (const { target } of changes)
    if (target.localName === 'main') window.e2e.states.push({ state: target.dataset.state, at: performance.now() });
}).observe(document, { subtree: true, attributeFilter: ['data-state'] });
`;

/** Tells what the service worker was asked for: requests of workers show nowhere in the page. */
const COUNTER = `{
  const asked = [];
  self.addEventListener('fetch', ({ request }) => asked.push(request.url));
  self.addEventListener('message', ({ data, ports }) => {
    if (data === 'e2e: asked') ports[0].postMessage(asked.splice(0));
  });
}
`;

export async function copyOf(dist: string): Promise<Copy> {
  const { folder, remove } = await temporaryFolder();
  await cp(dist, folder, { recursive: true });
  await writeFile(join(folder, 'e2e.js'), WATCHER);
  await change(join(folder, 'index.html'), (html) =>
    html.replace('<script', '<script src="./e2e.js"></script>\n    <script'),
  );
  await change(join(folder, 'sw.js'), (script) => COUNTER + script);
  return { folder, remove, lose: (ending) => lose(folder, ending) };
}

async function change(file: string, by: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = by(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  await writeFile(file, after);
}

async function lose(folder: string, ending: RegExp): Promise<() => Promise<void>> {
  const paths = await readdir(folder, { recursive: true });
  const files = paths.filter((path) => ending.test(path)).map((path) => join(folder, path));
  if (files.length === 0) throw new Error(`no file matches ${ending}`);
  for (const file of files) await rename(file, `${file}.lost`);
  return async () => {
    for (const file of files) await rename(`${file}.lost`, file);
  };
}
