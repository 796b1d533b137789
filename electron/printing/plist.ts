/** A value of an XML property list, as `ipptool -X` writes it. Dates and data are kept as their text. */
export type Plist = string | number | boolean | Plist[] | { [key: string]: Plist };

/** The tool wrote something that is not a property list. */
export class PlistError extends Error {
  override name = 'PlistError';
}

const TOKEN = /<(\/?)([a-z]+)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(name.replace(/^#x?/i, ''), /^#x/i.test(name) ? 16 : 10));
  });

/**
 * Parses the property list that `ipptool -X` writes. Only that: no attributes, comments or declarations inside.
 * @throws PlistError on anything else.
 */
export function parsePlist(xml: string): Plist {
  const start = xml.indexOf('<plist');
  if (start < 0) throw new PlistError('no property list');
  let at = xml.indexOf('>', start) + 1;

  /** The next tag; text between containers is white space only. */
  function tag(): { close: boolean; name: string; empty: boolean } {
    for (;;) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(xml);
      if (!found) throw new PlistError(`not a property list at ${at}`);
      at = TOKEN.lastIndex;
      const [, slash, name, self, text] = found;
      if (name !== undefined) return { close: slash === '/', name, empty: self === '/' };
      if (text?.trim()) throw new PlistError(`stray text at ${at}`);
    }
  }

  function textOf(name: string): string {
    const end = xml.indexOf(`</${name}>`, at);
    if (end < 0) throw new PlistError(`<${name}> does not end`);
    const text = decoded(xml.slice(at, end));
    at = end + name.length + 3;
    return text;
  }

  function value(opened: { close: boolean; name: string; empty: boolean }): Plist {
    const { name, empty } = opened;
    if (opened.close) throw new PlistError(`</${name}> without its start`);
    switch (name) {
      case 'true':
      case 'false':
        return name === 'true';
      case 'string':
      case 'data':
      case 'date':
        return empty ? '' : textOf(name);
      case 'integer':
      case 'real':
        return Number(textOf(name));
      case 'array': {
        const items: Plist[] = [];
        for (let next = empty ? null : tag(); next && !next.close; next = tag()) items.push(value(next));
        return items;
      }
      case 'dict': {
        const entries: [string, Plist][] = [];
        for (let next = empty ? null : tag(); next && !next.close; next = tag()) {
          if (next.name !== 'key') throw new PlistError(`<${next.name}> instead of a key`);
          entries.push([textOf('key'), value(tag())]);
        }
        return Object.fromEntries(entries);
      }
      default:
        throw new PlistError(`<${name}> is not known`);
    }
  }

  return value(tag());
}
