// The page as a test sees it, through the hooks that DESIGN.md promises to other programs and nothing else.
import { writeFile } from 'node:fs/promises';
import { axeSource, By, Key, type WebDriver } from '../../www/scripts/webdriver.ts';
import { WATCHER_FILE } from './copy.ts';
import { sleep } from './processes.ts';

export type State = 'loading' | 'idle' | 'running' | 'done' | 'stopped' | 'failed';

export interface ResultRow {
  /** Cell texts as they are shown, in the page's language. */
  median_ms: string;
  speedup: string;
  result: string;
  /** The median as a number, NaN where there is none. */
  median: number;
}

export interface Violation {
  id: string;
  impact: string;
  /** Selectors of what it was found in. */
  targets: string[];
}

/** How long to wait before the page is asked again, ms: what takes long need not be known at once, and asking costs. */
const pause = (asked: number) => Math.min(250, Math.max(20, asked / 8));

/** A state of the page as its watcher saw it come, by the page's clock. */
export interface Seen {
  state: string;
  at: number;
}

export class Page {
  /** What went wrong on pages that were left since. */
  private seen: string[] = [];

  constructor(
    readonly driver: WebDriver,
    /** Where it is served. */
    readonly url: string,
    /** What serves it. */
    private readonly host: { readonly listening: boolean },
  ) {}

  /** Goes to a link and waits until the page has drawn what it leads to, reloads for isolation included. */
  async open(hash = '#/'): Promise<void> {
    await this.settled();
    await this.keepProblems();
    // By way of another document: to a driver, going to the same one with another hash is no loading. It is one of the
    // same site, for the way back from `about:blank` begins with a new process in WebKit and Firefox, a third of all
    // that opening a page takes. Without a host there is no such document, and Firefox lets go of a service worker that
    // has none three times.
    const { driver, url, host } = this;
    const within = host.listening && (await driver.getCurrentUrl()).startsWith(url);
    await driver.get(within ? `${url}${WATCHER_FILE}` : 'about:blank');
    await driver.get(url + hash);
    await this.drawn();
  }

  /**
   * Goes to a lab's link and waits until it can be run: within the page where that is there already, as a reader does
   * who follows a link. Loading all anew, as `open` does, takes several times as long.
   */
  async openLab(hash: string): Promise<void> {
    if (await this.driver.executeScript<boolean>(canFollow, this.url, hash)) await this.go(hash);
    else await this.open(hash);
    if ((await this.state()) === 'failed') throw new Error(`${hash} was not drawn`);
  }

  /** Follows a lab's link within the page, which keeps its engine. */
  async go(hash: string): Promise<void> {
    await this.evaluate(async (hash) => {
      const left = document.querySelector('main');
      if (location.hash === hash) history.replaceState(null, '', '#/');
      location.hash = hash;
      while (document.querySelector('main') === left) await new Promise((resolve) => setTimeout(resolve, 10));
    }, hash);
    await this.drawn();
  }

  /** Loads the page again. Not by the driver's refresh, which loses the page in Chromium after it became isolated. */
  async reload(): Promise<void> {
    await this.settled();
    await this.driver.executeScript('document.querySelector("main").remove(); location.reload()');
    await this.drawn();
  }

  /**
   * Waits until the page's service worker has started, or will not. WebKit may never start one whose page is left or
   * loaded again while it installs; a driver is quick enough to do that every time.
   */
  private settled(): Promise<void> {
    return this.until(
      'the service worker',
      () =>
        document.querySelector('main[data-state]') === null ||
        document.documentElement.dataset.serviceWorker !== undefined,
    );
  }

  private drawn(): Promise<void> {
    return this.until(
      'the page to draw itself',
      () => !['loading', undefined].includes(document.querySelector('main')?.dataset.state),
    );
  }

