import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { PurgeCertificate } from '../../electron/contract/views.ts';
import { CAMERA_HEIGHT_PX, CAMERA_WIDTH_PX, type FakeCamera, face, type Picture, paper } from '../devices/camera.ts';
import type { Person } from '../stories/person.ts';
import * as steps from '../stories/steps.ts';
import { bytesCanary, type Canary, dayCanary, frameCanary, pdfCanary, textCanary } from './canaries.ts';
import { emptyRoom, grained, inventExpiry, inventPerson, inventWord } from './invent.ts';

/** What the rehearsal needs of a station, whichever host runs it. */
export interface Stage extends steps.Windows {
  /** What the window's own origin answers, asked past the page. */
  request(kind: 'counter', path: string): Promise<Uint8Array | null>;
}

/** Everything an applicant says, as what must be found nowhere. What is too common to be told from chance is left out:
 * a gender, a state, a flat's number, a lone ZIP code, a waiting number, the type and recent date of a bill. */
export function canariesOf(person: Person): Canary[] {
  return [
    textCanary('given names', person.givenNames),
    textCanary('family name', person.familyName),
    textCanary('whole name', `${person.givenNames} ${person.familyName}`, `${person.familyName}, ${person.givenNames}`),
    dayCanary('date of birth', person.dateOfBirth, person.month),
    textCanary('street', person.street, `${person.street}, ${person.unit}`),
    textCanary('city', person.city, `${person.city}, ${person.state} ${person.zip}`),
    textCanary("contact's name", person.contactName),
    textCanary("contact's phone", person.contactPhone, person.contactPhone.replaceAll(' ', '')),
  ];
}

/** One applicant's way through the station, with every canary that it has planted so far. */
export class Rehearsal {
  readonly person = inventPerson();
  readonly canaries: Canary[] = canariesOf(this.person);
  readonly camera: FakeCamera;
  readonly #stage: Stage;
  readonly #look: steps.Look;

  constructor(stage: Stage, camera: FakeCamera, look: steps.Look = async () => undefined) {
    this.#stage = stage;
    this.camera = camera;
    this.#look = look;
  }

