import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { bringToCounter, recordDocument, seenHeading } from './steps.ts';
import { test } from './story.ts';

test.use({ options: { program: 'chicago-citykey' } });

test('a programme that only looks at documents makes no copy, says so, and cannot be made to', async ({ station }) => {
  const walkup = await station.walkup();
  await walkup.getByRole('button', { name: 'Start' }).click();
  await seenHeading(station.walkup, 'What we keep, and what we forget');
  await expect(walkup.getByText('Staff look at your documents and hand them back. No copy is made.')).toBeVisible();
  await walkup.getByRole('button', { name: 'Back' }).click();

  await bringToCounter(station, ANNA);
  await recordDocument(station, 'Foreign passport', {});
  const counter = await station.counter();
  await expect(counter.getByText('looked at and handed back, nothing kept')).toBeVisible();
  await expect(counter.getByRole('button', { name: /^Hold an image/ })).toHaveCount(0);

  // A window that asks all the same is refused by main, before the picture is even looked at.
  const refused = await counter.evaluate(
    `window.counter.view().then(({ value }) =>
      window.counter.holdImage({ id: value.case.documents[0].id, jpeg: new Uint8Array([0xff, 0xd8, 0xff]) }))`,
  );
  expect(refused).toEqual({ ok: false, error: { code: 'document.holdNotAllowed' } });
});
