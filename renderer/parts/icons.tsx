import type { ReactNode, SVGProps } from 'react';
import css from './icons.module.css';

/** Stroked, 2 px at 24, drawn for this app: a kiosk's fonts lack symbols, and a picture font would have to be shipped. */
const SHAPES = {
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9Z" />
    </>
  ),
  contrast: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="10.5" width="15" height="10.5" rx="2" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />
    </>
  ),
  next: <path d="M4 12h16m-6.5-6.5L20 12l-6.5 6.5" />,
  down: <path d="M12 4v16m-6.5-6.5L12 20l6.5-6.5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  alert: <path d="M12 4.5 21 20H3L12 4.5ZM12 10.5v4.5M12 17.6v.1" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15l1.5-2ZM10 21.5h4" />,
  erase: <path d="M9 5h11a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 20 19H9l-6.5-7L9 5Zm2.5 4 6 6m0-6-6 6" />,
  shift: <path d="m12 4 8 8.5h-4.5V20h-7v-7.5H4L12 4Z" />,
  leave: <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.5 8.5l7 7m0-7-7 7" />,
  city: (
    <>
      <circle cx="12" cy="12" r="10.5" />
      <path d="M7.5 17.5v-7L12 6.5l4.5 4v7M6 17.5h12M10.5 17.5v-3.5h3v3.5" />
    </>
  ),
  clock: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2.5" />,
  people: (
    <path d="M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M15.5 5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.3.7 3.7 2.4 4 5" />
  ),
  card: (
    <path d="M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7Zm3.5 3h5v5h-5v-5ZM15 10.5h3M15 14.5h3" />
  ),
  papers: <path d="M8 3.5h8l4 4V17H8V3.5ZM4 7v13.5h11.5M11.5 11h5m-5 3h5" />,
  ribbon: <path d="M7 7.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Zm10 0a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM7 14.5h10" />,
  code: <path d="M4 4h6v6H4V4Zm10 0h6v6h-6V4ZM4 14h6v6H4v-6Zm10 0h2.5v2.5H14V14Zm6 0v2.5M14 20h2.5M20 19.5v.5" />,
  print: <path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7V14Z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** Decoration beside a word, never instead of one; hidden from readers. Arrows turn with the direction of reading. */
export function Icon({ name, back = false, ...rest }: { name: IconName; back?: boolean } & SVGProps<SVGSVGElement>) {
  const turn = name === 'next' ? (back ? css.back : css.next) : undefined;
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.2em"
      height="1.2em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
      className={[css.icon, turn, rest.className].filter(Boolean).join(' ')}
    >
      {SHAPES[name]}
    </svg>
  );
}