  /** Sets a parameter the way a person does. */
  async set(param: string, value: string | number): Promise<void> {
    const [input] = await this.driver.findElements(By.css(`[name="${param}"]`));
    if (!input) throw new Error(`no input is named ${param}`);
    // Clear of what lies over the window's edges.
    await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', input);
    const type = await input.getAttribute('type');
    if (type === 'radio') {
      await this.driver.findElement(By.css(`[name="${param}"][value="${value}"]`)).click();
    } else if ((await input.getTagName()) === 'select') {
      await input.findElement(By.css(`option[value="${value}"]`)).click();
    } else if (type === 'range') {
      // There is no typing into a slider, and dragging it is not exact.
      await this.evaluate(setSlider, param, String(value));
    } else {
      // Click, select all and type over it, as a person would; the shortcut for it does not arrive in every engine.
      // Without the click a window that has no focus yet gets it with the first key, and loses the selection.
      await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', input);
      await input.click();
      await this.driver.executeScript('arguments[0].focus(); arguments[0].select()', input);
      await input.sendKeys(String(value), Key.TAB);
    }
  }

  run(): Promise<void> {
    return this.press('run');
  }

  /** Runs what the form says to its end; how it ended. */
  async runToEnd(timeout = 60_000): Promise<string> {
    await this.evaluate(async () => {
      window.e2e.states = [];
    });
    await this.run();
    const ended = () => {
      const { states } = window.e2e;
      return states.length > 1 && states.at(-1)?.state !== 'running';
    };
    await this.until('the run to end', ended, timeout);
    return (await this.state()) ?? '';
  }

  /** What errors, rejections and breaches of its policy the page has had since this was asked last. */
  async problems(): Promise<string[]> {
    await this.keepProblems();
    return this.seen.splice(0);
  }

  private async keepProblems(): Promise<void> {
    const kept = await this.driver
      .executeScript<string | null>(
        'const kept = sessionStorage.getItem("e2e"); sessionStorage.removeItem("e2e"); return kept;',
      )
      // Of a page that is not ours there is nothing to know.
      .catch(() => null);
    if (kept) this.seen.push(...JSON.parse(kept));
  }

  /** Speaks Korean or English from now on. */
  async chooseLang(lang: 'ko' | 'en'): Promise<void> {
    await this.driver.findElement(By.css(`[data-action="language"] [data-lang="${lang}"]`)).click();
    await this.evaluate(async (lang) => {
      while (document.documentElement.lang !== lang) await new Promise((resolve) => setTimeout(resolve, 10));
    }, lang);
  }

  /** Clicks what `css` finds, clear of what lies over the window's edges. */
  async click(css: string): Promise<void> {
    const element = await this.driver.findElement(By.css(css));
    // WebKit's driver scrolls no further than to the edge, where something may lie over it.
    await this.driver.executeScript(
      'arguments[0].scrollIntoView({ block: "center", behavior: "instant" })',
      element,
    );
    await element.click();
  }

  press(action: 'run' | 'stop' | 'share' | 'export' | 'embed' | 'sweep'): Promise<void> {
    return this.click(`button[data-action="${action}"]`);
  }

  async state(): Promise<State | null> {
    return this.driver.executeScript('return document.querySelector("main")?.dataset.state ?? null');
  }

  /** Waits until the page is in one of `states`; which one. */
  async waitState(states: State | State[], timeout = 60_000): Promise<State> {
    const wanted = [states].flat();
    for (const begin = Date.now(); ; ) {
      const state = await this.state();
      if (state && wanted.includes(state)) return state;
      const asked = Date.now() - begin;
      if (asked > timeout)
        throw new Error(`still ${state} and not ${wanted.join(' or ')} after ${timeout} ms`);
      await sleep(pause(asked));
    }
  }

  /** The table of results by strategy. */
  async results(): Promise<Record<string, ResultRow>> {
    return Object.fromEntries(await this.evaluate(readResults));
  }

  verdict(): Promise<string> {
    return this.evaluate(async () => document.querySelector('[data-verdict]')?.textContent?.trim() ?? '');
  }

