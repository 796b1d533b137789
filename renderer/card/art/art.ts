import type { ComponentType } from 'react';

/** What a design draws under the texts, in the card's millimetres, to the very edge (the printer cuts nothing off). */
export interface Art {
  Front: ComponentType;
  Back: ComponentType;
  titleFill: string;
  portraitGround: string;
  portraitFrame: string;
  watermark: string;
}
