// The chat window: joins the chat server of a lab's run, be it this tab's or another's.
import './talk.css';
import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { MAX_NAME, MAX_TEXT } from '../../engine/talk';
import { type Chat, createChat, type Entry } from '../../state/talk';
import type { Lab } from '../lab/lab';

export function TalkPanel({ lab }: { lab: Lab }) {
  const { t, summary } = lab;
  const chat = useMemo(() => createChat(summary.id), [summary.id]);
  useEffect(() => () => chat.close(), [chat]);
  const presence = chat.presence.value;
  const refusal = chat.refusal.value;
  return (
    <section class="talk" aria-labelledby="talk-title" data-talk={presence}>
      <h3 id="talk-title">{t.talk.title}</h3>
      <p class="quiet" role="status">
        {presence === 'joined' ? t.talk.joined(chat.name.value, chat.room.value) : t.talk.presence[presence]}
      </p>
      {presence === 'open' && <Join lab={lab} chat={chat} />}
      {(presence === 'joined' || chat.entries.value.length > 0) && <Room lab={lab} chat={chat} />}
      {presence === 'joined' && <Say lab={lab} chat={chat} />}
      {refusal && (
        <p class="problem" role="alert">
          {t.talk.refused[refusal]}
        </p>
      )}
    </section>
  );
}

function Join({ lab, chat }: { lab: Lab; chat: Chat }) {
  const { t } = lab;
  const name = useSignal(chat.name.peek());
  const room = useSignal(chat.room.peek() || (chat.rooms.peek()[0] ?? ''));
  const join = (event: Event) => {
    event.preventDefault();
    chat.join(name.value, room.value);
  };
  return (
    <form class="talk-form" onSubmit={join}>
      <label>
        <span>{t.talk.name}</span>
        <input
          name="talk-name"
          maxLength={MAX_NAME}
          required
          autoComplete="off"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        <span>{t.talk.room}</span>
        <input
          name="talk-room"
          maxLength={MAX_NAME}
          required
          autoComplete="off"
          list="talk-rooms"
          value={room.value}
          onInput={(event) => {
            room.value = event.currentTarget.value;
          }}
        />
        <datalist id="talk-rooms">
          {chat.rooms.value.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </label>
      <button type="submit" class="button" data-action="talk-join">
        {t.talk.join}
      </button>
    </form>
  );
}

function Room({ lab, chat }: { lab: Lab; chat: Chat }) {
  const { t } = lab;
  const box = useRef<HTMLDivElement>(null);
  const entries = chat.entries.value;
  const last = entries.at(-1)?.id;
  useEffect(() => {
    if (last !== undefined && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);
  const people = useComputed(() => chat.people.value.join(', ')).value;
  return (
    <>
      {people !== '' && <p class="talk-people">{t.talk.people(people)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="talk-lines" role="log" aria-label={t.talk.lines} tabIndex={0} ref={box}>
        {entries.map((entry) => (
          <Line key={entry.id} lab={lab} entry={entry} />
        ))}
      </div>
    </>
  );
}

function Line({ lab, entry }: { lab: Lab; entry: Entry }) {
  const { t } = lab;
  if (entry.kind === 'said')
    return (
      <p class="talk-line" data-own={entry.own} data-earlier={entry.earlier}>
        <b>{entry.from}</b> <span>{entry.text}</span>
      </p>
    );
  return <p class="talk-notice">{notice(t.talk, entry)}</p>;
}

function notice(t: Lab['t']['talk'], entry: Exclude<Entry, { kind: 'said' }>): string {
  switch (entry.kind) {
    case 'joined':
      return t.someoneJoined(entry.name);
    case 'left':
      return t.someoneLeft[entry.why](entry.name);
    case 'dropped':
      return t.dropped(String(entry.count));
    case 'closed':
      return t.presence.closed;
  }
}

function Say({ lab, chat }: { lab: Lab; chat: Chat }) {
  const { t } = lab;
  const text = useSignal('');
  const say = (event: Event) => {
    event.preventDefault();
    if (text.value.trim() === '') return;
    chat.say(text.value);
    text.value = '';
  };
  return (
    <form class="talk-form" onSubmit={say}>
      <label class="talk-text">
        <span>{t.talk.text}</span>
        <input
          name="talk-text"
          maxLength={MAX_TEXT}
          autoComplete="off"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button primary" data-action="talk-say">
        {t.talk.say}
      </button>
      <button type="button" class="button" data-action="talk-leave" onClick={() => chat.leave()}>
        {t.talk.leave}
      </button>
    </form>
  );
}
