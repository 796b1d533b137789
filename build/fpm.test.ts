import { expect, test } from 'vitest';
import { controlFile, readArguments } from './fpm.ts';

const asked = [
  [
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'a | b',
    '--deb-recommends',
    'cups',
    '--deb-compression',
    'xz',
  ],
  [
    '--architecture',
    'amd64',
    '--description',
    'Short\n Long line\n\n More',
    '--version',
    '0.1.0',
    '--package',
    '/o/w.deb',
  ],
  ['--name', 'walkup', '--maintainer', 'A <a@b.invalid>', '--deb-priority', 'optional'],
  ['/out/=/opt/Walkup', '/i=con.png=/usr/share/x.png'],
].flat();

test("electron-builder's arguments are understood", () => {
  const { one, list, files } = readArguments(asked);
  expect(one).toMatchObject({ name: 'walkup', architecture: 'amd64', compression: 'xz', package: '/o/w.deb' });
  expect(list.depends).toEqual(['libnss3', 'a | b']);
  expect(files[0]).toEqual({ from: '/out/', to: '/opt/Walkup' });
});

test('the control file is as Debian wants it: no empty line within the description', () => {
  const text = controlFile(readArguments(asked), 12);
  expect(text).toContain('Depends: libnss3, a | b\n');
  expect(text).toContain('Description: Short\n Long line\n .\n More\n');
  expect(text).not.toMatch(/\n\n/);
});

test.each([
  [['--deb-systemd', 'x'], /does not know/],
  [['--name'], /no value/],
  [['-t', 'rpm'], /only a deb/],
])('%j is refused', (more, why) => {
  expect(() => readArguments([...asked, ...more])).toThrow(why);
});

test('a request without a name is refused', () => {
  expect(() => readArguments(['-s', 'dir', '-t', 'deb', '--version', '1'])).toThrow(/needs name/);
});
