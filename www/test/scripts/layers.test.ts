// The test command itself: a layer fails with any of its commands, not only with its last.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs layers that are made up, by the door's own functions. */
function layers(definitions: string, names: string) {
  const script = [
    'set -euo pipefail',
    '. build/tools.sh',
    '. build/test.sh',
    'need_rust() { :; }',
    definitions,
    `run_tests ${names}`,
  ].join('\n');
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: ROOT, encoding: 'utf8' });
  return { status, said: stderr };
}

test('a layer fails with its first command too, and those after it are not run', () => {
  const { status, said } = layers(
    'test_one() { true; }; test_two() { false; say "went on"; }; test_three() { say "went on"; }',
    'one two three',
  );
  assert.notEqual(status, 0);
  assert.match(said, /one: passed/);
  assert.match(said, /tests failed: two/);
  assert.doesNotMatch(said, /went on|all passed/);
});

test('layers that pass are told, and so is the end', () => {
  const { status, said } = layers('test_one() { true; }; test_two() { true; }', 'one two');
  assert.equal(status, 0);
  assert.match(said, /two: passed[\s\S]*all passed/);
  assert.doesNotMatch(said, /failed/);
});
