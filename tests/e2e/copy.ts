// The built page in a folder of the test's own: with a watcher in it that sees what no driver tells in every
// engine, and free to be broken.
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './processes.ts';

export interface Copy {
  folder: string;
  /** Takes the files whose path ends in `ending` away, as a bad deployment does; the result brings them back. */
  lose(ending: RegExp): Promise<() => Promise<void>>;
  /**
   * Makes another version of the page out of it, as a host does that got one: nothing is at an address of the first
   * version any more. The document says `data-e2e="second"`, and so does what its code writes into `data-e2e-code`.
   */
  renew(): Promise<void>;
  /** The same, but the service worker's script stays the first version's until the result is called. */
  renewPage(): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

/** Where a copy has its watcher. */
export const WATCHER_FILE = 'assets/e2e.js';

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

/** The page's idle fetching would show among what a test counts: it waits for ever, where it is not what is tested. */
const KEEPS_NOTHING = `self.addEventListener('message', (event) => {
  if (event.data?.type === 'keep') event.stopImmediatePropagation();
});
`;

/** `keeps`: whether the page fetches ahead what it needs to do without the network. */
export async function copyOf(dist: string, keeps = false): Promise<Copy> {
  const { folder, remove } = await temporaryFolder();
  await linked(dist, folder);
  await writeFile(join(folder, WATCHER_FILE), WATCHER);
  await change(join(folder, 'index.html'), (html) =>
    html.replace('<script', `<script src="./${WATCHER_FILE}"></script>\n    <script`),
  );
  // Without a network it is there like the page's own files.
  const [version = ''] = await readdir(join(folder, 'v'));
  await change(join(folder, 'v', version, 'files.json'), (list) =>
    list.replace('"page":[', `"page":[["${WATCHER_FILE}","e2e"],`),
  );
  await change(join(folder, 'sw.js'), (script) => COUNTER + (keeps ? '' : KEEPS_NOTHING) + script);
  return {
    folder,
    remove,
    lose: (ending) => lose(folder, ending),
    renew: () => renew(folder),
    renewPage: () => renewPage(folder),
  };
}

/** The files themselves under another name, where a folder can have them: whoever changes one writes another. */
async function linked(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target);
      await linked(source, target);
    } else {
      await link(source, target).catch(() => copyFile(source, target));
    }
  }
}

/** As another file: the one that was there is the built page's too. */
async function write(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text);
}

const turned = (text: string) => text.slice(1) + text.slice(0, 1);

async function renew(folder: string): Promise<void> {
  const [version] = await readdir(join(folder, 'v'));
  const assets = await readdir(join(folder, 'assets'));
  if (version === undefined) throw new Error('the page has no version');
  // What tells addresses of one version from those of another: the version, and the hashes that the bundler wrote.
  const hashes = assets.flatMap((name) => /-([\w-]{8})\.\w+$/.exec(name)?.[1] ?? []);
  const renamed = (text: string) =>
    [version, ...new Set(hashes)].reduce((all, hash) => all.replaceAll(hash, turned(hash)), text);
  for (const name of assets)
    await rename(join(folder, 'assets', name), join(folder, 'assets', renamed(name)));
  await rename(join(folder, 'v', version), join(folder, 'v', renamed(version)));
  const paths = await readdir(folder, { recursive: true });
  const rewritten = new Set<string>();
  for (const path of paths.filter((path) =>
    /^(assets\/.*|sw)\.(js|css)$|index\.html$|files\.json$/.test(path),
  )) {
    const before = await readFile(join(folder, path), 'utf8');
    const after = renamed(before);
    if (after !== before) rewritten.add(path);
    await write(join(folder, path), after);
  }
  await change(join(folder, 'index.html'), (html) => html.replace('<html', '<html data-e2e="second"'));
  const [main] = /assets\/index-[\w-]+\.js/.exec(await readFile(join(folder, 'index.html'), 'utf8')) ?? [];
  if (main === undefined) throw new Error('the page has no code');
  await change(join(folder, main), (code) => `${code}\ndocument.documentElement.dataset.e2eCode = 'second';`);
  // What has another content has another hash: the service worker takes the rest from the first version's store.
  rewritten.add(main);
  await change(join(folder, 'v', renamed(version), 'files.json'), (list) =>
    [...rewritten].reduce((all, path) => all.replace(`["${path}","`, `["${path}","second-`), list),
  );
}

async function renewPage(folder: string): Promise<() => Promise<void>> {
  const script = join(folder, 'sw.js');
  const first = await readFile(script, 'utf8');
  await renew(folder);
  const second = await readFile(script, 'utf8');
  await write(script, first);
  return () => write(script, second);
}

async function change(file: string, by: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = by(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  await write(file, after);
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
