import type { ReactNode } from 'react';

/** Stroked signs, 2 px at 24; always beside a word or on a button that has a name. */
const SHAPES = {
  check: <path d="M4 12.5 9.5 18 20 6.5" />,
  warning: (
    <>
      <path d="M12 3.5 22 20.5H2Z" />
      <path d="M12 10v4.5M12 17.4v.1" />
    </>
  ),
  missing: (
    <>
      <circle cx="12" cy="12" r="9" strokeDasharray="3.5 3.5" />
      <path d="M12 8v4.5M12 16v.1" />
    </>
  ),
  /** A fork in the road: somebody chooses. */
  decide: <path d="M12 21v-7M12 14 5 6M12 14l7-8M5 11V6h5M19 11V6h-5" />,
  close: <path d="M5 5 19 19M19 5 5 19" />,
  pencil: <path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19Z" />,
  camera: (
    <>
      <path d="M3 8h4l2-3h6l2 3h4v11H3Z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  noCamera: (
    <>
      <path d="M7 8H3v11h15M9.5 5H15l2 3h4v9" />
      <path d="M3 3 21 21" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20.5c1-4.5 4.2-6.5 8-6.5s7 2 8 6.5" />
    </>
  ),
  absent: (
    <>
      <circle cx="10" cy="8" r="4" />
      <path d="M2.5 20.5c.9-4.5 4-6.5 7.5-6.5 1.3 0 2.5.3 3.6.9M16 15l5 5M21 15l-5 5" />
    </>
  ),
  hand: (
    <path d="M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 11V4.5a1.5 1.5 0 0 1 3 0V11M13 11V6a1.5 1.5 0 0 1 3 0v7M16 10a1.5 1.5 0 0 1 3 0v5c0 4-2.5 6.5-6 6.5-3 0-4.5-1.5-6-4L4.5 13.5a1.5 1.5 0 0 1 2.5-1.5" />
  ),
  printer: (
    <>
      <path d="M7 8V3h10v5M7 17H3V8h18v9h-4" />
      <path d="M7 13.5h10V21H7Z" />
    </>
  ),
  lock: (
    <>
      <path d="M5 11h14v10H5Z" />
      <path d="M8 11V7.5a4 4 0 0 1 8 0V11" />
    </>
  ),
  plus: <path d="M12 4.5v15M4.5 12h15" />,
  minus: <path d="M4.5 12h15" />,
  up: <path d="M12 19.5v-15M5.5 11 12 4.5 18.5 11" />,
  down: <path d="M12 4.5v15M5.5 13 12 19.5 18.5 13" />,
  left: <path d="M19.5 12h-15M11 5.5 4.5 12 11 18.5" />,
  right: <path d="M4.5 12h15M13 5.5 19.5 12 13 18.5" />,
  card: (
    <>
      <path d="M2.5 5h19v14h-19Z" />
      <path d="M6 9h4.5v6H6ZM13.5 10h5M13.5 14h3.5" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5 21 21" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {SHAPES[name]}
    </svg>
  );
}
