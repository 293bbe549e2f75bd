// The scheduler's seat: the reader decides whose step is next, goes back, and has all orders searched.
import '../../styles/seat.css';
import '../../styles/seat-end.css';
import '../../styles/seat-lanes.css';
import '../../styles/seat-schedule.css';
import '../../styles/seat-shared.css';
import '../../styles/seat-search.css';
import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { milliseconds, number, type Voice } from '../../i18n/format';
import { type SeatWords, seatWords } from '../../i18n/seat';
import { formatSeat } from '../../state/link/seat';
import { recordGoal } from '../../state/progress';
import type { SeatLink } from '../../state/route';
import { proves, reaches } from '../../state/seat/goals';
import { isAbout } from '../../state/seat/lab';
import { type OpenSeat, openSeat } from '../../state/seat/open';
import { isProgram, type Lab } from '../lab/lab';
import { Asked } from './Asked';
import { Controls } from './Controls';
import { endingTexts, type Say, stepLine } from './describe';
import { End } from './End';
import { Find } from './Find';
import { Goals } from './Goals';
import { History } from './History';
import { keyOf } from './keys';
import { Lanes } from './Lanes';
import { taskLanes } from './lanes';
import type { Part } from './part';
import { Schedule } from './Schedule';
import { SeatLinkButton } from './SeatLinkButton';
import { SetUp } from './SetUp';
import { Shared } from './Shared';
import { showSeat } from './show';
import { Trouble } from './Trouble';

interface Props {
  lab: Lab;
  link: SeatLink | null;
  /** By the reader's own hand just now: the focus goes along. */
  entered: boolean;
  /** By a link that is all about it: it is brought into view, unless the reader has gone elsewhere meanwhile. */
  sought: boolean;
  /** Hears the link to what is shown, once that is not what the seat was opened with. */
  moved: (link: SeatLink) => void;
  leave: () => void;
}

/** Of a program: its variables are no atomics of Rust's, though each access is a step of its own. */
function wordsFor(lab: Lab): SeatWords {
  const w = seatWords(lab.voice.lang);
  if (!isProgram(lab)) return w;
  const step = { ...w.step, load: w.step.read, store: w.step.write, 'read-modify-write': w.changes };
  return { ...w, step, thing: { ...w.thing, atomic: w.variable }, model: w.programs, lines: w.programLines };
}

export function Seat({ lab, link, entered, sought, moved, leave }: Props) {
  const open = useMemo(() => openSeat(lab.summary, lab.manifest, link), []);
  const root = useRef<HTMLDivElement>(null);
  const held = useSignal(false);
  useEffect(() => {
    if (entered) root.current?.focus({ preventScroll: true });
    else if (sought && scrollY === 0) showSeat(root.current);
    // Not before the seat that was here has been left: there is one worker for both.
    open.begin();
    return open.leave;
  }, [open, entered, sought]);
  useReachedGoals(lab, open);
  useSignalEffect(() => {
    const stands = open.stands.value;
    if (stands) untracked(() => moved(stands));
  });
  const { seat } = open;
  const { strategy } = seat.setUp.value;
  const steered = lab.summary.seat?.strategies.find(({ id }) => id === strategy);
  const kind = steered?.kind === 'async' ? 'task' : 'thread';
  const walk = seat.walk.value;
  // Of the whole schedule: the drawing has lanes that start later than the reader has come.
  const tasks = taskLanes(seat.whole.value ?? walk);
  const it: Say = { voice: lab.voice, w: wordsFor(lab), kind, tasks };
  const { w } = it;
  const part: Part = { lab, it, open };
  const keys = (event: KeyboardEvent) => {
    const act = keyOf(event, seat);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const holds = lab.texts.words['seat.holds'];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be no place for headings and tables
    <div
      class="seat"
      role="group"
      aria-label={lab.t.seat.title}
      tabIndex={-1}
      ref={root}
      onKeyDown={keys}
      data-seat="open"
      data-seat-busy={seat.busy.value}
      data-seat-at={seat.position.value}
      data-seat-of={seat.schedule.value.length}
    >
      <div class="seat-bar">
        <SetUp key={`set up ${open.arrivals.value}`} {...part} />
        <button type="button" class="button" data-seat-move="leave" onClick={leave}>
          {w.leave}
        </button>
      </div>
      <div class="seat-work">
        <div class="seat-aims">
          {holds !== undefined && <p class="seat-holds">{w.holds(holds)}</p>}
          <Asked {...part} />
          <Goals {...part} />
        </div>
        <div class="seat-play">
          <Trouble {...part} />
          <Controls {...part} />
          <Schedule {...part} held={held} />
          {walk && (
            <>
              <p class="sr" role="status">
                {!held.value && (walk.steps.length > 0 ? stepLine(walk, walk.steps.length - 1, it) : w.start)}{' '}
                {!held.value && walk.ending && endingTexts(walk.ending, walk, it).join(' ')}
              </p>
              <End {...part} walk={walk} />
              <Lanes {...part} walk={walk} />
            </>
          )}
        </div>
        <div class="seat-after">
          <Find key={`find ${open.arrivals.value}`} {...part} />
          {walk && <Shared {...part} walk={walk} />}
        </div>
      </div>
      {walk && (
        <>
          <History {...part} />
          <p class="seat-time">
            <strong>{w.time(timeText(walk.now_ms, lab.voice))}</strong>{' '}
            {kind === 'task' || tasks.size > 0 ? w.timeHintTasks : w.timeHint}
          </p>
          <SeatLinkButton {...part} />
        </>
      )}
      <p class="hint">{lab.t.seat.lead}</p>
      <p class="hint">{w.lines}</p>
      <p class="hint">{w.model}</p>
    </div>
  );
}

/** What the reader's own schedule, or search, reaches goes into the record. A link's own does when they go on from it. */
function useReachedGoals({ summary, manifest }: Lab, { seat, hunt }: OpenSeat): void {
  useSignalEffect(() => {
    const setUp = seat.setUp.value;
    const walk = seat.walk.value;
    const schedule = seat.schedule.value.slice(0, seat.position.value);
    const found = hunt.findings.value;
    const ending = seat.touched.value ? (walk?.ending ?? null) : null;
    for (const goal of summary.seat?.goals ?? []) {
      if (!isAbout(summary, goal, setUp)) continue;
      const here = reaches(goal, ending);
      const proven = proves(goal, found, manifest.search.first.steps);
      if (!here && !proven) continue;
      const way = here || !found ? { schedule } : { schedule: [], search: found.bounds };
      const link = { ...setUp, ...way };
      untracked(() => recordGoal(summary.id, goal.id, formatSeat(summary, link)));
    }
  });
}

/** Whole milliseconds stay whole: virtual time is what the code says. */
function timeText(ms: number, voice: Voice): string {
  return Number.isInteger(ms) && ms < 1000 ? `${number(ms, voice.lang)} ms` : milliseconds(ms, voice.lang);
}