  notices(): Promise<string[]> {
    return this.evaluate(async () =>
      Array.from(document.querySelectorAll('[data-notice]'), (notice) => notice.textContent?.trim() ?? ''),
    );
  }

  /** Lines of the log. */
  log(): Promise<string[]> {
    return this.evaluate(async () =>
      Array.from(document.querySelectorAll('[role=log] > *'), (line) => line.textContent?.trim() ?? ''),
    );
  }

  /** Writes a PNG of the window. */
  async screenshot(file: string): Promise<void> {
    await writeFile(file, await this.driver.takeScreenshot(), 'base64');
  }

  /** What axe-core finds wrong with the page as it is now. */
  async axe(): Promise<Violation[]> {
    // A driver's scripts are not the page's: its policy, which allows no such thing, does not apply to them.
    await this.driver.executeScript(`${axeSource()}\nwindow.axe = axe;`);
    return this.evaluate(runAxe);
  }

  /** Runs `body` in the page and gives what it resolves to, or throws what it throws. It sees nothing of the test. */
  async evaluate<Args extends unknown[], T>(body: (...args: Args) => Promise<T>, ...args: Args): Promise<T> {
    // `__name` is what the compiler of the tests wraps functions with to keep their names.
    const script = `
      const __name = (it) => it;
      const done = arguments[arguments.length - 1];
      (${body})(...Array.from(arguments).slice(0, -1)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const answer = await this.driver.executeAsyncScript<{ value: T } | { error: string }>(script, ...args);
    if ('error' in answer) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  }

  /** Asks the page again and again, also across reloads; `argument` is what the condition is given there. */
  async until<A extends number | string = number>(
    what: string,
    condition: (argument: A) => boolean,
    timeout = 30_000,
    argument?: A,
  ): Promise<void> {
    const begin = Date.now();
    const script = `const __name = (it) => it; return (${condition})(${JSON.stringify(argument ?? 0)});`;
    // While a page is replaced by its successor there is nothing to ask.
    while (!(await this.driver.executeScript<boolean>(script).catch(() => false))) {
      const asked = Date.now() - begin;
      if (asked > timeout) throw new Error(`waited ${timeout} ms for ${what}`);
      await sleep(pause(asked));
    }
  }
}

async function setSlider(name: string, value: string): Promise<void> {
  const input = document.querySelector(`input[name="${name}"]`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no slider is named ${name}`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Pairs, because drivers put an object's keys in an order of their own. */
async function readResults(): Promise<[string, ResultRow][]> {
  const rows = Array.from(document.querySelectorAll<HTMLElement>('table[data-results] tr[data-strategy]'));
  return rows.map((row) => {
    const find = (field: string) => row.querySelector<HTMLElement>(`td[data-field="${field}"]`);
    const cell = (field: string) => find(field)?.textContent?.trim() ?? '';
    return [
      row.dataset.strategy ?? '',
      {
        median_ms: cell('median_ms'),
        speedup: cell('speedup'),
        result: cell('result'),
        median: Number(find('median_ms')?.dataset.value ?? 'none'),
      },
    ];
  });
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { target: unknown[] }[] }[];
}

declare global {
  interface Window {
    /** The watcher of copy.ts. */
    e2e: { states: Seen[] };
    axe?: { run(context: Document): Promise<AxeResults> };
  }
}

async function runAxe(): Promise<Violation[]> {
  const { axe } = window;
  if (!axe) throw new Error('axe is not in the page');
  const { violations } = await axe.run(document);
  return violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    targets: nodes.map((node) => String(node.target)),
  }));
}

/** Whether a link can be followed from the page as it is. */
function canFollow(url: string, hash: string): boolean {
  const state = document.querySelector('main')?.dataset.state ?? 'loading';
  return location.href.startsWith(url) && location.hash !== hash && !['loading', 'running'].includes(state);
}
