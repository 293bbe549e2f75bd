// Chromium, Firefox and WebKit through one API. Each starts fresh, with a driver, a port and a profile of its own, or is
// lent by the program that runs the tests, with an empty window.
import { join } from 'node:path';
import { Builder, type WebDriver } from '../../www/scripts/webdriver.ts';
import { attach, emptied, type Lent, lentHere, session } from './lent.ts';
import { freePort, type Program, start, startDisplay, temporaryFolder, within } from './processes.ts';

export const BROWSERS = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface Browser {
  name: BrowserName;
  driver: WebDriver;
  /** For another program to use it. */
  lent: Lent;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** False for a browser that has no `SharedArrayBuffer`, where there is such a one. */
  sharedMemory?: boolean;
  /** The languages it asks for. WebKit knows only those that the system has locales for. */
  languages?: string;
}

const WINDOW = { width: 1280, height: 900 };
const TIMEOUTS = { script: 60_000, pageLoad: 60_000 };
/** A driver that does not answer to this is ended by its pid. */
const LONGEST_QUIT = 5000;

/** The browser that this run of the tests is for. */
export function chosen(): BrowserName {
  const name = process.env.BROWSER ?? 'chromium';
  const found = BROWSERS.find((each) => each === name);
  if (!found) throw new Error(`BROWSER is ${name}, not one of ${BROWSERS.join(', ')}`);
  return found;
}

/** Starts the browser; `close` ends it and everything that was started for it. */
export async function startBrowser(
  name: BrowserName = chosen(),
  options: BrowserOptions = {},
): Promise<Browser> {
  const { languages = 'en', sharedMemory = true } = options;
  const lent = languages === 'en' && sharedMemory ? lentHere() : null;
  if (lent) return lentBrowser(name, lent);
  const { folder, remove } = await temporaryFolder();
  const programs: Program[] = [];
  const end = async () => {
    for (const program of programs.reverse()) await program.stop();
    await remove();
  };
  try {
    const { driver, server } = await STARTERS[name](folder, programs, options);
    await driver.manage().setTimeouts(TIMEOUTS);
    return {
      name,
      driver,
      lent: await session(driver, server),
      close: async () => {
        await within(
          driver.quit().catch(() => undefined),
          LONGEST_QUIT,
        );
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Who has it closes nothing but its own windows. */
async function lentBrowser(name: BrowserName, lent: Lent): Promise<Browser> {
  const driver = attach(lent, name === 'chromium');
  await driver.manage().setTimeouts(TIMEOUTS);
  await emptied(driver);
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...WINDOW });
  return { name, driver, lent, close: () => emptied(driver) };
}

interface Started {
  driver: WebDriver;
  server: string;
}

type Starter = (temp: string, programs: Program[], options: BrowserOptions) => Promise<Started>;

const STARTERS: Record<BrowserName, Starter> = { chromium, firefox, webkit };

async function chromium(temp: string, programs: Program[], { languages = 'en' }: BrowserOptions) {
  const server = await startDriver(
    process.env.CHROMEDRIVER ?? 'chromedriver',
    (port) => [`--port=${port}`],
    temp,
    programs,
  );
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${join(temp, 'profile')}`,
    `--accept-lang=${languages}`,
    `--window-size=${WINDOW.width},${WINDOW.height}`,
  ];
  const binary = process.env.CHROMIUM;
  return connect(server, {
    browserName: 'chrome',
    'goog:chromeOptions': { args, ...(binary && { binary }) },
  });
}

async function firefox(temp: string, programs: Program[], options: BrowserOptions) {
  const { languages = 'en', sharedMemory = true } = options;
  // A port for BiDi is taken whether it is used or not, and by default always the same one.
  const bidi = await freePort();
  const args = (port: number) => ['--port', String(port), '--websocket-port', String(bidi)];
  const server = await startDriver(process.env.GECKODRIVER ?? 'geckodriver', args, temp, programs);
  const binary = process.env.FIREFOX;
  return connect(server, {
    browserName: 'firefox',
    'moz:firefoxOptions': {
      args: ['-headless', `--width=${WINDOW.width}`, `--height=${WINDOW.height}`],
      prefs: { 'intl.accept_languages': languages, 'javascript.options.shared_memory': sharedMemory },
      ...(binary && { binary }),
    },
  });
}

async function webkit(temp: string, programs: Program[], options: BrowserOptions) {
  const { sharedMemory = true } = options;
  const { program, display } = await startDisplay();
  programs.push(program);
  const env = {
    DISPLAY: display,
    NO_AT_BRIDGE: '1',
    // Without a graphics processor, composing takes a core: the scroll indicators of every long page fade for seconds.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    ...(sharedMemory && { JSC_useSharedArrayBuffer: '1' }),
  };
  const server = await startDriver('WebKitWebDriver', (port) => [`--port=${port}`], temp, programs, env);
  const binary = process.env.MINIBROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
  const started = await connect(server, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  await started.driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...WINDOW });
  return started;
}

/** Starts a driver on a free port; its address. */
async function startDriver(
  command: string,
  args: (port: number) => string[],
  temp: string,
  programs: Program[],
  env: Record<string, string> = {},
): Promise<string> {
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const ready = async () => (await fetch(`${server}/status`)).ok;
  programs.push(await start(command, args(port), ready, { env: { ...env, TMPDIR: temp } }));
  return server;
}

async function connect(server: string, capabilities: object): Promise<Started> {
  const builder = new Builder().disableEnvironmentOverrides().usingServer(server);
  return { driver: await builder.withCapabilities(capabilities).build(), server };
}