  /** At the walk-up screen: from the welcome to a waiting number. */
  async apply(): Promise<{ number: string; code: string }> {
    const given = await steps.applyAtWalkup(this.#stage, this.person, this.#look);
    const bare = given.code.replaceAll(/[ -]/g, '');
    const halves = [bare.slice(0, 3), bare.slice(3)];
    this.canaries.push(textCanary('forget code', given.code, bare, halves.join(' '), halves.join('-')));
    return given;
  }

  /** A clerk signs in and takes the number. */
  async beginAtCounter(number: string): Promise<void> {
    await this.#look('sign-in', await this.#stage.counter());
    await steps.signIn(this.#stage);
    await expect((await this.#stage.counter()).getByLabel('Waiting numbers and today')).toBeVisible();
    await this.#look('queue', await this.#stage.counter());
    await steps.take(this.#stage, number);
    await this.#look('what-is-lacking', await this.#stage.counter());
  }

  /** The clerk corrects the contact's name, and the applicant confirms it on the facing screen. */
  async correct(): Promise<void> {
    const counter = await this.#stage.counter();
    const name = `${inventWord()} ${inventWord()}`;
    this.canaries.push(textCanary("contact's name, corrected", name));
    await counter.getByRole('button', { name: /^Correct: Emergency/i }).click();
    await counter.getByRole('form').getByLabel('Name', { exact: true }).fill(name);
    await this.#look('correcting', counter);
    await counter.getByRole('form').getByRole('button', { name: 'Save' }).click();
    const facing = await this.#stage.facing();
    await expect(facing.getByText(name)).toBeVisible();
    await this.#look('is-it-spelled-right', facing);
    await facing.getByRole('button', { name: 'Yes, this is right' }).click();
    await expect(counter.getByText('Confirmed on the applicant’s screen')).toBeVisible();
  }

  /** Two documents, an image of each held; the portrait; the fee. */
  async record(): Promise<void> {
    const { day, month, year, iso } = inventExpiry();
    this.canaries.push(dayCanary("passport's expiry", iso, month));
    await steps.recordDocument(this.#stage, 'Passport', { expires: `${day} ${month} ${year}` });
    const lastWeek = new Date(Date.now() - 7 * 86_400_000);
    const billMonth = lastWeek.toLocaleString('en-US', { month: 'long' });
    await steps.recordDocument(this.#stage, 'Utility bill', {
      issued: `${lastWeek.getDate()} ${billMonth} ${lastWeek.getFullYear()}`,
    });
    await this.#hold('Passport', grained(paper(1)));
    await this.#hold('Utility bill', grained(paper(2)));
    await this.#look('documents', await this.#stage.counter());
    await this.#takePortrait();
    await steps.payFee(this.#stage);
    await this.#look('ready-but-for-the-applicant', await this.#stage.counter());
  }

  async confirmPreview(): Promise<void> {
    await steps.confirmPreview(this.#stage, this.#look);
  }

  /** Prints; gives the very PDF that the printer got. */
  async print(): Promise<Uint8Array> {
    await this.#look('ready', await this.#stage.counter());
    await steps.print(this.#stage);
    await this.#look('printed', await this.#stage.counter());
    const pdf = await this.#stage.request('counter', '/live/printed.pdf');
    if (!pdf) throw new Error('the printed card is not to be had at the counter');
    this.canaries.push(pdfCanary('printed card', pdf));
    return pdf;
  }

  /** The card is right; gives the purge certificate as the facing window shows it. */
  async issue(): Promise<PurgeCertificate> {
    await steps.issue(this.#stage, this.#look);
    return certificateOn(await this.#stage.facing());
  }

  /** The whole way; `moment` is awaited while the case stands open (`waiting`, `printed`). */
  async run(
    moment: (name: 'waiting' | 'printed') => Promise<void> | void = () => undefined,
  ): Promise<PurgeCertificate> {
    const { number } = await this.apply();
    await steps.leaveWalkup(this.#stage);
    await moment('waiting');
    await this.beginAtCounter(number);
    await this.correct();
    await this.record();
    await this.confirmPreview();
    await this.print();
    await moment('printed');
    return this.issue();
  }

  async #hold(name: string, picture: Picture): Promise<void> {
    this.canaries.push(frameCanary(`${name} before the camera`, picture));
    this.camera.show(picture);
    const page = await this.#stage.counter();
    await page.getByRole('button', { name: `Hold an image of ${name}` }).click();
    const take = page.getByRole('button', { name: 'Take the picture' });
    await expect(take).toBeEnabled();
    await showing(page, picture);
    const taken = await listen(page);
    await take.click();
    await drawn(page);
    await this.#look(`image-of-${name.toLowerCase().replaceAll(' ', '-')}`, page);
    await page.getByRole('button', { name: 'Hold this image' }).click();
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByText(/image held/),
    ).toBeVisible();
    this.canaries.push(bytesCanary(`held image of ${name}`, await taken()));
    this.camera.show(emptyRoom);
  }

  async #takePortrait(): Promise<void> {
    const picture = grained(face());
    this.canaries.push(frameCanary('face before the camera', picture));
    this.camera.show(picture);
    const page = await this.#stage.counter();
    await page.getByRole('button', { name: /^Take portrait/ }).click();
    const take = page.getByRole('button', { name: 'Take the picture' });
    await expect(take).toBeEnabled();
    await showing(page, picture);
    await this.#look('portrait-frame', page);
    const taken = await listen(page);
    await take.click();
    await drawn(page);
    await this.#look('portrait-taken', page);
    await page.getByRole('button', { name: 'Use this portrait' }).click();
    const image = page.getByRole('img', { name: /portrait taken/i });
    await expect(image).toBeVisible();
    const portrait = await taken();
    this.canaries.push(bytesCanary('portrait', portrait));
    const source = await image.getAttribute('src');
    const served = source && (await this.#stage.request('counter', new URL(source, 'app://counter').pathname));
    // What is looked for must be what the station keeps, or nothing would be proven by not finding it.
    if (!served || !Buffer.from(portrait).includes(Buffer.from(served).subarray(-4096))) {
      throw new Error('the portrait that is looked for is not the one that the station holds');
    }
    this.camera.show(emptyRoom);
  }
}

/** Waits until the live picture is the one that was laid before the camera, not the one before. */
async function showing(page: Page, picture: Picture): Promise<void> {
  // A spot that is the shoulder of a face and the table beside a sheet, and neither in an empty room.
  const spot = { x: CAMERA_WIDTH_PX / 2, y: CAMERA_HEIGHT_PX - 10 };
  const colour = [...picture(spot.x, spot.y)];
  const place = [spot.x / CAMERA_WIDTH_PX, spot.y / CAMERA_HEIGHT_PX];
  await page.waitForFunction(
    ([wanted = [], [right = 0, down = 0] = []]) => {
      const video = document.querySelector('video');
      if (!video || video.videoWidth === 0) return false;
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext('2d');
      if (!context) return false;
      context.drawImage(video, 0, 0);
      const [x, y] = [right * video.videoWidth, down * video.videoHeight].map(Math.round) as [number, number];
      const seen = context.getImageData(x - 4, y - 4, 8, 8).data;
      const mean = [0, 1, 2].map(
        (channel) => seen.filter((_value, index) => index % 4 === channel).reduce((a, b) => a + b) / 64,
      );
      return mean.every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) < 30);
    },
    [colour, place],
    { polling: 100 },
  );
}

/** Waits until the picture that was taken is on the screen. */
async function drawn(page: Page): Promise<void> {
  const image = page.getByRole('dialog').getByRole('img');
  await expect(image).toBeVisible();
  await image.evaluate((element) => (element as HTMLImageElement).decode());
}

/** Listens to the page's own canvas for the next JPEG it makes: the very bytes that go to main. */
async function listen(page: Page): Promise<() => Promise<Buffer>> {
  await page.evaluate(() => {
    const made = Promise.withResolvers<Blob>();
    const own = OffscreenCanvas.prototype.convertToBlob;
    OffscreenCanvas.prototype.convertToBlob = async function (...how) {
      OffscreenCanvas.prototype.convertToBlob = own;
      const blob = await own.apply(this, how);
      made.resolve(blob);
      return blob;
    };
    Object.assign(globalThis, { rehearsalTaken: made.promise });
  });
  return async () => {
    const base64 = await page.evaluate(async () => {
      const { rehearsalTaken } = globalThis as unknown as { rehearsalTaken: Promise<Blob> };
      const bytes = new Uint8Array(await (await rehearsalTaken).arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    });
    return Buffer.from(base64, 'base64');
  };
}

/** The certificate that the facing window shows, as main gave it. */
export async function certificateOn(page: Page): Promise<PurgeCertificate> {
  const view = await page.evaluate(() => {
    const api = (globalThis as unknown as { facing: { view(input: object): Promise<{ value: unknown }> } }).facing;
    return api.view({});
  });
  const { screen } = view.value as { screen: { certificate?: PurgeCertificate | null } };
  if (!screen.certificate) throw new Error('the facing window shows no certificate');
  return screen.certificate;
}
