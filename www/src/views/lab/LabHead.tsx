// A lab's title, and what had to be corrected or switched off.
import type { Signal } from '@preact/signals';
import type { LabSummary, Manifest } from '../../engine/catalog';
import { words } from '../../i18n/voice';
import { labFile } from '../../state/labs';
import type { Isolation } from '../../state/preparation';
import type { RouteNotice } from '../../state/route';
import { lang } from '../../state/settings';
import { Notices } from './Notices';

interface Props {
  manifest: Manifest;
  lab: LabSummary;
  notices: Signal<readonly RouteNotice[]>;
  isolation: Isolation;
}

export function LabHead({ manifest, lab, notices, isolation }: Props) {
  const section = manifest.sections.find(({ id }) => id === lab.section);
  const file = labFile(lab.id).value;
  const voice = { lang: lang.value, words: file.state === 'ready' ? file.value.texts[lang.value].words : {} };
  return (
    <div class="lab-head">
      <p class="trail">
        <a href="#/">{section?.title[lang.value]}</a>
        {lab.chapter !== '' && <span>{words.value.chapter(lab.chapter)}</span>}
      </p>
      <h1 tabIndex={-1}>{lab.title[lang.value]}</h1>
      <p class="lead">{lab.tagline[lang.value]}</p>
      <Notices lab={lab} notices={notices} voice={voice} isolation={isolation} />
    </div>
  );
}
