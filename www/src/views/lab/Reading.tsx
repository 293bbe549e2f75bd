// What there is to read about a lab: what it is and what to expect, why, the code beside it, and what next.
import '../../styles/code.css';
import type { Signal } from '@preact/signals';
import type { Draft } from '../../state/draft';
import { printing } from '../../state/printing';
import { AllCode } from '../code/AllCode';
import { Code } from '../code/Code';
import { Names } from '../code/Names';
import { Prose } from '../common/Prose';
import { Guess } from '../guess/Guess';
import type { Lab } from './lab';
import { Stop } from './Stop';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  guess: Signal<string | null>;
}

export function Reading({ lab, draft, guess }: Props) {
  const { t, texts } = lab;
  return (
    <div class="reading">
      <div class="read-text">
        <Stop id="what" title={t.what}>
          <Prose nodes={texts.what} />
        </Stop>
        <Stop id="expect" title={t.expect}>
          <Prose nodes={texts.expect} />
          {printing.value && <Guess lab={lab} draft={draft} guess={guess} />}
        </Stop>
        <Stop id="why" title={t.why}>
          <Prose nodes={texts.why} />
        </Stop>
      </div>
      <div class="read-code">
        <Stop id="code" title={t.code}>
          {printing.value ? <AllCode lab={lab} /> : <Code lab={lab} />}
          <Names lab={lab} />
        </Stop>
      </div>
      <div class="read-after">
        {texts.original.length > 0 && (
          <Stop id="original" title={t.original}>
            <Prose nodes={texts.original} />
          </Stop>
        )}
        <Stop id="next" title={t.next}>
          <Prose nodes={texts.next} />
        </Stop>
      </div>
    </div>
  );
}
