// A value of the parameter that is swept, as people read it: with its unit.
import { number } from '../../i18n/format';
import type { Lab } from '../lab/lab';
import { valueText } from '../lab/value';

export function sweptText(lab: Lab, id: string): (value: number) => string {
  const param = lab.summary.params.find((each) => each.id === id);
  return (value) => (param ? valueText(lab, param, value) : number(value, lab.voice.lang));
}
