/**
 * How Doc 9303-3, section 6 writes national characters in a machine-readable zone: Latin (table A), Cyrillic (B) and
 * Arabic (C). A character may have several spellings, because the tables let states choose or differ by language;
 * `''` means that it is left out. Facts of the standard, in our own arrangement.
 */

/** Latin characters whose spelling is not simply their base letter. The last of several are those states may choose. */
const LATIN: Record<string, readonly string[]> = {
  Ä: ['AE', 'A'],
  Å: ['AA'],
  Æ: ['AE'],
  Ð: ['D'],
  Ñ: ['N', 'NXX'],
  Ö: ['OE', 'O'],
  Ø: ['OE'],
  Ü: ['UE', 'UXX', 'U'],
  Þ: ['TH'],
  ß: ['SS'],
  ẞ: ['SS'],
  Đ: ['D'],
  Ħ: ['H'],
  Ĳ: ['IJ'],
  ĸ: ['Q'],
  Ł: ['L'],
  Ŋ: ['N'],
  ŉ: ['N'],
  Œ: ['OE'],
  Ŧ: ['T'],
};

/** By language where it matters: Russian and most first, then Belarusian, Bulgarian, Macedonian, Serbian, Ukrainian. */
const CYRILLIC: Record<string, readonly string[]> = {
  А: ['A'],
  Б: ['B'],
  В: ['V'],
  Г: ['G', 'H'],
  Д: ['D'],
  Е: ['E'],
  Ё: ['E', 'IO'],
  Ж: ['ZH', 'Z'],
  З: ['Z'],
  И: ['I', 'Y'],
  Й: ['I', 'Y'],
  К: ['K'],
  Л: ['L'],
  М: ['M'],
  Н: ['N'],
  О: ['O'],
  П: ['P'],
  Р: ['R'],
  С: ['S'],
  Т: ['T'],
  У: ['U'],
  Ф: ['F'],
  Х: ['KH', 'H'],
  Ц: ['TS', 'C'],
  Ч: ['CH', 'C'],
  Ш: ['SH', 'S'],
  Щ: ['SHCH', 'SHT'],
  Ъ: ['IE', 'A'],
  Ы: ['Y'],
  Ь: [''],
  Э: ['E'],
  Ю: ['IU', 'YU'],
  Я: ['IA', 'YA'],
  Ђ: ['D'],
  Ѓ: ['G', 'GJ'],
  Є: ['IE', 'YE'],
  Ѕ: ['DZ'],
  І: ['I'],
  Ї: ['I', 'YI'],
  Ј: ['J'],
  Љ: ['LJ'],
  Њ: ['NJ'],
  Ћ: ['C'],
  Ќ: ['K', 'KJ'],
  Ў: ['U'],
  Џ: ['DZ', 'DJ'],
  Ѫ: ['U'],
  Ѵ: ['Y'],
  Ґ: ['G'],
  Ғ: ['G'],
  Һ: ['C'],
};

/**
 * X stands before the letter it marks. Teh marbuta is XTA, and XAH at the end of a name. Most states write Arabic names
 * by ear instead, which no table gives: such a name differs here, and a person decides.
 */
