// A lab's page: the bench, where it is set up and what came out stands beside it; then what there is to read.
import '../../styles/lab.css';
import '../../styles/form.css';
import '../../styles/facts.css';
import '../../styles/results.css';
import '../../styles/tables.css';
import { type ReadonlySignal, type Signal, untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Manifest } from '../../engine/catalog';
import { words } from '../../i18n/voice';
import { checkDraft, type Draft, draftOf } from '../../state/draft';
import { labFile, reloadLabFile } from '../../state/labs';
import { replaceHash, visits } from '../../state/location';
import type { Isolation } from '../../state/preparation';
import { printing } from '../../state/printing';
import { recordAnswer } from '../../state/progress';
import { type Report, unpackReport } from '../../state/report';
import { formatHash, type Route, type RouteNotice, type SeatLink } from '../../state/route';
import { run } from '../../state/runs';
import { lang, linkLang } from '../../state/settings';
import { pageState, sweep } from '../../state/sweep';
import { checkSweep, draftOfSweep, firstSweep, type SweepDraft } from '../../state/sweep/plan';
import { laneOf } from '../catalog/lanes';
import { Failure } from '../common/Failure';
import { EmbedHead } from '../embed/EmbedHead';
import { Guide } from '../guide/Guide';
import { Happened } from './Happened';
import { LabHead } from './LabHead';
import { type Lab, labIn } from './lab';
import { Neighbours } from './Neighbours';
import { Panels } from './Panels';
import { Reading } from './Reading';
import { RunArea } from './RunArea';
import { SeatGate } from './SeatGate';
import { SetUp } from './SetUp';
import { Stop } from './Stop';

type LabRoute = Extract<Route, { view: 'lab' }>;

interface Props {
  manifest: Manifest;
  route: LabRoute;
  isolation: Isolation;
}

export function LabPage({ manifest, route, isolation }: Props) {
  const summary = route.lab;
  const loaded = labFile(summary.id).value;
  const draft = useSignal(draftOf(route.request, summary));
  const notices = useSignal<readonly RouteNotice[]>(route.notices);
  const theirs = useSignal<Report | null>(null);
  const guess = useSignal<string | null>(null);
  const guessed = useGuessed(guess, summary.id);

  // Before the next lab is there: it must neither show these results nor lose a run to a late clean-up.
  useLayoutEffect(
    () => () => {
      run.reset();
      sweep.reset();
    },
    [],
  );
  useEffect(() => {
    if (route.theirs === null) return;
    let here = true;
    void unpackReport(route.theirs, manifest).then((report) => {
      if (!here) return;
      if (report && report.request.lab === summary.id) theirs.value = report;
      else notices.value = [...notices.value, { kind: 'bad-report' }];
    });
    return () => {
      here = false;
    };
  }, [route.theirs, manifest, summary.id, theirs, notices]);
  const seat = useSignal(route.seat ?? null);
  const swept = useSignal(route.sweep ? draftOfSweep(route.sweep) : firstSweep(summary));
  useLinkOfPage(manifest, route, draft, seat, swept);

  const whole = useSignal(visits.peek() > 0);
  // The bench is there, and can be run, before what lies below it is drawn.
  const state = pageState.value === 'idle' && !whole.value ? 'loading' : pageState.value;

  const embed = route.embed === true;
  const head = embed ? (
    <EmbedHead {...{ manifest, route, draft, seat, swept, notices, isolation }} />
  ) : (
    <LabHead manifest={manifest} lab={summary} notices={notices} isolation={isolation} />
  );
  return (
    <main
      id="main"
      class="lab"
      data-state={loaded.state === 'ready' ? state : loaded.state}
      data-lane={laneOf(manifest, summary.section)}
      data-embed={embed || undefined}
      aria-busy={loaded.state === 'loading'}
    >
      {head}
      {loaded.state === 'loading' ? (
        <p class="quiet">{words.value.loading}</p>
      ) : loaded.state === 'failed' ? (
        <Failure failure={loaded} retry={() => void reloadLabFile(summary.id)} />
      ) : (
        <Stops
          {...{ route, draft, seat, swept, notices, theirs, guess, guessed, whole }}
          lab={labIn(manifest, summary, loaded.value, lang.value)}
        />
      )}
    </main>
  );
}

