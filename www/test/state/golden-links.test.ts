// Links that were made once and must work for ever. Add to the file; never change what is in it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unpackReport } from '../../src/state/report.ts';
import { parseHash } from '../../src/state/route.ts';
import { manifest } from '../fixtures/manifest.ts';

interface Golden {
  hash: string;
  /** As `parseHash` gives it, with the lab's id for the lab, and without the packed report. */
  route: object;
  /** The packed report's content. */
  theirs?: object;
}

const links: Golden[] = JSON.parse(readFileSync(new URL('../golden-links.json', import.meta.url), 'utf8'));

for (const { hash, route, theirs } of links) {
  test(`${hash.slice(0, 80)} works for ever`, async () => {
    const parsed = parseHash(hash, manifest);
    if (parsed.view !== 'lab') return assert.deepEqual(parsed, route);
    const { theirs: packed, lab, ...rest } = parsed;
    assert.deepEqual({ ...rest, lab: lab.id }, route);
    assert.deepEqual(packed === null ? undefined : await unpackReport(packed, manifest), theirs);
  });
}

test('there are golden links of every kind', () => {
  assert.ok(links.some((link) => link.theirs));
  assert.ok(links.length >= 10);
});