const ARABIC: Record<string, readonly string[]> = {
  '\u0621': ['XE'],
  '\u0622': ['XAA'],
  '\u0623': ['XAE'],
  '\u0624': ['U'],
  '\u0625': ['I'],
  '\u0626': ['XI'],
  '\u0627': ['A'],
  '\u0628': ['B'],
  '\u0629': ['XTA', 'XAH'],
  '\u062a': ['T'],
  '\u062b': ['XTH'],
  '\u062c': ['J'],
  '\u062d': ['XH'],
  '\u062e': ['XKH'],
  '\u062f': ['D'],
  '\u0630': ['XDH'],
  '\u0631': ['R'],
  '\u0632': ['Z'],
  '\u0633': ['S'],
  '\u0634': ['XSH'],
  '\u0635': ['XSS'],
  '\u0636': ['XDZ'],
  '\u0637': ['XTT'],
  '\u0638': ['XZZ'],
  '\u0639': ['E'],
  '\u063a': ['G'],
  '\u0641': ['F'],
  '\u0642': ['Q'],
  '\u0643': ['K'],
  '\u0644': ['L'],
  '\u0645': ['M'],
  '\u0646': ['N'],
  '\u0647': ['H'],
  '\u0648': ['W'],
  '\u0649': ['XAY'],
  '\u064a': ['Y'],
  '\u0671': ['XXA'],
  '\u0679': ['XXT'],
  '\u067c': ['XRT'],
  '\u067e': ['P'],
  '\u0681': ['XKE'],
  '\u0685': ['XXH'],
  '\u0686': ['XC'],
  '\u0688': ['XXD'],
  '\u0689': ['XDR'],
  '\u0691': ['XXR'],
  '\u0693': ['XRR'],
  '\u0696': ['XRX'],
  '\u0698': ['XJ'],
  '\u069a': ['XXS'],
  '\u06a9': ['XKK'],
  '\u06ab': ['XXK'],
  '\u06ad': ['XNG'],
  '\u06af': ['XGG'],
  '\u06ba': ['XNN'],
  '\u06bc': ['XXN'],
  '\u06be': ['XDO'],
  '\u06c0': ['XYH'],
  '\u06c1': ['XXG'],
  '\u06c2': ['XGE'],
  '\u06c3': ['XTG'],
  '\u06cc': ['XYA', 'Y', 'XAY'],
  '\u06cd': ['XXY'],
  '\u06d0': ['Y'],
  '\u06d2': ['XYB'],
  '\u06d3': ['XBE'],
};

/** What a licence may write beside those: US systems simply drop the mark. */
const UNMARKED: Record<string, string> = { Å: 'A', Ø: 'O' };

const TABLES = [LATIN, CYRILLIC, ARABIC];

/** Left out of a name (4.6): apostrophes of every kind, the full stop of an abbreviation, and Arabic's unwritten marks. */
const DROPPED = /['’‘ʼʻʹ`´.\u0640\u064b-\u0650\u0652\u0670]/u;

/** The filler stands for a hyphen, a comma within an identifier, and a space (4.6). */
const PARTS = /[\s,\-\u2010-\u2015]+/u;

/** Arabic's mark of a doubled letter, which may also be left out. */
const SHADDA = '\u0651';

/** The spellings of one written character; undefined where the standard has none, so nothing can equal it. */
function spellings(character: string): readonly string[] | undefined {
  // These have no single capital; everything else is looked up as one.
  const capital = /[ßĸŉ]/u.test(character) ? character : character.toLocaleUpperCase('en');
  if (/^[A-Z]$/.test(capital)) return [capital];
  if (capital === 'İ') return ['I'];
  for (const table of TABLES) if (Object.hasOwn(table, capital)) return table[capital];
  // Every other Latin letter of table A is written as its base letter.
  const base = capital.normalize('NFD').replace(/\p{Mn}/gu, '');
  return /^[A-Z]+$/.test(base) ? [base] : undefined;
}

/**
 * A typed name as the parts that fillers part, each a list of characters with their spellings.
 * @param unmarked also the base letter where the standard has another spelling only, as licences do
 * @returns null where a character has no spelling in the standard
 */
export function nameParts(typed: string, unmarked = false): (readonly string[])[][] | null {
  const parts: (readonly string[])[][] = [];
  for (const word of typed.normalize('NFC').split(PARTS)) {
    const part: (readonly string[])[] = [];
    for (const character of word) {
      if (DROPPED.test(character)) continue;
      const before = part.at(-1);
      if (character === SHADDA && before !== undefined) {
        part[part.length - 1] = [...before, ...before.map((spelling) => spelling + spelling)];
        continue;
      }
      const known = spellings(character);
      if (known === undefined) return null;
      const base = unmarked ? UNMARKED[character.toLocaleUpperCase('en')] : undefined;
      part.push(base === undefined ? known : [...known, base]);
    }
    if (part.length > 0) parts.push(part);
  }
  return parts;
}

/** Whether `text` is a way to write `part`; with `start`, whether it is a way to begin to write it. */
export function isSpelling(part: readonly (readonly string[])[], text: string, start = false): boolean {
  // The ends, within the text, of every way to write the characters so far.
  let ends = new Set([0]);
  for (const options of part) {
    const next = new Set<number>();
    for (const end of ends) {
      if (start && end === text.length && end > 0) return true;
      for (const option of options) {
        const rest = text.slice(end);
        if (rest.startsWith(option)) next.add(end + option.length);
        else if (start && rest !== '' && option.startsWith(rest)) return true;
      }
    }
    ends = next;
  }
  return ends.has(text.length);
}
