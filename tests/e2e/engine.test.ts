// What goes wrong ends in a sentence, whatever it is; a stop ends at once; and the next run works.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGS } from '../../www/src/engine/catalog.ts';
import { labFileOf, link } from './manifest.ts';
import { type Moment, type Stopped, stopAt } from './moments.ts';
import { openSite, type Site } from './site.ts';

const HANGUL = /\p{Script=Hangul}/u;

let site: Site;
before(async () => {
  site = await openSite();
  await site.page.open('#/');
});
after(() => site?.close());

async function runFault(strategy: string, lang = 'en'): Promise<string> {
  await site.page.go(link('faults', { strategies: strategy, repeats: 1, lang }));
  return site.page.runToEnd();
}

interface Failure {
  code: string;
  sentence: string;
  /** Whether the page says that this was the intention. */
  meant: boolean;
  /** The arrows of a deadlock. */
  waits: string[];
}

function failure(): Promise<Failure | null> {
  return site.page.evaluate(async () => {
    const box = document.querySelector<HTMLElement>('main .failure[data-error]');
    if (!box) return null;
    return {
      code: box.dataset.error ?? '',
      meant: box.dataset.meant === 'true',
      sentence: box.querySelector('p')?.textContent ?? '',
      waits: Array.from(box.querySelectorAll('li'), (item) => item.textContent ?? ''),
    };
  });
}

/** After whatever happened: the next run is as good as any. */
async function isWell(): Promise<void> {
  const state = await runFault('healthy');
  // Together, so that a failure says which.
  assert.deepEqual({ state, failure: await failure() }, { state: 'done', failure: null });
  const { healthy } = await site.page.results();
  assert.ok(healthy && healthy.median >= 19, `${healthy?.median} ms of at least 20`);
}

describe('a fault is named, and the next run works', () => {
  const faults: [strategy: string, code: string, en: RegExp, ko: RegExp][] = [
    [
      'panic-main',
      'panic',
      /panicked in main: “on purpose, in the coordinator”/,
      /on purpose, in the coordinator/,
    ],
    [
      'panic-thread',
      'panic',
      /panicked in thread 1: “on purpose, in a thread”/,
      /스레드 1.*on purpose, in a thread/,
    ],
    ['panic-process', 'panic', /panicked in process 2: “on purpose, in a process”/, /프로세스 2.*on purpose/],
    ['lost-holder', 'process-lost', /Process 1 ended without an answer/, /1번 프로세스가 답을 보내지 않고/],
    ['panic-task', 'panic', /panicked in task 2: “on purpose, in a task”/, /on purpose, in a task/],
    ['deadlock', 'deadlock', /Deadlock/, /교착/],
    ['trap', 'crashed', /crashed \(.+\)/, /./],
    ['out-of-memory', 'out-of-memory', /more memory than it is allowed/, /메모리/],
  ];
  for (const [strategy, code, en, ko] of faults) {
    test(`${strategy} is ${code}`, async () => {
      const { page } = site;
      assert.equal(await runFault(strategy), 'failed');
      const inEnglish = await failure();
      assert.deepEqual([inEnglish?.code, inEnglish?.meant], [code, true]);
      assert.match(inEnglish?.sentence ?? '', en);
      assert.doesNotMatch(inEnglish?.sentence ?? '', HANGUL);
      await page.chooseLang('ko');
      const inKorean = await failure();
      assert.match(inKorean?.sentence ?? '', ko);
      assert.match(inKorean?.sentence ?? '', HANGUL);
      await isWell();
      assert.deepEqual(await page.problems(), []);
    });
  }

  test('a deadlock names both lanes and both locks, in the page’s language', async () => {
    const { page } = site;
    assert.equal(await runFault('deadlock'), 'failed');
    const { texts } = await labFileOf(site, 'faults');
    for (const lang of LANGS) {
      await page.chooseLang(lang);
      const waits = (await failure())?.waits ?? [];
      const thread = lang === 'ko' ? '스레드' : 'thread';
      assert.equal(waits.length, 2);
      const [first, second] = waits.toSorted();
      const { words } = texts[lang];
      const [a, b] = [words['object.A'] ?? '?', words['object.B'] ?? '?'];
      for (const part of [`${thread} 1`, `${thread} 2`]) {
        assert.ok(first?.includes(part), first);
        assert.ok(second?.includes(part), second);
      }
      // Each holds the lock that the other one waits for: what is named first is held.
      const locks = waits.map((wait) => [a, b].toSorted((x, y) => wait.indexOf(x) - wait.indexOf(y)));
      for (const wait of waits) for (const lock of [a, b]) assert.ok(wait.includes(lock), wait);
      assert.deepEqual(
        locks.toSorted(),
        [
          [a, b],
          [b, a],
        ].toSorted(),
        waits.join('\n'),
      );
    }
  });

  test('what was chosen after a fault does not begin, and its lanes are still shown', async () => {
    const { page } = site;
    assert.equal(await runFault('panic-thread,healthy'), 'failed');
    const tabs = await page.evaluate(async () =>
      Array.from(document.querySelectorAll('[id^="watch-tab-"]'), ({ id }) => id),
    );
    assert.deepEqual(tabs, ['watch-tab-panic-thread']);
  });
});

