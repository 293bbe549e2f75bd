// The set-up as a link, the report as a file, the trace as a file.
import { type Signal, useSignal } from '@preact/signals';
import { download } from '../../state/download';
import { checkDraft, type Draft } from '../../state/draft';
import { packReport } from '../../state/report';
import { formatHash } from '../../state/route';
import { currentReport, run, traceFile } from '../../state/runs';
import type { Lab } from '../lab/lab';
import { traceWords } from '../lab/trace-words';

export function Share({ lab, draft }: { lab: Lab; draft: Signal<Draft> }) {
  const { t, summary, manifest, voice } = lab;
  const withResults = useSignal(false);
  const link = useSignal('');
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');
  const report = currentReport.value;
  const traced = run.traces.value.length > 0 && run.state.value !== 'running';

  const share = async () => {
    const own = withResults.value ? report : null;
    const request = own ? own.request : checkDraft(draft.value, summary, manifest).request;
    if (!request) return;
    const theirs = own ? await packReport(own) : undefined;
    const hash = formatHash(request, manifest, {
      lang: voice.lang,
      ...(theirs === undefined ? {} : { theirs }),
    });
    link.value = new URL(hash, location.origin + location.pathname).href;
    try {
      await navigator.clipboard.writeText(link.value);
      copied.value = 'yes';
    } catch {
      copied.value = 'refused';
    }
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
        disabled={checkDraft(draft.value, summary, manifest).request === null}
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
      <p class="copied" role="status">
        {copied.value === 'yes' ? t.copied : copied.value === 'refused' ? t.notCopied : ''}
      </p>
      {link.value !== '' && (
        <label class="link">
          <span class="sr">{t.link}</span>
          <input
            type="text"
            readOnly
            data-link=""
            value={link.value}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </div>
  );
}
