import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from '../../scripts/dev/parts.ts';

test('an edited file makes out of date what is made of it', () => {
  const cases: [string, string[]][] = [
    ['src/labs/threading/race/mod.rs', ['code', 'single']],
    ['src/labs/threading/race/ko.md', ['texts']],
    ['src/labs/threading/race/race.py', ['texts']],
    ['src/rt/Cargo.toml', ['code', 'single']],
    ['www/src/styles/lab.css', ['page']],
    ['www/src/views/lab/LabPage.tsx', ['page']],
    ['www/index.html', ['page']],
    ['src/workbench/gallery/gallery.toml', ['page']],
    ['src/workbench/gallery/lost-update.py', ['page']],
  ];
  for (const [path, parts] of cases) assert.deepEqual(partsOf(path), parts, path);
});

test('what the build or an editor writes for itself is no edit', () => {
  const paths = [
    'www/src/engine/model.ts',
    'src/labs/threading/race/.mod.rs.swp',
    'src/labs/threading/race/mod.rs~',
    'src/labs/threading/race/4913',
    'src/labs/threading/race/#mod.rs#',
  ];
  for (const path of paths) assert.deepEqual(partsOf(path), [], path);
});
