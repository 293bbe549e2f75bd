import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openUnder, rememberOpen } from '../../../src/state/workbench/tab.ts';

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('the program that a tab has open', () => {
  const here = shelf();
  rememberOpen('p1', ['#/workbench?program=a', '#/workbench?program=b'], here);

  test('is found under its last address', () => {
    assert.equal(openUnder('#/workbench?program=b', false, here), 'p1');
    assert.equal(openUnder('#/workbench?program=b', true, here), 'p1');
  });

  test('is found under an earlier one after a reload alone: else that is a link to something else', () => {
    assert.equal(openUnder('#/workbench?program=a', true, here), 'p1');
    assert.equal(openUnder('#/workbench?program=a', false, here), null);
  });

  test('is not found under another, nor where nothing was remembered', () => {
    assert.equal(openUnder('#/workbench?program=c', true, here), null);
    assert.equal(openUnder('', true, shelf()), null);
  });

  test('is not found where storage is refused', () => {
    const refused = {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('refused');
      },
    };
    rememberOpen('p1', ['#/'], refused);
    assert.equal(openUnder('#/', true, refused), null);
  });
});
