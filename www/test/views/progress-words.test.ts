import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step, StepRole } from '../../src/engine/model';
import { en } from '../../src/i18n/en';
import { ko } from '../../src/i18n/ko';
import { announcement, progressLine } from '../../src/views/lab/progress-words';

const asked = { strategies: 4, repeats: 5 };

function at(role: StepRole, round: number, index: number) {
  const step: Step = {
    strategy: 'threads',
    kind: 'threads',
    role,
    round,
    resources: { threads: 2, processes: 0, tasks: 0, shared_bytes: 0 },
  };
  return { step, index, total: 24 };
}

test('the line in sight says what is done, which round of how many, and for whom', () => {
  assert.equal(progressLine(en, 'en', null, '', asked), en.preparing);
  assert.equal(progressLine(en, 'en', at('traced', 0, 1), 'Threads', asked), 'Tracing · 2 of 4 · Threads');
  assert.equal(
    progressLine(en, 'en', at('timed', 1, 9), 'Threads', asked),
    'Timing · round 2 of 5 · Threads',
  );
  assert.equal(progressLine(ko, 'ko', at('timed', 1, 9), '스레드', asked), '측정 · 5회 중 2회째 · 스레드');
});

test('what is said aloud changes with the role, and names no strategy or round', () => {
  const say = (role: StepRole | null) => announcement(en, 'en', 'running', role, asked, '');
  assert.equal(new Set([say(null), say('traced'), say('timed')]).size, 3);
  assert.match(say('timed'), /5/);
  assert.match(announcement(en, 'en', 'done', null, asked, 'Threads win.'), /Threads win\./);
  assert.equal(announcement(en, 'en', 'failed', null, asked, ''), '');
});
