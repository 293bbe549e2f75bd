import { milliseconds, number } from '../../i18n/format';
import type { Report } from '../../state/report';
import type { Lab } from '../lab/lab';

export function Environment({ lab, name, of }: { lab: Lab; name: string; of: Report['environment'] }) {
  const { t, voice } = lab;
  return (
    <div data-environment="">
      <dt>{name}</dt>
      <dd>
        {[
          of.browser,
          t.cores(number(of.cores, voice.lang)),
          t.resolution(milliseconds(of.resolutionMs, voice.lang)),
          of.threads ? t.isolated : t.notIsolated,
        ].join(' · ')}
      </dd>
    </div>
  );
}
