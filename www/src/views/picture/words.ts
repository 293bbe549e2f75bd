// Words of the picture.
import type { Lang } from '../../engine/catalog';

export interface PictureWords {
  readonly title: string;
  readonly lane: string;
  readonly pixels: string;
  readonly share: string;
  readonly caption: string;
  readonly perLane: (lanes: number) => string;
  readonly sentence: (width: string, height: string, drawn: string, lanes: number) => string;
}

const ko: PictureWords = {
  title: '레인들이 그린 그림',
  lane: '레인',
  pixels: '픽셀',
  share: '비율',
  caption: '레인별로 그린 픽셀 수. 색조는 그린 레인을, 밝기는 계산한 값을 나타냅니다.',
  perLane: (lanes) => `레인 ${lanes}개의 픽셀 수`,
  sentence: (width, height, drawn, lanes) =>
    `${width}×${height} 그림 가운데 ${drawn} 부분을 레인 ${lanes}개가 그렸습니다.`,
};

const en: PictureWords = {
  title: 'Picture drawn by the lanes',
  lane: 'Lane',
  pixels: 'Pixels',
  share: 'Share',
  caption:
    'Pixels drawn by each lane. The hue shows which lane drew a pixel, the lightness the value computed there.',
  perLane: (lanes) => `Pixels drawn by each of the ${lanes} lanes`,
  sentence: (width, height, drawn, lanes) =>
    `${drawn} of a ${width}×${height} picture, drawn by ${lanes === 1 ? 'one lane' : `${lanes} lanes`}.`,
};

const all: Record<Lang, PictureWords> = { ko, en };

export const pictureWords = (lang: Lang): PictureWords => all[lang];
