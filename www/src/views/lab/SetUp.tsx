// The form on paper: values as a table, and the link that brings them back.
import type { RunRequest } from '../../engine/model';
import { word } from '../../i18n/format';
import { checkDraft, type Draft, draftOf } from '../../state/draft';
import { formatHash } from '../../state/route';
import { run } from '../../state/runs';
import { type Lab, strategyName } from './lab';
import { valueText } from './value';

/** Of the run that is shown, where there is one; else what the form says. */
export function SetUp({ lab, draft }: { lab: Lab; draft: Draft }) {
  const { t, summary, manifest, voice } = lab;
  const ofRun = run.state.value === 'idle' ? null : run.request.value;
  const request: RunRequest | null = ofRun ?? checkDraft(draft, summary, manifest).request;
  const shown = ofRun ? draftOf(ofRun, summary) : draft;
  const rows: [string, string][] = [
    ...summary.params.map((param): [string, string] => [
      word(`param.${param.id}`, voice),
      valueText(lab, param, request?.params[param.id] ?? shown.params[param.id] ?? ''),
    ]),
    [t.strategies, shown.strategies.map((id) => strategyName(lab, id)).join(', ')],
    [t.repeats, shown.repeats],
    [t.seed, shown.seed],
  ];
  return (
    <div class="set-up">
      <table>
        <caption>{ofRun ? t.print.ofRun : t.print.setUp}</caption>
        <thead>
          <tr>
            <th scope="col">{t.print.parameter}</th>
            <th scope="col">{t.print.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {request && (
        <p class="set-up-link">
          {t.link}:{' '}
          {
            new URL(formatHash(request, manifest, { lang: voice.lang }), location.origin + location.pathname)
              .href
          }
        </p>
      )}
    </div>
  );
}
