// A chat with the server of a lab’s run, as signals: what the chat window shows. Every window has one of its
// own.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ChatEvent, Refusal } from '../engine/model';
import { Talk, type TalkObserver } from '../engine/talk';

export type Presence =
  /** A hello is on its way. */
  | 'asking'
  /** Nobody answers. */
  | 'nobody'
  /** A server is there to be joined. */
  | 'open'
  /** In a room. */
  | 'joined'
  /** The server that was there is over. */
  | 'closed';

/** A line of the window: what was said, or what happened. */
export type Entry =
  | { kind: 'said'; id: number; from: string; text: string; own: boolean; earlier: boolean }
  | { kind: 'joined'; id: number; name: string }
  | { kind: 'left'; id: number; name: string; why: 'left' | 'vanished' | 'too-slow' }
  | { kind: 'dropped'; id: number; count: number }
  | { kind: 'closed'; id: number };

/** Lines that a window keeps: a reader's patience and a phone's memory. */
export const KEPT = 300;

export interface Chat {
  readonly presence: ReadonlySignal<Presence>;
  readonly rooms: ReadonlySignal<readonly string[]>;
  readonly name: ReadonlySignal<string>;
  readonly room: ReadonlySignal<string>;
  readonly people: ReadonlySignal<readonly string[]>;
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly refusal: ReadonlySignal<Refusal | null>;
  join(name: string, room: string): void;
  say(text: string): void;
  leave(): void;
  /** For good. */
  close(): void;
}

/** What a chat needs of its connection. */
export type Connection = Pick<Talk, 'join' | 'say' | 'leave' | 'close'>;

export function createChat(
  lab: string,
  connect: (lab: string, observer: TalkObserver) => Connection = (lab, observer) => new Talk(lab, observer),
): Chat {
  const presence = signal<Presence>('asking');
  const rooms = signal<readonly string[]>([]);
  const name = signal('');
  const room = signal('');
  const people = signal<readonly string[]>([]);
  const entries = signal<readonly Entry[]>([]);
  const refusal = signal<Refusal | null>(null);
  let last = 0;
  const id = () => {
    last += 1;
    return last;
  };
  const add = (...more: Entry[]) => {
    entries.value = [...entries.value, ...more].slice(-KEPT);
  };

  function happened(event: ChatEvent): void {
    switch (event.type) {
      case 'welcome':
        presence.value = 'joined';
        refusal.value = null;
        name.value = event.name;
        room.value = event.room;
        people.value = event.people;
        entries.value = [];
        add(
          ...event.history.map(({ from, text }): Entry => {
            return { kind: 'said', id: id(), from, text, own: false, earlier: true };
          }),
        );
        return;
      case 'joined':
        people.value = [...people.value, event.name];
        add({ kind: 'joined', id: id(), name: event.name });
        return;
      case 'left':
        people.value = people.value.filter((one) => one !== event.name);
        add({ kind: 'left', id: id(), name: event.name, why: event.why });
        return;
      case 'said': {
        const { from, text } = event.line;
        add({ kind: 'said', id: id(), from, text, own: from === name.value, earlier: false });
        return;
      }
      case 'dropped':
        add({ kind: 'dropped', id: id(), count: event.count });
        return;
    }
  }

  const connection = connect(lab, {
    open(there) {
      batch(() => {
        rooms.value = there;
        if (presence.value !== 'joined') presence.value = 'open';
      });
    },
    closed() {
      batch(() => {
        if (presence.value === 'joined') add({ kind: 'closed', id: id() });
        people.value = [];
        presence.value = 'closed';
      });
    },
    nobody() {
      presence.value = 'nobody';
    },
    refused(why) {
      batch(() => {
        refusal.value = why;
        if (why === 'unknown' && presence.value === 'joined') presence.value = 'open';
      });
    },
    event: (event) => batch(() => happened(event)),
  });

  return {
    presence,
    rooms,
    name,
    room,
    people,
    entries,
    refusal,
    join(wanted, into) {
      refusal.value = null;
      connection.join(wanted, into);
    },
    say(text) {
      refusal.value = null;
      connection.say(text);
    },
    leave() {
      connection.leave();
      batch(() => {
        presence.value = 'open';
        people.value = [];
      });
    },
    close: () => connection.close(),
  };
}
