// Moving along the schedule, and letting the page go on by itself.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { number } from '../../i18n/format';
import { parseWhole } from '../../state/draft';
import type { Part } from './part';

const SPEEDS = [1, 2, 5, 20];
const FIRST_SPEED = 2;
/** Drawn steps end with the program; one that never ends is left after so many. */
const MOST_DRAWN = 100;
const MOST_SEED = 2 ** 32 - 1;

const ICONS = {
  start: 'M3 3v10M13 3 6 8l7 5z',
  back: 'M11 3 4 8l7 5z',
  forward: 'M5 3l7 5-7 5z',
  end: 'M13 3v10M3 3l7 5-7 5z',
  play: 'M4 2v12l9-6z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
} as const;

interface MoveProps {
  name: string;
  /** What the sign alone stands for; the name is said all the same. */
  sign?: boolean;
  icon?: keyof typeof ICONS;
  off: boolean;
  act: () => void;
  children: ComponentChildren;
}

/** Never really disabled: a button that was just pressed must not lose the focus, and with it the seat's keys. */
function Move({ name, icon, sign, off, act, children }: MoveProps) {
  return (
    <button
      type="button"
      class="button"
      data-seat-move={name}
      title={sign ? String(children) : undefined}
      aria-disabled={off}
      onClick={() => {
        if (!off) act();
      }}
    >
      {icon && (
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d={ICONS[icon]} fill="currentColor" stroke="currentColor" stroke-width="1.500" />
        </svg>
      )}
      <span class={sign ? 'sr' : undefined}>{children}</span>
    </button>
  );
}

export function Controls(part: Part) {
  const { it, open } = part;
  const { w, voice } = it;
  const { seat } = open;
  const speed = useSignal(FIRST_SPEED);
  const seed = useSignal('1');
  const at = seat.position.value;
  const all = seat.schedule.value.length;
  const walk = seat.walk.value;
  const over = walk === null || walk.ending !== null;
  const playing = seat.playing.value;
  const drawn = parseWhole(seed.value);
  const seedOk = drawn !== null && drawn >= 0 && drawn <= MOST_SEED;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset in it has no room for what is beside the moves
    <div class="seat-controls" id="seat-steps" role="group" aria-label={w.controls} tabIndex={-1}>
      <div class="seat-moves">
        <Move name="start" icon="start" sign off={at === 0} act={() => seat.to(() => 0)}>
          {w.toStart}
        </Move>
        <Move name="back" icon="back" sign off={at === 0} act={() => seat.to((now) => now - 1)}>
          {w.back}
        </Move>
        <Move name="forward" icon="forward" sign off={at === all} act={() => seat.to((now) => now + 1)}>
          {w.forward}
        </Move>
        <Move name="end" icon="end" sign off={at === all} act={() => seat.to((_, end) => end)}>
          {w.toEnd}
        </Move>
        <Move
          name="play"
          icon={playing ? 'pause' : 'play'}
          off={!playing && over && at === all}
          act={() => (playing ? seat.pause() : seat.play(1000 / speed.value))}
        >
          {playing ? w.pause : w.play}
        </Move>
        <Move name="interesting" off={over} act={() => seat.on({ kind: 'interesting' })}>
          {w.interesting}
        </Move>
        <Move name="anew" off={all === 0} act={() => seat.renew()}>
          {w.renew}
        </Move>
        <details class="seat-fold" data-seat-fold="moves">
          <summary>{w.drawn.moreMoves}</summary>
          <div class="seat-moves">
            <label class="seat-inline">
              <span>{w.speed}</span>
              <select
                name="seat-speed"
                value={String(speed.value)}
                onChange={(event) => {
                  speed.value = Number(event.currentTarget.value);
                  if (!playing) return;
                  seat.pause();
                  seat.play(1000 / speed.value);
                }}
              >
                {SPEEDS.map((steps) => (
                  <option key={steps} value={String(steps)}>
                    {w.perSecond(number(steps, voice.lang))}
                  </option>
                ))}
              </select>
            </label>
            <Move
              name="random"
              off={over || !seedOk}
              act={() => seat.on({ kind: 'random', seed: drawn ?? 0, steps: MOST_DRAWN })}
            >
              {w.random}
            </Move>
            <label class="seat-inline">
              <span>{w.seed}</span>
              <input
                name="seat-seed"
                type="text"
                inputMode="numeric"
                autoComplete="off"
                value={seed.value}
                aria-invalid={!seedOk}
                onInput={(event) => {
                  seed.value = event.currentTarget.value;
                }}
              />
            </label>
            <p class="hint seat-keys">{w.keys}</p>
          </div>
        </details>
      </div>
    </div>
  );
}
