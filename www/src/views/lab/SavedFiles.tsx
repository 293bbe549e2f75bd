// What a run offers to be saved. Names and contents may come from anywhere: they are text and bytes here.
import { bytes } from '../../i18n/format';
import { download } from '../../state/download';
import { run } from '../../state/runs';
import { type Lab, strategyName } from './lab';

export function SavedFiles({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const offered = run.files.value;
  if (offered.length === 0) return null;
  return (
    <section class="saved" aria-labelledby="saved-title">
      <h3 id="saved-title">{t.saved.title}</h3>
      <p class="quiet">{t.saved.text}</p>
      <dl>
        {offered.map(({ strategy, files }) => (
          <div key={strategy} data-strategy={strategy}>
            <dt>{strategyName(lab, strategy)}</dt>
            <dd>
              {files.map(({ name, blob }, index) => (
                <button
                  // Two files may have one name.
                  key={`${index} ${name}`}
                  type="button"
                  class="button small"
                  data-action="save-file"
                  data-name={name}
                  onClick={() => download(blob, name)}
                >
                  {t.saved.save(name, bytes(blob.size, voice.lang))}
                </button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
