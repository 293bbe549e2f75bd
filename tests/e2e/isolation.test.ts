// On a plain static host: isolation after one reload, and the service worker's server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chosen } from './browsers.ts';
import { openSite, type Site } from './site.ts';

const BASE = '/some/folder/';

/** How often the host was asked for the page itself. */
function loads({ served }: Site, base = BASE): number {
  return served.requests.filter((path) => path === base).length;
}

describe('on a host without headers, in a sub-folder', () => {
  let site: Site;
  before(async () => {
    site = await openSite({ base: BASE, headers: false });
    await site.page.open();
  });
  after(() => site?.close());

  test('the page becomes isolated with one reload, and needs none later', async () => {
    const { page } = site;
    assert.equal(await page.evaluate(async () => crossOriginIsolated), true);
    assert.equal(await page.evaluate(async () => typeof SharedArrayBuffer), 'function');
    assert.equal(loads(site), 2);
    await page.reload();
    assert.equal(await page.evaluate(async () => crossOriginIsolated), true);
    assert.equal(loads(site), 3);
  });

  // The driver's own refresh is a forced one in Firefox alone.
  test('a forced reload, which goes past the worker, is mended by one more', {
    skip: chosen() !== 'firefox',
  }, async () => {
    const { page } = site;
    await page.driver.navigate().refresh();
    // Drawn too: a script that a driver begins while the page is still being replaced comes to nothing.
    await page.until(
      'isolation',
      () =>
        crossOriginIsolated &&
        document.readyState === 'complete' &&
        !['loading', undefined].includes(document.querySelector('main')?.dataset.state),
    );
    assert.equal(loads(site), 5);
  });

  test('memory can be shared with a worker', async () => {
    const shared = await site.page.evaluate(async () => {
      const source = 'onmessage = ({ data }) => { Atomics.add(data, 0, 42); postMessage(0); }';
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      const numbers = new Int32Array(new SharedArrayBuffer(4));
      worker.postMessage(numbers);
      await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
      worker.terminate();
      return numbers[0];
    });
    assert.equal(shared, 42);
  });

  test('a page comes by fetch, after its delay, and by a blocking request from a worker, the same', async () => {
    const { fetched, blocking, elapsed } = await site.page.evaluate(async () => {
      const url = new URL('api/page/5?seed=3&bytes=700&delay=120&status=418', document.baseURI).href;
      const start = performance.now();
      const response = await fetch(url);
      const fetched = { status: response.status, text: await response.text() };
      const elapsed = performance.now() - start;
      const source = `onmessage = ({ data }) => {
        const request = new XMLHttpRequest();
        request.open('GET', data, false);
        request.send();
        postMessage({ status: request.status, text: request.responseText });
      }`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      const answered = new Promise<MessageEvent>((resolve) => {
        worker.addEventListener('message', resolve, { once: true });
      });
      worker.postMessage(url);
      const blocking: typeof fetched = (await answered).data;
      worker.terminate();
      return { fetched, blocking, elapsed };
    });
    assert.equal(fetched.status, 418);
    assert.equal(fetched.text.length, 700);
    assert.match(fetched.text, /<title>Page 5: /);
    assert.deepEqual(blocking, fetched);
    // Clocks of a page are coarse, at worst by a millisecond at both ends.
    assert.ok(elapsed >= 118, `${elapsed} ms`);
  });

  test('a streamed page comes in pieces', async () => {
    const read = await site.page.evaluate(async () => {
      const response = await fetch('api/page/1?bytes=4000&chunks=4&gap=60');
      const reader = response.body?.getReader();
      if (!reader) throw new Error('no body');
      const sizes: number[] = [];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return { sizes, length: response.headers.get('content-length') };
        sizes.push(value.length);
      }
    });
    assert.equal(
      read.sizes.reduce((sum, size) => sum + size),
      4000,
    );
    assert.ok(read.sizes.length > 1, `came at once: ${read.sizes}`);
    assert.equal(read.length, '4000');
  });

  test('a broken page fails after a part of it', async () => {
    const read = await site.page.evaluate(async () => {
      const response = await fetch('api/page/1?bytes=4000&chunks=4&gap=30&break=2500');
      const reader = response.body?.getReader();
      if (!reader) throw new Error('no body');
      let size = 0;
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return { size, failed: false };
          size += value.length;
        }
      } catch {
        return { size, failed: true };
      }
    });
    assert.equal(read.failed, true);
    assert.ok(read.size > 0 && read.size <= 2500, `${read.size} bytes`);
  });

  test('whoever asks too often is turned away and told when to come back', async () => {
    const answers = await site.page.evaluate(async () => {
      const ask = async () => {
        const { status, headers } = await fetch('api/limited?rate=0.1&burst=2&key=test');
        return [status, headers.get('retry-after'), Number(headers.get('x-retry-after-ms'))] as const;
      };
      return [await ask(), await ask(), await ask()];
    });
    assert.deepEqual(
      answers.map(([status]) => status),
      [200, 200, 429],
    );
    const [, seconds, ms] = answers[2] ?? [];
    assert.ok(ms !== undefined && ms > 0 && ms <= 10_000);
    assert.equal(seconds, String(Math.ceil(ms / 1000)));
  });

  test('ping, a wrong parameter and a wrong path have their answers', async () => {
    const statuses = await site.page.evaluate(async () => {
      const paths = ['api/ping', 'api/page/1?status=99', 'api/nothing'];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    assert.deepEqual(statuses, [204, 400, 404]);
  });

  test('no inline script and no inline style takes effect', async () => {
    const effects = await site.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      const style = document.createElement('style');
      style.textContent = 'body { --injected: yes }';
      document.head.append(script, style);
      await new Promise((resolve) => setTimeout(resolve));
      const value = getComputedStyle(document.body).getPropertyValue('--injected');
      script.remove();
      style.remove();
      return { script: 'injected' in window, style: value };
    });
    assert.deepEqual(effects, { script: false, style: '' });
  });

  test('axe runs in the page in spite of its policy', async () => {
    assert.ok(Array.isArray(await site.page.axe()));
  });
});

test('on a host with headers the page is isolated at once', async (t) => {
  const site = await openSite({ base: '/', headers: true });
  t.after(() => site.close());
  await site.page.open();
  assert.equal(await site.page.evaluate(async () => crossOriginIsolated), true);
  assert.equal(loads(site, '/'), 1);
  // An isolated page does not wait for its service worker to be drawn.
  await site.page.until('the service worker', () => navigator.serviceWorker.controller !== null);
  assert.equal(await site.page.evaluate(async () => (await fetch('api/ping')).status), 204);
});
