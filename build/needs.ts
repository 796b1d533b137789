import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Walkup's commands want from the machine beyond npm's packages. Debian names; each with its reason. */
export interface Need {
  /** All of these programs must be there. */
  readonly programs: readonly string[];
  readonly debianPackage: string;
  readonly why: string;
}

export type Purpose = 'start' | 'demo' | 'test' | 'dist';

const browser: Need = {
  programs: ['chromium'],
  debianPackage: 'chromium',
  why: 'shows the windows where Electron cannot',
};
const display: Need = { programs: ['Xvfb', 'xvfb-run'], debianPackage: 'xvfb', why: 'a virtual display for Electron' };
const displayAuth: Need = {
  programs: ['xauth'],
  debianPackage: 'xauth',
  why: 'keeps the virtual display to its owner',
};

const pages: Need = {
  programs: ['pdftoppm', 'pdffonts'],
  debianPackage: 'poppler-utils',
  why: "turns the card's PDF into pixels",
};

const proofs: readonly Need[] = [
  { programs: ['cupsd'], debianPackage: 'cups', why: 'the real spooler that the printer adapter is tested against' },
  { programs: ['lp'], debianPackage: 'cups-client', why: 'hands a job to the spooler' },
  { programs: ['ipptool', 'ippeveprinter'], debianPackage: 'cups-ipp-utils', why: 'reads job states; plays a printer' },
  { programs: ['dbus-daemon'], debianPackage: 'dbus', why: 'avahi-daemon needs it' },
  { programs: ['avahi-daemon'], debianPackage: 'avahi-daemon', why: 'the played printer refuses to start without it' },
  { programs: ['zbarimg'], debianPackage: 'zbar-tools', why: 'reads the printed code with other eyes than ours' },
  pages,
  { programs: ['ip'], debianPackage: 'iproute2', why: 'lays the trap network interface' },
  { programs: ['strace'], debianPackage: 'strace', why: 'lists the sockets the app opens' },
  { programs: ['mkfs.ext4'], debianPackage: 'e2fsprogs', why: 'the disk image that is searched byte by byte' },
  { programs: ['unshare', 'setpriv'], debianPackage: 'util-linux', why: 'an empty network namespace' },
  { programs: ['ps'], debianPackage: 'procps', why: 'finds the processes of a killed app' },
];

/** The needs of a purpose. `virtualDisplay`: Electron is to run and there is no display of its own. */
export function needsOf(purpose: Purpose, virtualDisplay: boolean): readonly Need[] {
  const xvfb = virtualDisplay ? [display, displayAuth] : [];
  if (purpose === 'start') return [browser, ...xvfb];
  if (purpose === 'demo') return [browser, ...xvfb, pages];
  if (purpose === 'test') return [browser, ...xvfb, ...proofs];
  return [{ programs: ['dpkg-deb'], debianPackage: 'dpkg', why: 'writes the .deb' }];
}

/** Is the program in PATH, or where Debian keeps administrators' programs? A user's PATH often lacks the latter. */
export function hasProgram(name: string, path = process.env.PATH ?? ''): boolean {
  return [...path.split(delimiter), '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/** The needs that are not met. All programs of a need must be there: a package half-installed is not installed. */
export function unmet(needs: readonly Need[], has: (program: string) => boolean = hasProgram): readonly Need[] {
  return needs.filter((need) => !need.programs.every((program) => has(program)));
}