interface StopsProps {
  lab: Lab;
  route: LabRoute;
  draft: Signal<Draft>;
  seat: Signal<SeatLink | null>;
  swept: Signal<SweepDraft | null>;
  notices: ReadonlySignal<readonly RouteNotice[]>;
  theirs: Signal<Report | null>;
  /** For the next run. */
  guess: Signal<string | null>;
  /** Before the last one. */
  guessed: Signal<string | null>;
  /** Whether all is drawn. */
  whole: Signal<boolean>;
}

/** Everything but the head, once the lab's texts are there; in a frame only what is done, not what is read. */
function Stops({ lab, route, draft, seat, swept, notices, theirs, guess, guessed, whole }: StopsProps) {
  const { t, manifest, summary } = lab;
  const embed = route.embed === true;
  const below = useBelow();
  useEffect(() => {
    whole.value = below;
  }, [below, whole]);
  return (
    <>
      <div class="bench">
        <div class="console">
          <Stop id="run" title={t.runIt}>
            <RunArea lab={lab} draft={draft} sweep={swept} />
            {printing.value && <SetUp lab={lab} draft={draft.value} />}
          </Stop>
        </div>
        <div class="outcome-column">
          <Stop id="happened" title={t.happened}>
            <Happened lab={lab} draft={draft} theirs={theirs} guess={guess} guessed={guessed} />
            <Panels lab={lab} />
          </Stop>
        </div>
      </div>
      {below && (embed ? route.seat : summary.seat) && (
        <Stop id="seat" title={t.seat.title}>
          <SeatGate lab={lab} shown={seat} sought={notices.value.length === 0 && route.theirs === null} />
        </Stop>
      )}
      {below && lab.file.guide && !embed && (
        <Stop id="guide" title={t.guide}>
          <Guide lab={lab} guide={lab.file.guide} comparison={run.comparison.value} />
        </Stop>
      )}
      {below && !embed && <Reading lab={lab} draft={draft} guess={guess} />}
      {below && !embed && <Neighbours manifest={manifest} lab={summary} />}
    </>
  );
}

/**
 * Whether it is time for what lies below the bench: in a page that has just been loaded, once that has been painted.
 * Drawn at once, both would keep a phone from answering a finger for twice as long, with all the code yet to be compiled.
 */
function useBelow(): boolean {
  const [below, setBelow] = useState(visits.peek() > 0);
  useEffect(() => {
    const timer = setTimeout(setBelow, 0, true);
    return () => clearTimeout(timer);
  }, []);
  return below;
}

/** The guess that was made before the last run, which is what its result stands beside; a result is kept. */
function useGuessed(guess: Signal<string | null>, lab: string): Signal<string | null> {
  const guessed = useSignal<string | null>(null);
  useSignalEffect(() => {
    const state = run.state.value;
    if (state === 'running') guessed.value = guess.peek();
    const truth = run.comparison.value?.truth ?? null;
    if (state === 'done' && guessed.peek() !== null && truth !== null)
      untracked(() => recordAnswer(lab, { guess: guessed.peek() ?? '', truth }));
  });
  return guessed;
}

/** The address bar follows the form, the sweep and the seat, once the reader has changed something. */
function useLinkOfPage(
  manifest: Manifest,
  route: LabRoute,
  draft: ReadonlySignal<Draft>,
  seat: ReadonlySignal<SeatLink | null>,
  swept: ReadonlySignal<SweepDraft | null>,
): void {
  const visit = useRef(visits.peek()).current;
  const opened = useRef({ draft: draft.value, lang: linkLang.value, seat: seat.value, swept: swept.value });
  // What cannot be run cannot be in a link: the rest of the page is followed all the same.
  const runnable = useRef(route.request);
  useSignalEffect(() => {
    const now = { draft: draft.value, lang: linkLang.value, seat: seat.value, swept: swept.value };
    const last = opened.current;
    if (
      now.draft === last.draft &&
      now.lang === last.lang &&
      now.seat === last.seat &&
      now.swept === last.swept
    )
      return;
    opened.current = now;
    runnable.current = checkDraft(now.draft, route.lab, manifest).request ?? runnable.current;
    const plan = now.swept?.open ? checkSweep(now.swept, now.draft, route.lab, manifest).plan : null;
    replaceHash(
      formatHash(runnable.current, manifest, {
        ...(now.lang ? { lang: now.lang } : {}),
        ...(route.theirs === null ? {} : { theirs: route.theirs }),
        ...(now.seat ? { seat: now.seat } : {}),
        embed: route.embed === true,
        ...(plan ? { sweep: plan } : {}),
      }),
      visit,
    );
  });
}
