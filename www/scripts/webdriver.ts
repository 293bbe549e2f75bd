// The packages that `tests/e2e` drives browsers with. It lies outside this folder, so a bare name does not
// resolve from there; going through this one file needs no second install, no link and no resolve hook.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export { Builder, By, Key, logging, Origin, type WebDriver, type WebElement } from 'selenium-webdriver';

/** axe-core as a script to run in a page. */
export function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
