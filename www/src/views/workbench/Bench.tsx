// The open program on the bench: how it is run, what came of it, and its schedules.
import '../../styles/facts.css';
import '../../styles/results.css';
import '../../styles/tables.css';
import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LabFile, LabSummary, Manifest } from '../../engine/catalog';
import { workbenchWords } from '../../i18n/workbench';
import { checkDraft, type Draft, draftOf } from '../../state/draft';
import { PROGRAM, prepareProgram } from '../../state/link/program';
import { replaceHash, visits } from '../../state/location';
import { type Report, unpackReport } from '../../state/report';
import { formatHash, type Route, type RouteNotice, readBench, type SeatLink } from '../../state/route';
import { run } from '../../state/runs';
import { lang, linkLang } from '../../state/settings';
import { sweep } from '../../state/sweep';
import { checkSweep, draftOfSweep, firstSweep, type SweepDraft } from '../../state/sweep/plan';
import { fileOf, summaryOf } from '../../state/workbench/as-lab';
import type { Described, Describer } from '../../state/workbench/described';
import { desk } from '../../state/workbench/programs';
import { Prose } from '../common/Prose';
import { Happened } from '../lab/Happened';
import { labIn } from '../lab/lab';
import { RunArea } from '../lab/RunArea';
import { SeatGate } from '../lab/SeatGate';
import { Stop } from '../lab/Stop';

type BenchRoute = Extract<Route, { view: 'workbench' }>;

interface Props {
  manifest: Manifest;
  file: LabFile;
  route: BenchRoute;
  described: Described;
  describer: Describer;
  /** What was corrected in the part of the link that only the program's text explains. */
  corrected: (notices: readonly RouteNotice[]) => void;
}

/** The manifest with the program among its labs, for all that looks a lab up. */
function withProgram(manifest: Manifest, summary: LabSummary): Manifest {
  return { ...manifest, workbench: summary, labs: [...manifest.labs, summary] };
}

export function Bench({ manifest, file, route, described, describer, corrected }: Props) {
  const summary = useMemo(() => summaryOf(manifest.workbench, described), [manifest, described]);
  const own = useMemo(() => withProgram(manifest, summary), [manifest, summary]);
  const lab = useMemo(
    () => labIn(own, summary, fileOf(file, described), lang.value),
    [own, summary, file, described, lang.value],
  );
  const { t } = lab;
  const w = workbenchWords(lang.value);

  // Once: what the link asked for beside the program.
  const asked = useMemo(() => readBench(summary, route.query, own), []);
  const draft = useSignal(draftOf(asked.request, summary));
  const seat = useSignal<SeatLink | null>(asked.seat ?? null);
  const swept = useSignal<SweepDraft | null>(asked.sweep ? draftOfSweep(asked.sweep) : firstSweep(summary));
  const theirs = useSignal<Report | null>(null);
  const guess = useSignal<string | null>(null);
  const guessed = useSignal<string | null>(null);
  useEffect(() => {
    if (asked.notices.length > 0) corrected(asked.notices);
    if (asked.theirs === null) return;
    void unpackReport(asked.theirs, own).then((report) => {
      if (report?.request.lab === summary.id) theirs.value = report;
      else corrected([...asked.notices, { kind: 'bad-report' }]);
    });
  }, []);
  useLayoutEffect(
    () => () => {
      run.reset();
      sweep.reset();
    },
    [],
  );
  const before = useRef(summary);
  useLayoutEffect(() => {
    if (before.current !== summary) {
      draft.value = carriedOver(draft.peek(), before.current, summary);
      if (!swept.peek()?.open) swept.value = firstSweep(summary);
      // A schedule is one of the program that it was made for.
      seat.value = null;
    }
    before.current = summary;
  }, [summary]);
  useLinkOfBench(own, summary, route, draft, seat, swept);

  // Links of pins and schedules are written at once.
  useEffect(() => void prepareProgram(described.text), [described]);

  const ready = async () => {
    desk.save();
    desk.settle();
    await describer.settled();
  };
  return (
    <>
      <div class="workbench-setup">
        <Stop id="run" title={t.runIt}>
          <RunArea lab={lab} draft={draft} sweep={swept} before={ready} />
        </Stop>
      </div>
      <div class="workbench-side">
        <Stop id="happened" title={t.happened}>
          <Happened lab={lab} draft={draft} theirs={theirs} guess={guess} guessed={guessed} />
        </Stop>
      </div>
      <div class="workbench-below">
        <Stop id="seat" title={t.seat.title}>
          <SeatGate key={described.text} lab={lab} shown={seat} sought={route.notices.length === 0} />
        </Stop>
        {!route.embed && (
          <Stop id="why" title={w.how}>
            <Prose nodes={lab.texts.why} />
          </Stop>
        )}
      </div>
    </>
  );
}

/** The form for a text that has changed: values and choices stay where there is still what they are of. */
function carriedOver(draft: Draft, before: LabSummary, now: LabSummary): Draft {
  const params = now.params.map(({ id, default: value }): [string, string] => {
    const known = before.params.find((param) => param.id === id);
    const kept = draft.params[id];
    // One that was never changed follows the text.
    const changed = known && kept !== undefined && kept !== String(known.default);
    return [id, id !== PROGRAM && changed ? kept : String(value)];
  });
  const all = now.strategies.map(({ id }) => id);
  const left = all.filter((id) => draft.strategies.includes(id));
  const whole = before.strategies.every(({ id }) => draft.strategies.includes(id));
  return {
    ...draft,
    params: Object.fromEntries(params),
    strategies: whole || left.length === 0 ? all : left,
  };
}

/** The address bar follows the program, the form, the sweep and the seat, once the reader has changed something. */
function useLinkOfBench(
  manifest: Manifest,
  summary: LabSummary,
  route: BenchRoute,
  draft: Signal<Draft>,
  seat: Signal<SeatLink | null>,
  swept: Signal<SweepDraft | null>,
): void {
  const visit = useRef(visits.peek()).current;
  const present = useRef({ manifest, summary });
  present.current = { manifest, summary };
  const opened = useRef({
    draft: draft.peek(),
    lang: linkLang.peek(),
    seat: seat.peek(),
    swept: swept.peek(),
  });
  useSignalEffect(() => {
    const now = { draft: draft.value, lang: linkLang.value, seat: seat.value, swept: swept.value };
    const last = opened.current;
    const same = (Object.keys(now) as (keyof typeof now)[]).every((key) => now[key] === last[key]);
    if (same) return;
    opened.current = now;
    const text = now.draft.params[PROGRAM] ?? '';
    void prepareProgram(text).then(() => {
      // Something else may have been changed meanwhile, which comes behind.
      if (opened.current !== now) return;
      const { manifest, summary } = present.current;
      const { request } = checkDraft(now.draft, summary, manifest);
      if (!request) return;
      const plan = now.swept?.open ? checkSweep(now.swept, now.draft, summary, manifest).plan : null;
      replaceHash(
        formatHash(request, manifest, {
          ...(now.lang ? { lang: now.lang } : {}),
          ...(now.seat ? { seat: now.seat } : {}),
          embed: route.embed === true,
          ...(plan ? { sweep: plan } : {}),
        }),
        visit,
      );
    });
  });
}
