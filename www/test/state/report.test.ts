import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { packReport, parseReport, type Report, unpackReport } from '../../src/state/report.ts';
import { reports } from '../fixtures/arbitrary.ts';
import { manifest } from '../fixtures/manifest.ts';

const sample = sampleReport();

function sampleReport(): Report {
  const [report] = fc.sample(reports, { numRuns: 1, seed: 7 });
  assert.ok(report);
  return report;
}

function packed(json: unknown): string {
  return deflateRawSync(JSON.stringify(json)).toString('base64url');
}

function near(actual: number | undefined, expected: number, by: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= by, `${actual} is not near ${expected}`);
}

test('a report survives the link with all that the table shows', async () => {
  await fc.assert(
    fc.asyncProperty(reports, async (report) => {
      const text = await packReport(report);
      assert.match(text, /^[A-Za-z0-9_-]+$/);
      const read = await unpackReport(text, manifest);
      assert.ok(read);
      assert.deepEqual(read.request, report.request);
      assert.deepEqual(read.environment, report.environment);
      assert.equal(read.created, report.created);
      assert.equal(read.comparison.agree, report.comparison.agree);
      assert.deepEqual(read.comparison.invalid, report.comparison.invalid);
      report.comparison.strategies.forEach((sent, index) => {
        const got = read.comparison.strategies[index];
        assert.ok(got);
        assert.equal(got.id, sent.id);
        assert.equal(got.speedup.difference, sent.speedup.difference);
        assert.equal(got.outcome.result.key, sent.outcome.result.key);
        assert.deepEqual(Object.keys(got.outcome.result.args), Object.keys(sent.outcome.result.args));
        assert.deepEqual(
          got.results?.map(({ runs, result }) => [runs, result.key, Object.keys(result.args)]),
          sent.results?.map(({ runs, result }) => [runs, result.key, Object.keys(result.args)]),
        );
        near(got.median_ms, sent.median_ms, 0.0006);
        near(got.spread_ms, sent.spread_ms, 0.0006);
        near(got.speedup.ratio, sent.speedup.ratio, 0.00006);
        for (const [at, ms] of sent.samples_ms.entries()) near(got.samples_ms[at], ms, 0.0006);
        assert.equal(got.startup_ms === null, sent.startup_ms === null);
        assert.equal(got.interval === null, sent.interval === null);
      });
      assert.equal(await packReport(read), text);
    }),
    { numRuns: 60 },
  );
});

test('a usual report is short enough for a link that can be pasted anywhere', async () => {
  const strategy = sample.comparison.strategies[0];
  assert.ok(strategy);
  const samples_ms = Array.from({ length: 10 }, (_, index) => 140 + index * 0.337);
  const strategies = manifest.labs[0]?.strategies.map(({ id }) => ({ ...strategy, id, samples_ms })) ?? [];
  const text = await packReport({ ...sample, comparison: { ...sample.comparison, strategies } });
  assert.ok(text.length < 1200, `${text.length}`);
});

test('a report of before results were told of all runs is read, and packs into what it was', async () => {
  const [report] = fc.sample(reports, { numRuns: 1, seed: 8 });
  assert.ok(report);
  const strategies = report.comparison.strategies.map(({ results: _, varied: __, ...before }) => before);
  const old = { ...report, comparison: { ...report.comparison, strategies } };
  const read = parseReport(JSON.parse(JSON.stringify(old)), manifest);
  assert.ok(read);
  for (const each of read.comparison.strategies) assert.ok(!('results' in each) && !('varied' in each));
  const text = await packReport(read);
  const packedStrategies = JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString())[8];
  for (const each of packedStrategies) assert.equal(each.length, 10);
  const again = await unpackReport(text, manifest);
  assert.ok(again);
  assert.equal(await packReport(again), text);
});

