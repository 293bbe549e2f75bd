// The window's size, in the page's own pixels.
import type { Browser, BrowserName } from './browsers.ts';
import { sleep } from './processes.ts';

const HEIGHT = 900;
const LONGEST = 10_000;
/** Shells make no window narrower than this; what is narrower is seen in Chromium. */
const NARROWEST: Record<BrowserName, number> = { chromium: 0, firefox: 500, webkit: 450 };

/** Makes the page `wanted` wide and `height` high. */
export async function resize({ name, driver }: Browser, wanted: number, height = HEIGHT): Promise<void> {
  const width = Math.max(wanted, NARROWEST[name]);
  const inside = () => driver.executeScript<number>('return innerWidth');
  if (speaksDevTools(driver)) {
    await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
  } else {
    const { height: outerHeight } = await driver.manage().window().getRect();
    // What the shell takes of a window's height for itself; a window that is not drawn yet says nothing of it.
    const shell = outerHeight - (await driver.executeScript<number>('return innerHeight'));
    await driver
      .manage()
      .window()
      .setRect({ width, height: height + Math.max(0, shell) });
    // The page hears of it later than the driver.
    for (const deadline = Date.now() + LONGEST; Date.now() < deadline; await sleep(50))
      if ((await inside()) === width) break;
  }
  const reached = await inside();
  if (reached !== width) throw new Error(`${name}: ${reached} px wide instead of ${width}`);
}

interface DevTools {
  sendDevToolsCommand(command: string, params: object): Promise<void>;
}

/** Chromium's driver does, and selenium's types do not say so. */
export function speaksDevTools(driver: object): driver is DevTools {
  return 'sendDevToolsCommand' in driver;
}
