import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogNews } from '../../src/views/log/news';

function setUp(shown: number) {
  const trace = { logs: { length: shown }, logsOmitted: 0 };
  let time = 0;
  let due: (() => void) | null = null;
  let drawn = 0;
  const news = createLogNews(trace, () => drawn++, {
    now: () => time,
    later: (callback) => {
      due = callback;
    },
  });
  return {
    trace,
    news,
    drawn: () => drawn,
    pass(ms: number) {
      time += ms;
      const callback = due;
      due = null;
      callback?.();
    },
  };
}

test('the first line is drawn at once, also after much else that was new', () => {
  const { trace, news, drawn } = setUp(0);
  for (let frame = 0; frame < 5; frame++) news();
  assert.equal(drawn(), 0, 'no lines, nothing to draw');
  trace.logs.length = 1;
  news();
  assert.equal(drawn(), 1);
});

test('lines in quick succession are drawn together', () => {
  const { trace, news, drawn, pass } = setUp(2);
  trace.logs.length = 3;
  news();
  for (let line = 4; line < 9; line++) {
    trace.logs.length = line;
    news();
  }
  assert.equal(drawn(), 1);
  pass(200);
  assert.equal(drawn(), 2);
  news();
  assert.equal(drawn(), 2, 'those are there already');
});

test('lines that are only counted are news too', () => {
  const { trace, news, drawn } = setUp(9);
  trace.logsOmitted = 1;
  news();
  assert.equal(drawn(), 1);
});
