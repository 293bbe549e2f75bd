// The pinned results of a lab: what they are called, in what they differ from this run, and what can be done with them.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { comparisonWords } from '../../i18n/comparison';
import { number } from '../../i18n/format';
import type { FileStamp } from '../../state/file-stamp';
import {
  dropUnread,
  isSameRun,
  type LabPins,
  LONGEST_NAME,
  MARKS,
  type Pin,
  pin,
  pinTrouble,
  removePin,
  renamePin,
} from '../../state/pins';
import { packReport, type Report } from '../../state/report';
import { formatHash } from '../../state/route';
import { environment, run } from '../../state/runs';
import { machineText } from '../comparison/Environment';
import { focusHappened } from '../lab/happened-heading';
import type { Lab } from '../lab/lab';
import { CopiedLink, useCopied } from '../share/CopiedLink';
import { changes, defaultsOf } from './set-up';
import './pins.css';

interface Props {
  lab: Lab;
  kept: LabPins;
  /** The run that is shown; nothing before there is one. */
  current: Report | null;
  theirs: Report | null;
}

export function Pins({ lab, kept, current, theirs }: Props) {
  const { voice, summary, manifest } = lab;
  const w = comparisonWords(voice.lang).pins;
  const said = useSignal('');
  const box = useRef<HTMLElement>(null);
  const { pins, unread } = kept;
  const full = pins.length + unread >= MARKS.length;
  const markOf = (report: Report | null) =>
    report && (pins.find((pinned) => isSameRun(pinned.report, report))?.mark ?? null);
  const own = markOf(current);
  const other = markOf(theirs);
  const add = (report: Report, file: FileStamp | null) => {
    const mark = pin(report, file);
    said.value = mark === null ? w.full(number(MARKS.length, voice.lang)) : w.pinned(mark);
  };
  const removed = (sentence: string, left: number) => {
    said.value = sentence;
    // What had the focus is gone; with the last pin and no run, all of this is.
    if (current || theirs || left > 0) box.current?.focus();
    else focusHappened();
  };
  const remove = (mark: Pin['mark']) => {
    removePin(summary.id, mark);
    removed(w.removed(mark), pins.length + unread - 1);
  };
  const drop = () => {
    dropUnread(summary.id, manifest);
    removed(w.unreadDropped, pins.length);
  };
  const sentence = () => {
    if (own !== null) return w.isPinned(own);
    if (full) return w.full(number(MARKS.length, voice.lang));
    return pins.length === 0 ? w.lead : '';
  };
  return (
    <section class="pins" aria-label={w.title} data-pins="" tabIndex={-1} ref={box}>
      <div class="pin-actions">
        <button
          type="button"
          class="button"
          data-action="pin"
          disabled={current === null || own !== null || full}
          onClick={() => current && add(current, run.file.value)}
        >
          {w.pin}
        </button>
        {theirs && other === null && (
          <button
            type="button"
            class="button"
            data-action="pin-theirs"
            disabled={full}
            onClick={() => add(theirs, null)}
          >
            {w.pinTheirs}
          </button>
        )}
        <p class="quiet">{sentence()}</p>
        {theirs && other !== null && <p class="quiet">{w.theirsArePinned(other)}</p>}
      </div>
      <p class="sr" role="status">
        {said.value}
      </p>
      {pinTrouble.value !== null && (
        <p class="invalid" data-pin-trouble={pinTrouble.value}>
          {w.trouble[pinTrouble.value]}
        </p>
      )}
      {unread > 0 && (
        <p class="pin-unread">
          {w.unread}{' '}
          <button type="button" class="button small" data-action="drop-unread" onClick={drop}>
            {w.dropUnread}
          </button>
        </p>
      )}
      {pins.length > 0 && (
        <ul class="pin-list">
          {pins.map((pinned) => (
            <Pinned key={pinned.mark} lab={lab} pinned={pinned} current={current} remove={remove} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface PinnedProps {
  lab: Lab;
  pinned: Pin;
  current: Report | null;
  remove(mark: Pin['mark']): void;
}

function Pinned({ lab, pinned, current, remove }: PinnedProps) {
  const { t, voice, summary, manifest } = lab;
  const w = comparisonWords(voice.lang).pins;
  const { mark, name, report } = pinned;
  const copied = useCopied();
  const share = async () =>
    copied.copy(formatHash(report.request, manifest, { lang: voice.lang, theirs: await packReport(report) }));
  const elsewhere = JSON.stringify(report.environment) !== JSON.stringify(roundedHere());
  return (
    <li data-pin={mark}>
      <span class="pin-mark" aria-hidden="true">
        {mark}
      </span>
      <div class="pin-what">
        <input
          type="text"
          name={`pin-${mark}`}
          aria-label={w.name(mark)}
          placeholder={dateText(report.created, voice.lang)}
          value={name}
          maxLength={LONGEST_NAME}
          onChange={(event) => renamePin(summary.id, mark, event.currentTarget.value)}
        />
        <SetUpOf lab={lab} pinned={pinned} current={current} />
        {elsewhere && <p class="quiet">{w.elsewhere(machineText(lab, report.environment))}</p>}
        {report.comparison.invalid.map((reason) => (
          <p key={reason} class="invalid">
            {t.invalid[reason]}
          </p>
        ))}
        {!report.comparison.agree && <p class="invalid">{t.disagree}</p>}
        <CopiedLink copied={copied} hook="data-pin-link" />
      </div>
      <div class="pin-buttons">
        <button
          type="button"
          class="button"
          data-action="share-pin"
          aria-label={w.copyOf(mark)}
          onClick={() => void share()}
        >
          {w.copy}
        </button>
        <button
          type="button"
          class="button"
          data-action="unpin"
          aria-label={w.removeOf(mark)}
          onClick={() => remove(mark)}
        >
          {w.remove}
        </button>
      </div>
    </li>
  );
}

/** In what it differs from the run that is shown; before there is one, from the lab's defaults. */
function SetUpOf({ lab, pinned, current }: { lab: Lab; pinned: Pin; current: Report | null }) {
  const w = comparisonWords(lab.voice.lang).pins;
  const { report, file } = pinned;
  if (current && isSameRun(current, report)) return null;
  const own = { request: report.request, file };
  const found = current
    ? changes(lab, own, { request: current.request, file: run.file.value })
    : changes(lab, defaultsOf(lab), own);
  if (found.length === 0) return <p>{current ? w.same : `${w.setUp} ${w.defaults}`}</p>;
  return (
    <p data-changes="">
      {current ? w.since : w.setUp}{' '}
      {found
        .map(({ name, from, to }) => (current ? w.change(name, from, to) : w.value(name, to)))
        .join(' · ')}
    </p>
  );
}

/** This browser, with its clock's step as exact as a pin keeps it. */
function roundedHere(): Report['environment'] {
  const { browser, cores, resolutionMs, threads } = environment();
  return { browser, cores, resolutionMs: Math.round(resolutionMs * 1000) / 1000, threads };
}

function dateText(created: string, lang: string): string {
  const when = new Date(created);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(when);
}
