// The sentence that says what a comparison means, and what to hold against it.
import type { Comparison } from '../../engine/model';
import { say } from '../../i18n/format';
import type { Lab } from '../lab/lab';

export function Verdict({ lab, comparison }: { lab: Lab; comparison: Comparison }) {
  const { t, voice } = lab;
  const [verdict, ...more] = comparison.verdict;
  return (
    <div class="verdict">
      {comparison.invalid.map((reason) => (
        <p key={reason} class="invalid" role="alert" data-invalid={reason}>
          {t.invalid[reason]}
        </p>
      ))}
      {verdict && (
        <p class="verdict-main" data-verdict={verdict.key}>
          {say('verdict', verdict, voice)}
        </p>
      )}
      {more.map((message) => (
        <p key={message.key}>{say('verdict', message, voice)}</p>
      ))}
      {!comparison.agree && (
        <p class="invalid" data-disagree="">
          {t.disagree}
        </p>
      )}
    </div>
  );
}
