// The set-up as a link or as a frame for another page, the report as a file, the trace as a file.
import { type Signal, useSignal } from '@preact/signals';
import { embedWords } from '../../i18n/embed';
import { download } from '../../state/download';
import { checkDraft, type Draft } from '../../state/draft';
import { embedCode } from '../../state/embed';
import { prepareToSend } from '../../state/link/program';
import { embedded } from '../../state/location';
import { packReport } from '../../state/report';
import { formatHash } from '../../state/route';
import { currentReport, run, traceFile } from '../../state/runs';
import { checkSweep, type SweepDraft } from '../../state/sweep/plan';
import type { Lab } from '../lab/lab';
import { traceWords } from '../lab/trace-words';
import { CopiedLink, useCopied, wholeLink } from './CopiedLink';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  sweep: Signal<SweepDraft | null>;
}

export function Share({ lab, draft, sweep }: Props) {
  const { t, summary, manifest, voice } = lab;
  const withResults = useSignal(false);
  const copied = useCopied();
  const copiedCode = useCopied();
  const e = embedWords(voice.lang);
  const report = currentReport.value;
  const sendable = checkDraft(draft.value, summary, manifest).request !== null;
  const traced = run.traces.value.length > 0 && run.state.value !== 'running';

  const linkOf = async (embed: boolean) => {
    const own = withResults.value ? report : null;
    const request = own ? own.request : checkDraft(draft.value, summary, manifest).request;
    if (!request) return null;
    await prepareToSend(request.params);
    const theirs = own ? await packReport(own) : undefined;
    const swept = sweep.value?.open ? checkSweep(sweep.value, draft.value, summary, manifest).plan : null;
    return formatHash(request, manifest, {
      lang: voice.lang,
      ...(swept ? { sweep: swept } : {}),
      ...(theirs === undefined ? {} : { theirs }),
      embed,
    });
  };
  const share = async () => {
    const hash = await linkOf(false);
    if (hash !== null) await copied.copy(hash);
  };
  const shareFrame = async () => {
    const hash = await linkOf(true);
    const title = `${summary.title[voice.lang]} · Interleave`;
    if (hash !== null) await copiedCode.copyText(embedCode(wholeLink(hash), title));
  };
  const save = () => {
    if (!report) return;
    const stamp = report.created.slice(0, 19).replace(/[^0-9]/g, '');
    const blob = new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' });
    download(blob, `interleave-${summary.id}-${stamp}.json`);
  };
  const saveTrace = () => {
    const blob = traceFile(traceWords(lab));
    download(blob, `interleave-${summary.id}-trace.json`);
  };
  return (
    <div class="share">
      <button
        type="button"
        class="button"
        data-action="share"
        disabled={!sendable}
        onClick={() => void share()}
      >
        {t.share}
      </button>
      <label class="check">
        <input
          type="checkbox"
          name="with-results"
          checked={withResults.value && report !== null}
          disabled={report === null}
          onChange={(event) => {
            withResults.value = event.currentTarget.checked;
          }}
        />
        {t.withResults}
      </label>
      {!embedded.value && (
        <button
          type="button"
          class="button"
          data-action="embed"
          title={e.hint}
          disabled={!sendable}
          onClick={() => void shareFrame()}
        >
          {e.copy}
        </button>
      )}
      <button type="button" class="button" data-action="export" disabled={report === null} onClick={save}>
        {t.export}
      </button>
      <button
        type="button"
        class="button"
        data-action="export-trace"
        title={t.exportTraceHint}
        disabled={!traced}
        onClick={saveTrace}
      >
        {t.exportTrace}
      </button>
      <button type="button" class="button" data-action="print" onClick={() => print()}>
        {t.print.button}
      </button>
      <CopiedLink copied={copied} hook="data-link" />
      <CopiedLink copied={copiedCode} hook="data-embed-code" names={e} />
    </div>
  );
}
