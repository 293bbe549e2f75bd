// The window's size, in the page's own pixels.
import type { Browser } from './browsers.ts';

const HEIGHT = 900;

/** Makes the page `width` wide, however narrow a window the engine's shell allows. */
export async function resize({ name, driver }: Browser, width: number): Promise<void> {
  const inside = () => driver.executeScript<number>('return innerWidth');
  if (speaksDevTools(driver)) {
    await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', {
      width,
      height: HEIGHT,
      deviceScaleFactor: 1,
      mobile: false,
    });
  } else {
    // What the shell's own frame takes is only known afterwards.
    await driver.manage().window().setRect({ width, height: HEIGHT });
    const frame = width - (await inside());
    if (frame !== 0)
      await driver
        .manage()
        .window()
        .setRect({ width: width + frame, height: HEIGHT });
  }
  const reached = await inside();
  if (reached !== width) throw new Error(`${name}: ${reached} px wide instead of ${width}`);
}

interface DevTools {
  sendDevToolsCommand(command: string, params: object): Promise<void>;
}

/** Chromium's driver does, and selenium's types do not say so. */
function speaksDevTools(driver: object): driver is DevTools {
  return 'sendDevToolsCommand' in driver;
}
