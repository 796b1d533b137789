import type { Page } from 'playwright';
import type { Result, WindowKind } from '../../electron/contract/define.ts';

/** The hour at which every picture is taken; countdowns of the views count from it. */
export const NOW = Date.parse('2026-11-23T15:00:00Z');

export const countdown = (seconds: number) => ({ endsAt: NOW + seconds * 1000, seconds });

/** One picture: a view as main would push it, and perhaps what a person does before it is taken. */
export interface Shot<V> {
  name: string;
  view: V;
  /** Answers of calls, by name; every other call succeeds with null. */
  answers?: Record<string, Result<unknown>>;
  before?(page: Page): Promise<void>;
  /** Taken only in these modes; absent: in all. */
  only?: readonly string[];
}

/** How a window is looked at: its size, and what its reader has chosen. */
export interface Mode {
  name: string;
  width: number;
  height: number;
  dark?: boolean;
  contrast?: boolean;
  text?: number;
  language?: string;
  rtl?: boolean;
}

/** All pictures of one window. */
export interface Album<V = unknown> {
  window: WindowKind;
  /** Least height and width of anything to be touched, in CSS pixels. */
  targetPx: number;
  shots: Shot<V>[];
  /** Chooses text size, contrast and language where the window has its own way to; absent: the applicant windows' bar. */
  setMode?(page: Page, mode: Mode): Promise<void>;
  /** The same view in another language. */
  translate?(view: V, language: string): V;
}
