// A chat window's two ends: what it believes of what it hears, and what it shows of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage, Talk, type TalkObserver } from '../../src/engine/talk.ts';
import { createChat, KEPT } from '../../src/state/talk.ts';

const open = { server: 7, visitor: null, told: { type: 'open', rooms: ['lobby'], locked: false } };

test('a message of the right shape is read', () => {
  assert.deepEqual(readMessage(JSON.stringify(open)), open);
});

test('a server of a tab that is older says nothing of a lock, and is believed', () => {
  const { told, ...rest } = open;
  const older = { ...rest, told: { type: told.type, rooms: told.rooms } };
  assert.deepEqual(readMessage(JSON.stringify(older)), open);
});

test('anything else is not', () => {
  const bad: unknown[] = [
    open,
    null,
    '',
    '{',
    'null',
    JSON.stringify({ ...open, server: -1 }),
    JSON.stringify({ ...open, told: { type: 'open', rooms: [1] } }),
    JSON.stringify({ ...open, told: { type: 'open', rooms: ['x'.repeat(1000)] } }),
    JSON.stringify({ ...open, told: { type: 'shutdown' } }),
    JSON.stringify({ ...open, told: { type: 'refused', why: '<b>' } }),
    `"${'x'.repeat(300_000)}"`,
  ];
  for (const data of bad) assert.equal(readMessage(data), null, String(data).slice(0, 80));
});

test('who has been answered is not told later that nobody did, however late the page’s timers are', async (t) => {
  // Those of a hidden page stand still; here until the server is over.
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const server = new BroadcastChannel('interleave/talk-test');
  const told: string[] = [];
  const heard = (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve));
  const waiting = new Map<string, () => void>();
  const tell = (what: string) => () => {
    told.push(what);
    waiting.get(what)?.();
  };
  const nothing = () => undefined;
  const visitor = new Talk('talk-test', {
    open: tell('open'),
    closed: tell('closed'),
    nobody: tell('nobody'),
    refused: nothing,
    event: nothing,
  });
  try {
    const [opened, closed] = [heard('open'), heard('closed')];
    server.postMessage(JSON.stringify(open));
    await opened;
    server.postMessage(JSON.stringify({ ...open, told: { type: 'closed' } }));
    await closed;
    t.mock.timers.tick(60_000);
    assert.deepEqual(told, ['open', 'closed']);
  } finally {
    visitor.close();
    server.close();
  }
});

function chatWith() {
  const sent: string[] = [];
  let observer: TalkObserver | null = null;
  const chat = createChat('chat-server', (_, given) => {
    observer = given;
    return {
      join: (name, room) => void sent.push(`join ${name} ${room}`),
      say: (text) => void sent.push(`say ${text}`),
      leave: () => void sent.push('leave'),
      close: () => void sent.push('close'),
    };
  });
  assert.ok(observer);
  return { chat, sent, server: observer as TalkObserver };
}

const said = (number: number, from: string) => ({
  type: 'said' as const,
  line: { number, from, text: `<i>${number}</i>`, at_ms: 0 },
});

test('a window follows its room from hello to the end of the server', () => {
  const { chat, sent, server } = chatWith();
  assert.equal(chat.presence.value, 'asking');
  server.nobody();
  assert.equal(chat.presence.value, 'nobody');
  server.open(['lobby', 'rust']);
  assert.equal(chat.presence.value, 'open');
  chat.join('Mina', 'lobby');
  server.refused('name-taken');
  assert.equal(chat.refusal.value, 'name-taken');
  chat.join('Jun', 'lobby');
  const history = [{ number: 1, from: 'Mina', text: 'earlier', at_ms: 0 }];
  server.event({ type: 'welcome', name: 'Jun', room: 'lobby', people: ['Mina', 'Jun'], history });
  assert.equal(chat.presence.value, 'joined');
  assert.equal(chat.refusal.value, null);
  server.event({ type: 'joined', name: 'Theo' });
  server.event(said(2, 'Jun'));
  server.event({ type: 'dropped', count: 3 });
  server.event({ type: 'left', name: 'Mina', why: 'vanished' });
  assert.deepEqual(chat.people.value, ['Jun', 'Theo']);
  server.open(['lobby', 'rust', 'new']);
  assert.equal(chat.presence.value, 'joined', 'another hello changes nothing');
  server.closed();
  assert.equal(chat.presence.value, 'closed');
  const shown = chat.entries.value.map((entry) => entry.kind);
  assert.deepEqual(shown, ['said', 'joined', 'said', 'dropped', 'left', 'closed']);
  const own = chat.entries.value.flatMap((entry) => (entry.kind === 'said' ? [entry.own] : []));
  assert.deepEqual(own, [false, true]);
  assert.deepEqual(sent, ['join Mina lobby', 'join Jun lobby']);
});

test('a window keeps the latest lines only', () => {
  const { chat, server } = chatWith();
  server.event({ type: 'welcome', name: 'Jun', room: 'lobby', people: ['Jun'], history: [] });
  for (let number = 1; number <= KEPT + 5; number += 1) server.event(said(number, 'Mina'));
  assert.equal(chat.entries.value.length, KEPT);
  const first = chat.entries.value[0];
  assert.equal(first?.kind === 'said' ? first.text : '', '<i>6</i>');
});