test('a link carries the most frequent results alone where every run came to something else', async () => {
  const [report] = fc.sample(reports, { numRuns: 1, seed: 9 });
  assert.ok(report);
  const results = Array.from({ length: 50 }, (_, at) => ({
    runs: 1,
    result: { key: 'order', args: { order: `${at}` } },
  }));
  const strategies = report.comparison.strategies.map((each) => ({ ...each, results }));
  const text = await packReport({ ...report, comparison: { ...report.comparison, strategies } });
  const read = await unpackReport(text, manifest);
  assert.deepEqual(read?.comparison.strategies[0]?.results, results.slice(0, 5));
});

test('an exported file is read back as it was', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const json = JSON.parse(JSON.stringify(report));
      assert.deepEqual(parseReport(json, manifest), json);
    }),
    { numRuns: 60 },
  );
});

test('a report with anything wrong in it is refused', () => {
  const change = (make: (report: Report) => unknown) => parseReport(make(structuredClone(sample)), manifest);
  const first = sample.comparison.strategies[0];
  assert.ok(first);
  const withFirst = (changed: object) => (report: Report) => ({
    ...report,
    comparison: { ...report.comparison, strategies: [{ ...first, ...changed }] },
  });
  assert.ok(change(withFirst({})));
  const wrong: [name: string, make: (report: Report) => unknown][] = [
    ['version', (r) => ({ ...r, version: 2 })],
    ['unknown lab', (r) => ({ ...r, request: { ...r.request, lab: 'nothing' } })],
    ['unknown strategy asked for', (r) => ({ ...r, request: { ...r.request, strategies: ['rwlock'] } })],
    ['strategy twice', (r) => ({ ...r, comparison: { ...r.comparison, strategies: [first, first] } })],
    ['no strategies', (r) => ({ ...r, comparison: { ...r.comparison, strategies: [] } })],
    ['unknown strategy', withFirst({ id: 'rwlock' })],
    ['negative time', withFirst({ median_ms: -1 })],
    ['infinite time', withFirst({ median_ms: Number.POSITIVE_INFINITY })],
    ['no number', withFirst({ samples_ms: [Number.NaN] })],
    ['too many samples', withFirst({ samples_ms: Array(2000).fill(1) })],
    ['long text', (r) => ({ ...r, environment: { ...r.environment, browser: 'x'.repeat(1000) } })],
    ['no date', (r) => ({ ...r, created: 'yesterday' })],
    [
      'parameter of another type',
      (r) => ({ ...r, request: { ...r.request, params: { threads: 'four', least: 'few', urls: 4 } } }),
    ],
  ];
  for (const [name, make] of wrong) assert.equal(change(make), null, name);
});

test('parameters added later have their default, those gone are left out', () => {
  const params = { wheels: 3 };
  const read = parseReport({ ...sample, request: { ...sample.request, params } }, manifest);
  const lab = manifest.labs.find((each) => each.id === sample.request.lab);
  assert.deepEqual(read?.request.params, Object.fromEntries(lab?.params.map((p) => [p.id, p.default]) ?? []));
});

test('a text of a few kilobytes that stands for megabytes is put down unread', async () => {
  const bomb = deflateRawSync(Buffer.alloc(30 * 2 ** 20, 0x20)).toString('base64url');
  assert.ok(bomb.length < 48 * 1024);
  assert.equal(await unpackReport(bomb, manifest), null);
  assert.equal(await unpackReport('A'.repeat(2 ** 20), manifest), null);
});

test('whatever comes for a report, it is refused quietly', async () => {
  const form = JSON.parse(JSON.stringify(await unfolded()));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((json) => packed(JSON.parse(json))),
        // A true one with one part of it replaced.
        fc.tuple(fc.nat(form.length - 1), fc.jsonValue()).map(([at, value]) => packed(form.with(at, value))),
      ),
      async (text) => {
        const read = await unpackReport(text, manifest);
        if (read) assert.ok(parseReport(read, manifest));
      },
    ),
  );
  assert.equal(await unpackReport('', manifest), null);
  assert.equal(parseReport(null, manifest), null);
});

async function unfolded(): Promise<unknown> {
  return JSON.parse(inflateRawSync(Buffer.from(await packReport(sample), 'base64url')).toString());
}
