// A visitor's side of a chat server that runs in this tab or another: `BroadcastChannel`, and the messages of
// the crate's `model::talk`. What arrives was written by another tab and is checked before it is believed.
import * as v from 'valibot';
import type { Asked, ChatEvent, FromServer, FromVisitor, Refusal } from './model';

/** Characters; the server's limits, which have the final word. */
export const MAX_NAME = 24;
export const MAX_TEXT = 500;

/** A server pings several times in its timeout; after so long without, it is gone. */
const SERVER_SILENCE = 65_000;
/** How long an answer to a hello may take before the page says that there is no server. */
const ANSWER_WITHIN = 1_500;
const MAX_MESSAGE = 256 * 1024;

const name = v.pipe(v.string(), v.maxLength(MAX_NAME * 2));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const line = v.object({
  number: count,
  from: name,
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT * 2)),
  at_ms: v.number(),
});
const event: v.GenericSchema<unknown, ChatEvent> = v.variant('type', [
  v.object({
    type: v.literal('welcome'),
    name,
    room: name,
    people: v.pipe(v.array(name), v.maxLength(256)),
    history: v.pipe(v.array(line), v.maxLength(1000)),
  }),
  v.object({ type: v.literal('joined'), name }),
  v.object({ type: v.literal('left'), name, why: v.picklist(['left', 'vanished', 'too-slow']) }),
  v.object({ type: v.literal('said'), line }),
  v.object({ type: v.literal('dropped'), count }),
]);
const refusal: v.GenericSchema<unknown, Refusal> = v.picklist([
  'bad-name',
  'bad-room',
  'name-taken',
  'full',
  'empty',
  'too-long',
  'too-fast',
  'busy',
  'unknown',
]);
const message: v.GenericSchema<unknown, FromServer> = v.object({
  server: count,
  visitor: v.nullable(v.string()),
  told: v.variant('type', [
    v.object({
      type: v.literal('open'),
      rooms: v.pipe(v.array(name), v.maxLength(64)),
      // A server that runs in a tab of an earlier version does not say.
      locked: v.optional(v.boolean(), false),
    }),
    v.object({ type: v.literal('ping') }),
    v.object({ type: v.literal('refused'), why: refusal }),
    v.object({ type: v.literal('event'), number: count, event }),
    v.object({ type: v.literal('closed') }),
  ]),
});

/** Told of what is heard. All calls come on the page's thread. */
export interface TalkObserver {
  /** A server is there: the first that answered, until it is over. */
  open(rooms: readonly string[]): void;
  /** The server that was there is over, or has not been heard of for too long. */
  closed(): void;
  /** Nobody has answered. */
  nobody(): void;
  refused(why: Refusal): void;
  event(event: ChatEvent): void;
}

/** The message in what came over a channel, if it is one. */
export function readMessage(data: unknown): FromServer | null {
  if (typeof data !== 'string' || data.length > MAX_MESSAGE) return null;
  try {
    const { success, output } = v.safeParse(message, JSON.parse(data));
    return success ? output : null;
  } catch {
    return null;
  }
}

export class Talk {
  readonly #channel: BroadcastChannel;
  readonly #observer: TalkObserver;
  readonly #lab: string;
  readonly #visitor = crypto.randomUUID();
  /** The server that this visitor speaks to; 0 for none. */
  #server = 0;
  #last = 0;
  #joined = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** Waits for the server's end. */
  #watch = new AbortController();
  readonly #answer: ReturnType<typeof setTimeout>;

  /** Looks for the chat server of a lab's run. */
  constructor(lab: string, observer: TalkObserver) {
    this.#lab = lab;
    this.#observer = observer;
    this.#channel = new BroadcastChannel(`interleave/${lab}`);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
    this.#post({ type: 'hello' }, 0);
    this.#answer = setTimeout(() => observer.nobody(), ANSWER_WITHIN);
  }

  join(name: string, room: string): void {
    this.#last = 0;
    this.#ask({ type: 'join', name, room });
  }

  say(text: string): void {
    this.#ask({ type: 'say', text });
  }

  leave(): void {
    if (this.#joined) this.#ask({ type: 'leave' });
    this.#joined = false;
  }

  /** Leaves, and hears nothing any more. */
  close(): void {
    this.leave();
    clearTimeout(this.#silence);
    clearTimeout(this.#answer);
    this.#watch.abort();
    this.#channel.close();
  }

  #ask(asked: Asked): void {
    if (this.#server !== 0) this.#post(asked, this.#server);
  }

  #post(asked: Asked, server: number): void {
    const text: FromVisitor = { server, visitor: this.#visitor, asked };
    this.#channel.postMessage(JSON.stringify(text));
  }

  #hear(data: unknown): void {
    const heard = readMessage(data);
    if (!heard || (heard.visitor !== null && heard.visitor !== this.#visitor)) return;
    const { told, server } = heard;
    if (told.type === 'open' && this.#server === 0) {
      this.#server = server;
      // A hidden page's timers may come much later than they are due: after the server that did answer is over.
      clearTimeout(this.#answer);
      if (told.locked) this.#watchOver(server);
    }
    if (server !== this.#server) return;
    clearTimeout(this.#silence);
    switch (told.type) {
      case 'open':
        this.#observer.open(told.rooms);
        break;
      case 'ping':
        if (this.#joined) this.#ask({ type: 'pong' });
        break;
      case 'refused':
        if (told.why === 'unknown') this.#joined = false;
        this.#observer.refused(told.why);
        break;
      case 'event':
        this.#event(told.number, told.event);
        break;
      case 'closed':
        this.#over();
        return;
    }
    // Only members are pinged, and so only they can tell silence from quiet.
    if (this.#joined) this.#silence = setTimeout(() => this.#over(), SERVER_SILENCE);
  }

  #event(number: number, event: ChatEvent): void {
    if (event.type === 'welcome') this.#joined = true;
    this.#ask({ type: 'ack', number });
    // Told again, it is not heard again.
    if (number <= this.#last) return;
    this.#last = number;
    this.#observer.event(event);
  }

  /** A server cannot always say that it is over: its worker may be ended, its tab closed. Its lock goes with it. */
  #watchOver(server: number): void {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const over = () => {
      if (!signal.aborted) this.#over();
    };
    navigator.locks
      .request(`interleave/${this.#lab}/${server}`, { mode: 'shared', signal }, over)
      // Not needed any more.
      .catch(() => undefined);
  }

  #over(): void {
    this.#watch.abort();
    this.#server = 0;
    this.#joined = false;
    this.#observer.closed();
    // Another one may be there.
    this.#post({ type: 'hello' }, 0);
  }
}
