// What a lab's page shows of a run that has ended, as functions that run in the page.

export interface Watched {
  strategy: string;
  /** Names in the timeline's table. */
  lanes: string[];
  log: string[];
}

/** The lanes and the log of each strategy, one tab after the other. */
export async function readWatched(): Promise<Watched[]> {
  const until = async (what: string, condition: () => boolean) => {
    for (const begin = performance.now(); !condition(); ) {
      if (performance.now() - begin > 20_000) throw new Error(`waited for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const texts = (selector: string) =>
    Array.from(document.querySelectorAll(selector), (element) => element.textContent?.trim() ?? '');
  const read: Watched[] = [];
  for (const tab of Array.from(document.querySelectorAll<HTMLElement>('[role=tab][id^="watch-tab-"]'))) {
    tab.click();
    await until('the tab', () => tab.getAttribute('aria-selected') === 'true');
    await until('the timeline', () => document.querySelector('figure.timeline details') !== null);
    const details = document.querySelector<HTMLDetailsElement>('figure.timeline details');
    if (!details) continue;
    details.open = true;
    const rows = 'figure.timeline table:first-of-type tbody th';
    await until('the table', () => document.querySelector(rows) !== null);
    const strategy = tab.id.slice('watch-tab-'.length);
    read.push({ strategy, lanes: texts(rows), log: texts('[role=log] .log-line') });
    // Each tab begins with the table closed.
    details.open = false;
    await until('the table to go', () => document.querySelector(rows) === null);
  }
  return read;
}

export interface Saved {
  name: string;
  text: string;
}

/** Presses a button that saves a file, and gives the file instead of saving it. */
export async function readSaved(action: string): Promise<Saved> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return createObjectURL.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    names.push(this.download);
  };
  try {
    document.querySelector<HTMLElement>(`button[data-action="${action}"]`)?.click();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  const [blob] = blobs;
  const [name] = names;
  if (!blob || name === undefined) throw new Error(`${action} saves nothing`);
  return { name, text: await blob.text() };
}

/** Addresses that the service worker was asked for since the last time. */
export async function askedOfServiceWorker(): Promise<string[]> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<MessageEvent<string[]>>((resolve) => {
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
  });
  const { controller } = navigator.serviceWorker;
  if (!controller) throw new Error('no service worker is in control');
  controller.postMessage('e2e: asked', [port2]);
  return (await answer).data;
}
