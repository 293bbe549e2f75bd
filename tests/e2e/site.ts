// A browser with the built page in it, for the time of a test.
import { fileURLToPath } from 'node:url';
import { type Served, serve } from '../../www/scripts/serve.ts';
import { type Browser, type BrowserOptions, startBrowser } from './browsers.ts';
import { type Copy, copyOf } from './copy.ts';
import { Page } from './page.ts';

export interface Site {
  browser: Browser;
  page: Page;
  /** What the host was asked for. */
  served: Served;
  /** The files it serves. */
  copy: Copy;
  close(): Promise<void>;
}

export interface SiteOptions extends BrowserOptions {
  /** Path on the host. */
  base?: string;
  /** Whether the host sends the isolation headers. */
  headers?: boolean;
  /** Whether the page fetches ahead, when it is idle, what it needs to do without the network. */
  keeps?: boolean;
}

/** The built page; `./build.sh dist` makes it. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Serves the page and starts a fresh browser. Whoever opens it closes it, also when a test fails: `after`. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { base = '/', headers = true, keeps = false } = options;
  const copy = await copyOf(DIST, keeps);
  const served = await serve({ dir: copy.folder, port: 0, base, headers });
  const closeHost = async () => {
    await served.close();
    await copy.remove();
  };
  try {
    const browser = await startBrowser(undefined, options);
    const close = async () => {
      await browser.close();
      await closeHost();
    };
    return { browser, page: new Page(browser.driver, served.url, served), served, copy, close };
  } catch (error) {
    await closeHost();
    throw error;
  }
}
