// What the lanes share, as it stands: values, who holds what, who stands in line.
import type { Walk, WalkObject } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { lanesText, thingName, thingValue } from './describe';
import { Items } from './Items';
import type { Part } from './part';

export function Shared({ it, walk }: Part & { walk: Walk }) {
  const { w, voice } = it;
  // What is counted under a thing's name stands with the thing; but a lock shows no value.
  const things = new Set(walk.objects.filter(({ thing }) => thing !== 'lock').map(({ name }) => name));
  const keys = [...new Set([...Object.keys(walk.values), ...Object.keys(walk.lists)])];
  const counted = keys.filter((key) => !things.has(key));
  const holdable = walk.objects.some(({ holders, thing }) => holders.length > 0 || thing === 'lock');
  const queued = (object: WalkObject) => [
    ...object.line,
    ...object.waiting.filter((l) => !object.line.includes(l)),
  ];
  const lined = walk.objects.some((object) => queued(object).length > 0);
  return (
    <div>
      <h3 id="seat-shared">{w.shared}</h3>
      {walk.objects.length === 0 && counted.length === 0 && <p class="quiet">{w.nothingShared}</p>}
      {walk.objects.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-labelledby="seat-shared">
          <table class="seat-table" data-seat-objects>
            <thead>
              <tr>
                <th scope="col">{w.sharedColumn.name}</th>
                <th scope="col">{w.sharedColumn.value}</th>
                {holdable && <th scope="col">{w.sharedColumn.holders}</th>}
                {lined && <th scope="col">{w.sharedColumn.line}</th>}
              </tr>
            </thead>
            <tbody>
              {walk.objects.map((object, at) => (
                <tr key={at} data-seat-thing={object.thing}>
                  <th scope="row">
                    {thingName(walk.objects, at, it)}
                    {object.name !== '' && <small>{w.thing[object.thing]}</small>}
                  </th>
                  <td class="num">
                    {thingValue(object, it)}
                    <Items items={object.items} of={thingName(walk.objects, at, it)} it={it} />
                  </td>
                  {holdable && <td>{lanesText(object.holders, it)}</td>}
                  {lined && <td>{lanesText(queued(object), it)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {counted.length > 0 && (
        <dl class="seat-values" aria-label={w.values_title}>
          {counted.map((key) => {
            const name = word(`series.${key}`, voice);
            const value = walk.values[key];
            return (
              <div key={key}>
                <dt>{name}</dt>
                <dd class="num">
                  {value !== undefined && number(value, voice.lang)}
                  <Items items={walk.lists[key] ?? null} of={name} it={it} />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </div>
  );
}
