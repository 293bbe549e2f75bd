// A browser for many files of tests: the program that runs them starts it, and each file gets it with an empty window.
// To start one takes more than most tests, Firefox three seconds of a core. What a site leaves in the browser is its
// own, for each has a port of its own; it is cleared all the same, since ports come again.
import {
  Capabilities,
  ChromeDriver,
  type Command,
  Executor,
  HttpClient,
  Name,
  Session,
  WebDriver,
} from '../../www/scripts/webdriver.ts';
import { within } from './processes.ts';

export interface Lent {
  /** Where its driver listens. */
  server: string;
  session: string;
  capabilities: object;
}

/** Where a program finds the one that it may use. */
const VARIABLE = 'E2E_LENT';
const LONGEST_ANSWER = 5000;

export const lending = (lent: Lent): Record<string, string> => ({ [VARIABLE]: JSON.stringify(lent) });

/** The browser that this program may use, once. */
export function lentHere(): Lent | null {
  const text = process.env[VARIABLE];
  if (text === undefined) return null;
  delete process.env[VARIABLE];
  return JSON.parse(text);
}

export async function session(driver: WebDriver, server: string): Promise<Lent> {
  const session = await driver.getSession();
  return { server, session: session.getId(), capabilities: session.getCapabilities() };
}

/** Answers for a session that is there already. */
class Attached extends Executor {
  readonly #session: Session;

  constructor({ server, session, capabilities }: Lent) {
    super(new HttpClient(server));
    this.#session = new Session(session, capabilities);
  }

  override execute(command: Command): Promise<unknown> {
    if (command.getName() === Name.NEW_SESSION) return Promise.resolve(this.#session);
    return super.execute(command);
  }
}

/** A driver of a browser that somebody else has started; `chromium` tells whether it speaks DevTools. */
export function attach(lent: Lent, chromium: boolean): WebDriver {
  const executor = new Attached(lent);
  const none = new Capabilities();
  return chromium ? ChromeDriver.createSession(none, executor) : WebDriver.createSession(executor, none);
}

/** Clears what the present site keeps, and puts an empty window in the place of all there are. */
export async function emptied(driver: WebDriver): Promise<void> {
  if ((await driver.getCurrentUrl()).startsWith('http'))
    await within(driver.executeAsyncScript(CLEAR), LONGEST_ANSWER);
  const before = await driver.getAllWindowHandles();
  await driver.switchTo().newWindow('tab');
  const own = await driver.getWindowHandle();
  for (const handle of before) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  await driver.switchTo().window(own);
}

/** Runs in the page. */
const CLEAR = `
const done = arguments[0];
(async () => {
  localStorage.clear();
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
})().then(done, done);
`;

/** Whether it can be lent again: who had it has left one empty window behind. */
export async function isEmpty({ server, session }: Lent): Promise<boolean> {
  const ask = async (what: string): Promise<unknown> => {
    const answer = await fetch(`${server}/session/${session}/${what}`, {
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
    return (await answer.json()).value;
  };
  try {
    const handles = await ask('window/handles');
    return Array.isArray(handles) && handles.length === 1 && (await ask('url')) === 'about:blank';
  } catch {
    return false;
  }
}
