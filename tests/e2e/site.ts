// A browser with the built page in it, for the time of a test.
import { fileURLToPath } from 'node:url';
import { type Served, serve } from '../../www/scripts/serve.ts';
import { type Browser, startBrowser } from './browsers.ts';
import { Page } from './page.ts';

export interface Site {
  browser: Browser;
  page: Page;
  /** What the host was asked for. */
  served: Served;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Path on the host. */
  base: string;
  /** Whether the host sends the isolation headers. */
  headers: boolean;
}

/** The built page; `./build.sh dist` makes it. */
const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Serves the page and starts a fresh browser. Whoever opens it closes it, also when a test fails: `after`. */
export async function openSite(options: SiteOptions = { base: '/', headers: true }): Promise<Site> {
  const served = await serve({ dir: DIST, port: 0, ...options });
  try {
    const browser = await startBrowser();
    const close = async () => {
      await browser.close();
      await served.close();
    };
    return { browser, page: new Page(browser.driver, served.url), served, close };
  } catch (error) {
    await served.close();
    throw error;
  }
}
