// The labs before and after this one, at the foot of its page.
import type { LabSummary, Manifest } from '../../engine/catalog';
import { words } from '../../i18n/voice';
import { neighbours } from '../../state/course/order';
import { lang } from '../../state/settings';

export function Neighbours({ manifest, lab }: { manifest: Manifest; lab: LabSummary }) {
  const t = words.value.course;
  const { previous, next } = neighbours(manifest, lab.id);
  return (
    <nav class="neighbours" aria-label={t.neighbours}>
      {previous && (
        <a rel="prev" href={`#/lab/${previous.id}`}>
          <span class="quiet">
            <span aria-hidden="true">← </span>
            {t.previous}
          </span>
          <span class="name">{previous.title[lang.value]}</span>
        </a>
      )}
      {next && (
        <a rel="next" href={`#/lab/${next.id}`}>
          <span class="quiet">
            {t.next}
            <span aria-hidden="true"> →</span>
          </span>
          <span class="name">{next.title[lang.value]}</span>
        </a>
      )}
    </nav>
  );
}
