/** Columns of a terminal that every line fits into. */
export const WIDTH = 120;

/** A text broken into lines of at most `width` characters, between words; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/)) {
    while ([...word].length > width) {
      if (line) lines.push(line);
      line = '';
      lines.push([...word].slice(0, width).join(''));
      word = [...word].slice(width).join('');
    }
    if (line && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** A text as lines that fit the terminal: the first behind `lead`, the others as far in. */
export function item(text: string, lead = '  - '): string[] {
  return wrap(text, WIDTH - lead.length).map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line);
}

export interface Column {
  title: string;
  width: number;
}

/** A table of wrapped cells; a row of no cells is an empty line. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const draw = (cells: readonly string[]): string[] => {
    const wrapped = columns.map(({ width }, index) => wrap(cells[index] ?? '', width));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ width }, index) => (wrapped[index]?.[line] ?? '').padEnd(width))
        .join('  ')
        .trimEnd(),
    );
  };
  const rule = columns.map(({ width }) => '-'.repeat(width)).join('  ');
  return [
    ...draw(columns.map(({ title }) => title)),
    rule,
    ...rows.flatMap((row) => (row.length === 0 ? [''] : draw(row))),
  ];
}
