import { milliseconds, number } from '../../i18n/format';
import type { Report } from '../../state/report';
import type { Lab } from '../lab/lab';

export function Environment({ lab, name, of }: { lab: Lab; name: string; of: Report['environment'] }) {
  return (
    <div data-environment="">
      <dt>{name}</dt>
      <dd>{machineText(lab, of)}</dd>
    </div>
  );
}

/** A machine and its browser, as far as a browser tells. */
export function machineText({ t, voice }: Lab, of: Report['environment']): string {
  return [
    of.browser,
    t.cores(number(of.cores, voice.lang)),
    t.resolution(milliseconds(of.resolutionMs, voice.lang)),
    of.threads ? t.isolated : t.notIsolated,
  ].join(' · ');
}