/**
 * A run that does not end by itself is ended so long after the click, ms, and what the page does then takes it few
 * turns. How long that is on a machine that has nothing else to do says `./build.sh bench`.
 */
const PATIENCE = 180;
const MOST_TURNS = 25;

describe('a stop at any moment', () => {
  const long = { repeats: 2 };
  const cpu = { ...long, tasks: 8, n: 200_000_000, workers: 2 };
  const io = { ...long, tasks: 5, wait_ms: 5000, workers: 2 };
  const cases: [what: string, moment: Moment, hash: string][] = [
    ['before anything has begun', 'atOnce', link('race', { ...long, threads: 3 })],
    ['while a pool starts', 'starting', link('race', { ...long, threads: 16, strategies: 'mutex' })],
    ['while processes start', 'starting', link('cpu-bound', { ...cpu, workers: 8, strategies: 'processes' })],
    [
      'in the watched step of the coordinator',
      'traced',
      link('cpu-bound', { ...cpu, strategies: 'sequential' }),
    ],
    ['in the watched step of threads', 'traced', link('cpu-bound', { ...cpu, strategies: 'threads' })],
    ['in the watched step of processes', 'traced', link('cpu-bound', { ...cpu, strategies: 'processes' })],
    ['in the watched step of tasks', 'traced', link('cpu-bound', { ...cpu, strategies: 'async' })],
    [
      'in a timed step',
      'timed',
      link('cpu-bound', { tasks: 2, n: 100_000_000, strategies: 'sequential', repeats: 50 }),
    ],
    [
      'in a timed step of threads',
      'timed',
      link('race', { threads: 2, iterations: 300_000, strategies: 'mutex', repeats: 50 }),
    ],
    ['in a sleep of the coordinator', 'traced', link('io-bound', { ...io, strategies: 'sequential' })],
    ['in sleeps of threads', 'traced', link('io-bound', { ...io, strategies: 'pool' })],
    ['in timers of tasks', 'traced', link('io-bound', { ...io, strategies: 'async' })],
    ['in a blocking request', 'traced', link('io-bound', { ...io, io: 'request', strategies: 'sequential' })],
    [
      'in blocking requests of threads',
      'traced',
      link('io-bound', { ...io, io: 'request', strategies: 'pool' }),
    ],
    ['in requests of tasks', 'traced', link('io-bound', { ...io, io: 'request', strategies: 'async' })],
    ['waiting for a lock', 'traced', link('gil', { ...long, n: 1_000_000_000, strategies: 'gil' })],
    [
      'waiting for a lock between processes',
      'traced',
      link('shared-memory', { ...long, processes: 4, gap_ms: 1000, strategies: 'lock' }),
    ],
    [
      'waiting for a message between processes',
      'traced',
      link('process-queue', { ...long, gap_ms: 2000, strategies: 'queue' }),
    ],
    ['against loops that do not listen', 'traced', link('faults', { seconds: 60, strategies: 'spin' })],
  ];
  const all: Stopped[] = [];
  for (const [what, moment, hash] of cases) {
    test(what, async (t) => {
      const { page } = site;
      await page.go(hash);
      const stopped = await stopAt(page, moment, PATIENCE);
      all.push(stopped);
      t.diagnostic(
        `${what}: ${stopped.ms.toFixed(1)} ms, ${stopped.turns} turns late, pressed ${stopped.after.toFixed(0)} ms after the start`,
      );
      assert.equal(stopped.state, 'stopped');
      assert.ok(stopped.turns <= MOST_TURNS, `${stopped.turns} turns, ${stopped.ms} ms`);
      assert.equal(await failure(), null);
      await isWell();
    });
  }
  after(() => {
    const sorted = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const text = sorted.map((ms) => ms.toFixed(0)).join(' ');
    console.log(`# click to stopped, ${site.browser.name}, ms: ${text}`);
  });
});

