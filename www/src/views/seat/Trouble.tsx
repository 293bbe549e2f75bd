// What went wrong in the seat: a walk that failed, or a given schedule that cannot be followed.
import { number } from '../../i18n/format';
import { errorAdvice, errorSentence } from '../../i18n/sentences';
import { Gone, useGone } from '../common/NewVersion';
import type { Part } from './part';

export function Trouble({ it, open }: Part) {
  const { w, voice } = it;
  const { seat } = open;
  const error = seat.failure.value;
  const astray = seat.astray.value;
  const gone = useGone(error?.code === 'load-failed');
  return (
    <>
      {gone && <Gone />}
      {error && !gone && (
        <div class="failure" role="alert" data-error={error.code}>
          <p class="failure-main">{errorSentence(error, voice)}</p>
          <p>{errorAdvice(error, voice)}</p>
          <button type="button" class="button" onClick={() => seat.again()}>
            {w.failed}
          </button>
        </div>
      )}
      {astray !== null && (
        <p class="seat-astray" role="alert" data-seat-astray={astray}>
          {w.astray(number(astray + 1, voice.lang))}
        </p>
      )}
    </>
  );
}
