// The picture that a run draws, pixel by pixel as its lanes work, in the lanes' colours.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../engine/catalog';
import type { Image, Trace } from '../../engine/trace';
import { readTheme, type Theme, watchTheme } from '../timeline/theme';
import './picture.css';
import { colour, pixelsByLane, type Rgb } from './pixels';
import { pictureWords } from './words';

/** With more lanes than this the table is opened on demand. */
const LANES_IN_SIGHT = 8;

export interface PictureProps {
  trace: Trace;
  running: boolean;
  lang: Lang;
}

export default function Picture({ trace, running, lang }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const root = useRef<HTMLElement>(null);
  const [image, setImage] = useState<Image | null>(trace.image);
  const [colours, setColours] = useState<readonly Rgb[]>([]);

  useEffect(() => {
    setImage(trace.image);
    if (!running) return;
    let frame = 0;
    const look = () => {
      setImage(trace.image);
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  });

  useEffect(() => {
    const read = () => {
      if (root.current) setColours(rgbOf(readTheme(root.current)));
    };
    read();
    return watchTheme(read);
  }, []);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !image || colours.length === 0) return;
    const data = context.createImageData(image.width, image.height);
    colour(image.pixels, colours, data.data);
    context.putImageData(data, 0, 0);
  }, [image, colours]);

  const words = pictureWords(lang);
  const counts = image ? pixelsByLane(image.pixels) : new Map<number, number>();
  const all = image ? image.width * image.height : 1;
  const drawn = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const number = new Intl.NumberFormat(lang);
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  const size = image ?? { width: 0, height: 0 };
  const sentence = words.sentence(
    number.format(size.width),
    number.format(size.height),
    percent.format(drawn / all),
    counts.size,
  );
  const table = (
    <table class="picture-table">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.lane}</th>
          <th scope="col">{words.pixels}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {[...counts].map(([lane, count]) => (
          <tr key={lane}>
            <th scope="row">
              <i class="picture-key" data-colour={((lane - 1) % 8) + 1} aria-hidden="true" />
              {number.format(lane)}
            </th>
            <td>{number.format(count)}</td>
            <td>{percent.format(count / all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <figure class="timeline picture" ref={root} hidden={image === null}>
      <canvas
        class="picture-canvas"
        ref={canvas}
        width={size.width}
        height={size.height}
        role="img"
        aria-label={`${words.title}. ${sentence}`}
      />
      <figcaption>
        <p class="picture-sentence">{sentence}</p>
        {counts.size > LANES_IN_SIGHT ? (
          <details class="picture-details">
            <summary>{words.perLane(counts.size)}</summary>
            {table}
          </details>
        ) : (
          table
        )}
      </figcaption>
    </figure>
  );
}

/** A canvas knows every way to write a colour: it paints one pixel, and that is read. */
function rgbOf(theme: Theme): Rgb[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  return theme.lanes.map((each) => {
    context.fillStyle = each;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  });
}