describe('a part that does not load', () => {
  const healthy = link('faults', { strategies: 'healthy', repeats: 1, lang: 'en' });
  const processes = link('cpu-bound', { strategies: 'processes', repeats: 1, n: 100_000, lang: 'en' });
  const parts: [what: string, ending: RegExp, hash: string][] = [
    ['the wasm file', /wasm\/threads\/[a-z-]+_bg\.wasm$/, healthy],
    ['its module', /wasm\/threads\/[a-z-]+\.js$/, healthy],
    ['the coordinator', /assets\/coordinator-[\w-]+\.js$/, healthy],
    ['a process', /assets\/process-[\w-]+\.js$/, processes],
  ];
  for (const [what, ending, hash] of parts) {
    test(`${what}: a sentence says so, and once it is back the next run works`, async () => {
      const { page, copy } = site;
      const bringBack = await copy.lose(ending);
      try {
        await page.openLab(hash);
        assert.equal(await page.runToEnd(), 'failed');
        const { code, sentence, meant } = (await failure()) ?? { code: 'none', sentence: '', meant: true };
        assert.deepEqual([code, meant], ['load-failed', false], sentence);
        assert.match(sentence, /did not load/);
      } finally {
        await bringBack();
      }
      assert.equal(await page.runToEnd(), 'done', (await failure())?.sentence);
    });
  }
});

test('a lab that is gone to shows nothing of the last one, and can be run the moment it is there', async () => {
  const { page } = site;
  const next = link('gather', { first_ms: 50, second_ms: 50, third_ms: 50, repeats: 1, lang: 'en' });
  // Its files are here then, and the form comes with the first drawing.
  await page.go(next);
  assert.equal(await runFault('panic-main'), 'failed');
  const first = await page.evaluate(async (hash) => {
    return await new Promise<string | undefined>((resolve) => {
      const observer = new MutationObserver(() => {
        const button = document.querySelector<HTMLElement>('main button[data-action="run"]');
        if (!button || document.querySelector('h1')?.textContent?.startsWith('Faults')) return;
        observer.disconnect();
        window.e2e.states = [];
        resolve(document.querySelector('main')?.dataset.state);
        button.click();
      });
      observer.observe(document, { subtree: true, childList: true });
      location.hash = hash;
    });
  }, next);
  assert.equal(first, 'idle');
  await page.until('the end', () => !['running', undefined].includes(window.e2e.states.at(-1)?.state));
  const states = await page.evaluate(async () => window.e2e.states.map(({ state }) => state));
  assert.deepEqual(states, ['running', 'done']);
});

describe('the lanes of a run that still blocks', () => {
  const blocking: [hash: string, lanes: number][] = [
    [link('cpu-bound', { strategies: 'sequential', tasks: 8, n: 200_000_000, repeats: 1 }), 1],
    [link('faults', { strategies: 'spin', seconds: 60, repeats: 1 }), 3],
  ];
  for (const [hash, lanes] of blocking) {
    test(`${hash}: are there, and their table`, async () => {
      const { page } = site;
      await page.go(hash);
      await page.run();
      await page.until('the timeline', () => document.querySelector('figure.timeline details') !== null);
      await page.evaluate(async () => {
        const details = document.querySelector<HTMLDetailsElement>('figure.timeline details');
        if (details) details.open = true;
      });
      await page.until(
        'the lanes',
        (expected) =>
          document.querySelectorAll('figure.timeline table:first-of-type tbody th').length >= expected,
        30_000,
        lanes,
      );
      const seen = await page.evaluate(async () => ({
        lanes: document.querySelectorAll('figure.timeline table:first-of-type tbody th').length,
        state: document.querySelector('main')?.dataset.state,
      }));
      assert.deepEqual(seen, { lanes, state: 'running' });
      await page.press('stop');
      assert.equal(await page.waitState(['stopped', 'failed', 'done']), 'stopped');
    });
  }
});
