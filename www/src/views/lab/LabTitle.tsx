// A lab's title, of which the manifest knows enough: it is there before the lab's page is.
import type { LabSummary, Manifest } from '../../engine/catalog';
import { words } from '../../i18n/voice';
import { lang } from '../../state/settings';

interface Props {
  manifest: Manifest;
  lab: LabSummary;
  /** The one to come takes the focus, when who came here by a link is to be at its heading. */
  soon?: boolean;
}

export function LabTitle({ manifest, lab, soon = false }: Props) {
  const section = manifest.sections.find(({ id }) => id === lab.section);
  return (
    <>
      <p class="trail">
        <a href="#/">{section?.title[lang.value]}</a>
        {lab.chapter !== '' && <span>{words.value.chapter(lab.chapter)}</span>}
      </p>
      <h1 tabIndex={soon ? undefined : -1}>{lab.title[lang.value]}</h1>
      <p class="lead">{lab.tagline[lang.value]}</p>
    </>
  );
}
