// Which versions a page is open of: the pages are asked. Locks would be asked for in one call, but WebKit does not show
// a service worker, or a page, those of another process's pages.
import { WHICH } from './messages.ts';

/** A page that does not answer by then is taken for one of whatever version, ms. */
const LONGEST_ANSWER = 2000;

/** A page, as a service worker sees it. */
export interface Asked {
  postMessage(message: unknown, ports: Transferable[]): void;
}

/** Their versions; nothing where a page does not say, and then every version may be open. */
export async function versionsOf(
  pages: readonly Asked[],
  within = LONGEST_ANSWER,
): Promise<ReadonlySet<string> | null> {
  const answers = await Promise.all(pages.map((page) => versionOfPage(page, within)));
  const said = answers.filter((answer) => answer !== null);
  return said.length === pages.length ? new Set(said) : null;
}

function versionOfPage(page: Asked, within: number): Promise<string | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const settle = (answer: string | null) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(settle, within, null);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => settle(typeof data === 'string' ? data : null);
    page.postMessage(WHICH, [port2]);
  });
}
