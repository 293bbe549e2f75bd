// Which versions are open, as a service worker learns it from the pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, versionsOf } from '../../src/sw/open.ts';

const saying = (answer: unknown): Asked => ({
  postMessage(_, [port]) {
    if (port instanceof MessagePort) port.postMessage(answer);
  },
});
const silent: Asked = { postMessage: () => undefined };

test('the versions of all pages, each once', async () => {
  assert.deepEqual(await versionsOf([]), new Set());
  assert.deepEqual(await versionsOf([saying('a1'), saying('b2'), saying('a1')]), new Set(['a1', 'b2']));
});

test('nothing is known where one page says nothing, or something else', async () => {
  assert.equal(await versionsOf([saying('a1'), silent], 20), null);
  assert.equal(await versionsOf([saying('a1'), saying(7)]), null);
});
