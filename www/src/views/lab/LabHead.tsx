// A lab's title, and what had to be corrected or switched off.
import type { Signal } from '@preact/signals';
import type { LabSummary, Manifest } from '../../engine/catalog';
import { labFile } from '../../state/labs';
import type { Isolation } from '../../state/preparation';
import type { RouteNotice } from '../../state/route';
import { lang } from '../../state/settings';
import { LabTitle } from './LabTitle';
import { Notices } from './Notices';

interface Props {
  manifest: Manifest;
  lab: LabSummary;
  notices: Signal<readonly RouteNotice[]>;
  isolation: Isolation;
}

export function LabHead({ manifest, lab, notices, isolation }: Props) {
  const file = labFile(lab.id).value;
  const voice = { lang: lang.value, words: file.state === 'ready' ? file.value.texts[lang.value].words : {} };
  return (
    <div class="lab-head">
      <LabTitle manifest={manifest} lab={lab} />
      <Notices lab={lab} notices={notices} voice={voice} isolation={isolation} />
    </div>
  );
}
