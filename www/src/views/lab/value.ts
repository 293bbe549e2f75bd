// A parameter's value as people read it.
import type { Param, Value } from '../../engine/model';
import { number, word } from '../../i18n/format';
import type { Lab } from './lab';

export function valueText({ t, voice }: Lab, param: Param, value: Value): string {
  if (typeof value === 'number') return `${number(value, voice.lang)} ${t.unit[param.unit]}`.trim();
  if (param.kind === 'int') return `${value} ${t.unit[param.unit]}`.trim();
  const key = `option.${param.id}.${value}`;
  return Object.hasOwn(voice.words, key) ? word(key, voice) : value;
}
