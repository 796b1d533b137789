import { describe, expect, it } from 'vitest';
import { PlistError, parsePlist } from './plist.ts';

const wrap = (body: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0">\n${body}\n</plist>`;

describe('parsePlist', () => {
  it('reads what ipptool writes', () => {
    const body = `<dict>
<key>StatusCode</key>
<string>successful-ok</string>
<key>Empty</key>
<string />
<key>ResponseAttributes</key>
<array>
<dict>
<key>printer-is-accepting-jobs</key>
<true />
<key>marker-levels</key>
<array>
<integer>-1</integer>
<integer>61</integer>
</array>
</dict>
<dict>
</dict>
</array>
</dict>`;
    expect(parsePlist(wrap(body))).toEqual({
      StatusCode: 'successful-ok',
      Empty: '',
      ResponseAttributes: [{ 'printer-is-accepting-jobs': true, 'marker-levels': [-1, 61] }, {}],
    });
  });

  it('decodes entities once', () => {
    expect(parsePlist(wrap('<string>&lt;a &amp;amp; b&gt; &#233; &#xe9; &quot;</string>'))).toBe('<a &amp; b> é é "');
  });

  it.each([
    '',
    'not xml',
    wrap('<dict><string>no key</string></dict>'),
    wrap('<string>open'),
    wrap('<evil/>'),
    wrap('</dict>'),
  ])('refuses what is not one (%j)', (xml) => {
    expect(() => parsePlist(xml)).toThrow(PlistError);
  });
});
