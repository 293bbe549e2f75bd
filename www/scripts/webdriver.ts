// The packages that `tests/e2e` drives browsers with. It lies outside this folder, so a bare name does not
// resolve from there; going through this one file needs no second install, no link and no resolve hook.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export {
  Builder,
  By,
  Capabilities,
  Key,
  logging,
  Origin,
  Session,
  WebDriver,
  type WebElement,
} from 'selenium-webdriver';
export { Driver as ChromeDriver } from 'selenium-webdriver/chrome.js';
export { Executor, HttpClient } from 'selenium-webdriver/http';
export { type Command, Name } from 'selenium-webdriver/lib/command.js';

/** axe-core as a script to run in a page. */
export function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
