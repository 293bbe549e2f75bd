import { By } from '../../www/scripts/webdriver.ts';
import { openSite } from './site.ts';
const site = await openSite();
const { page } = site;
try {
  for (const link of [
    '#/lab/download-manager?repeats=1&lang=en',
    '#/lab/download-manager?repeats=1&lang=ko&files=1&retries=1&urls=manifest.json%20index.html%20none.txt%20ftp://a/b%20https://nowhere.invalid/x%20%3Cb%3E%20https://%20api/page/5%3Fbytes%3D20000000',
    '#/lab/api-client?repeats=1&lang=en',
  ]) {
    await page.openLab(link);
    console.log(link, await page.notices());
    console.log(await page.runToEnd(120_000));
    console.log(await page.verdict());
    console.log(JSON.stringify(await page.results()));
    console.log((await page.evaluate(async () => Array.from(document.querySelectorAll('.happened table'), (t) => t.textContent ?? ''))).join('\n---\n').slice(0, 4000));
    console.log(await page.evaluate(async () => Array.from(document.querySelectorAll('[data-action=save-file]'), (t) => t.textContent ?? '')));
    console.log('problems', await page.problems());
    const el = await page.driver.findElements(By.css('.saved'));
    if (el[0]) await page.driver.executeScript('arguments[0].scrollIntoView()', el[0]);
    await page.screenshot(`/tmp/w/net-${link.includes('api') ? 'api' : link.includes('urls') ? 'own' : 'dl'}.png`);
  }
} finally {
  await site.close();
}
