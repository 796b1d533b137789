import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten, storeNow } from './proof.ts';
import {
  beginAtCounter,
  correctBirth,
  correctName,
  issueAs,
  leaveOff,
  makePrintable,
  print,
  seenHeading,
  signIn,
} from './steps.ts';
import { test } from './story.ts';

test('the clerk begins for somebody who reads Spanish and does not use the kiosk', async ({ station, camera }) => {
  await signIn(station);
  await beginAtCounter(station, 'Español (Spanish)');
  const counter = await station.counter();
  await expect(counter.getByText('begun at the counter')).toBeVisible();
  const facing = await seenHeading(station.facing, 'Un momento, por favor');
  await expect(facing.locator('html')).toHaveAttribute('lang', 'es');

  await correctName(station, ANNA.givenNames, ANNA.familyName);
  await correctBirth(station, ANNA);
  await leaveOff(station, 'Address', 'No address on the card');
  await leaveOff(station, 'Gender', 'Left off the card');
  await leaveOff(station, 'Emergency contact', 'Left off the card');

  await seenHeading(station.facing, '¿Está todo bien escrito?');
  await expect(facing.getByText(ANNA.familyName)).toBeVisible();
  await expect(counter.getByText('Not confirmed by the applicant yet').first()).toBeVisible();
  await facing.getByRole('button', { name: 'Sí, está bien' }).click();
  await expect(counter.getByText('Confirmed on the applicant’s screen')).toBeVisible();

  // A correction takes the confirmation back, and says on the applicant's screen what was changed.
  await correctName(station, ANNA.givenNames, 'Eriksvold');
  await expect(counter.getByText('Confirmed on the applicant’s screen')).toHaveCount(0);
  await seenHeading(station.facing, '¿Está todo bien escrito?');
  await expect(facing.getByText('Recién cambiado')).toHaveCount(1);

  // They disagree; the clerk is told, corrects it, and they are asked again.
  await facing.getByRole('button', { name: 'Algo está mal' }).click();
  await expect(counter.getByText(/On their screen the applicant said that something here is not right/)).toBeVisible();
  await correctName(station, ANNA.givenNames, ANNA.familyName);
  await facing.getByRole('button', { name: 'Sí, está bien' }).click();
  await expect(counter.getByText('Confirmed on the applicant’s screen')).toBeVisible();

  await makePrintable(station, camera);
  await seenHeading(station.facing, 'Esta es su tarjeta');
  await facing.getByRole('button', { name: 'Sí, está bien' }).click();
  await print(station);
  await issueAs(station, {
    hold: /^Tome su tarjeta/,
    right: 'Sí, mi tarjeta está bien',
    ready: /^Su tarjeta está lista\. No se guarda nada más/,
  });
  await expectForgotten(station);
  expect(storeNow(station).register).toHaveLength(1);
});
