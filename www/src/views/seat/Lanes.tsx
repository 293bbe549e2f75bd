// The lanes as they stand still: what each does next, in words and in its code, and the button that lets it.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Snippet } from '../../engine/catalog';
import type { Walk, WalkLane, WalkOp } from '../../engine/model';
import { number } from '../../i18n/format';
import { plainLines } from '../code/Code';
import { hangOf, type Line } from '../code/lines';
import { Tokens } from '../code/Tokens';
import { Lazy } from '../common/Lazy';
import { onResize } from '../common/resized';
import { laneLabel, laneState, opText, type Say, stateText } from './describe';
import { colourOf, shownLanes } from './lanes';
import type { Part } from './part';
import { linesIn, snippetOf } from './place';
import { waysOf } from './ways';

/** Code elsewhere in the crate is none of the reader's. */
const LABS = 'src/labs/';

const loadHighlight = () => import('../code/highlight');

interface Props extends Part {
  walk: Walk;
}

export function Lanes({ lab, it, open, walk }: Props) {
  const shown = shownLanes(walk);
  return (
    <section aria-labelledby="seat-lanes">
      <h3 id="seat-lanes" class="sr">
        {it.w.lanes}
      </h3>
      <ol class="seat-lanes" data-many={shown.length > 2}>
        {shown.map((at) => {
          const lane = walk.lanes[at];
          return lane && <Lane key={at} lab={lab} it={it} open={open} walk={walk} lane={lane} at={at} />;
        })}
      </ol>
    </section>
  );
}

function Lane({ lab, it, open, walk, lane, at }: Props & { lane: WalkLane; at: number }) {
  const { w } = it;
  const label = laneLabel(at, it);
  const state = laneState(lane);
  const { next } = lane;
  const strategy = open.seat.setUp.value.strategy;
  return (
    <li class="seat-lane" data-lane={colourOf(at)} data-seat-lane={at} data-seat-state={state}>
      <div class="seat-lane-head">
        <h4>{label}</h4>
        <p class="seat-state">
          {stateText(walk, at, it)}
          {next?.order && <span class="seat-order"> {w.order[next.order]}</span>}
          {state === 'waits' && next && next.action !== 'spin' && (
            <small>{w.thenDoes(opText(next, walk.objects, it))}</small>
          )}
        </p>
        <button
          type="button"
          class="button"
          data-seat-take={at}
          aria-disabled={state !== 'ready'}
          onClick={() => open.seat.take(at)}
        >
          {at <= 9 && (
            <span class="seat-key" aria-hidden="true">
              {at}
            </span>
          )}
          {w.take}
          <span class="sr">: {label}</span>
        </button>
        <Ways lane={lane} at={at} label={label} it={it} take={open.seat.take} />
      </div>
      <LaneCode
        it={it}
        label={label}
        snippets={lab.file.rust[strategy] ?? []}
        op={next}
        before={walk.steps.filter((step) => step.lane === at)}
      />
      {lane.locals.length > 0 && <Locals it={it} locals={lane.locals} />}
    </li>
  );
}

interface WaysProps {
  lane: WalkLane;
  at: number;
  label: string;
  it: Say;
  take: (lane: number, pick: number) => void;
}

/** In which other ways its step can come about. */
function Ways({ lane, at, label, it, take }: WaysProps) {
  const ways = waysOf(lane, it);
  if (ways.length === 0) return null;
  return (
    <ul class="seat-ways" aria-label={it.w.ways(label)}>
      {ways.map(({ pick, text }) => (
        <li key={pick}>
          <button
            type="button"
            class="button"
            data-seat-take={at}
            data-seat-pick={pick}
            onClick={() => take(at, pick)}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is local where it stands, for who asks. */
function Locals({ it, locals }: { it: Say; locals: WalkLane['locals'] }) {
  return (
    <details class="seat-locals">
      <summary>{it.w.locals}</summary>
      <dl class="num">
        {locals.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface CodeProps {
  it: Say;
  label: string;
  snippets: readonly Snippet[];
  /** What it does next. */
  op: WalkOp | null;
  /** What it has done. */
  before: readonly WalkOp[];
}

/** The code around the lane's next line; where that is in none of the strategy's, the place by name as well. */
function LaneCode({ it, label, snippets, op, before }: CodeProps) {
  const { snippet, here, line } = snippetOf(snippets, op, before);
  return (
    <>
      {op && !here && op.file.startsWith(LABS) && (
        <p class="hint num">{it.w.noCode(op.file, number(op.line, it.voice.lang))}</p>
      )}
      {snippet && (
        <Lazy
          load={loadHighlight}
          waiting={
            <Lines
              it={it}
              label={label}
              snippet={snippet}
              lines={plainLines(snippet.text)}
              coloured={false}
              line={line}
              next={here}
            />
          }
          view={({ highlight }) => (
            <Lines
              it={it}
              label={label}
              snippet={snippet}
              lines={highlight(snippet.text, snippet.file.endsWith('.rs') ? 'rust' : 'python')}
              coloured={true}
              line={line}
              next={here}
            />
          )}
        />
      )}
    </>
  );
}

interface LinesProps {
  it: Say;
  label: string;
  snippet: Snippet;
  lines: readonly Line[];
  /** Whether they have their colours. While they get them, the box can lose its place. */
  coloured: boolean;
  /** The one that the lane is at, by its number in the file. */
  line: number | null;
  /** Whether it is what comes next, and not what came last. */
  next: boolean;
}

/** The line into the middle of its own box: the page stays where the reader has it. */
function bringLine(box: HTMLElement, line: number | null): void {
  const now = box.querySelector(`[data-line="${line}"]`)?.getBoundingClientRect();
  if (!now) return;
  const above = now.top - box.getBoundingClientRect().top - box.clientTop;
  box.scrollTop += above - Math.max(0, (box.clientHeight - now.height) / 2);
}

function Lines({ it, label, snippet, lines, coloured, line, next }: LinesProps) {
  const box = useRef<HTMLPreElement>(null);
  // Before it is painted: code that jumps under the eye cannot be read.
  useLayoutEffect(() => {
    const code = box.current?.querySelector('code');
    if (!code || !box.current) return;
    bringLine(box.current, line);
    // Lines are wrapped anew when the font has come, or the window gets another width.
    const { current } = box;
    return onResize(code, () => bringLine(current, line));
  }, [line, snippet, coloured]);
  return (
    <section class="source" aria-label={it.w.code(label)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} ref={box}>
        <code>
          {lines.slice(0, linesIn(snippet)).map((tokens, i) => {
            const now = next && snippet.line + i === line;
            return (
              <span
                key={i}
                class={now ? 'code-line now' : 'code-line'}
                data-line={snippet.line + i}
                style={hangOf(tokens)}
                aria-current={now ? 'step' : undefined}
              >
                {now && <span class="sr">{it.w.now}: </span>}
                <Tokens tokens={tokens} />
                {'\n'}
              </span>
            );
          })}
        </code>
      </pre>
    </section>
  );
}
