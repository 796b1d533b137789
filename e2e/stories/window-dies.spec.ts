import { expect } from 'playwright/test';
import { ANNA } from './person.ts';
import { expectForgotten } from './proof.ts';
import { answerQuestions, bringToCounter, recordDocument, seen, signIn } from './steps.ts';
import { test } from './story.ts';

test('the walk-up window dies while somebody types: the draft is forgotten, and the screen begins anew', async ({
  station,
}) => {
  await signIn(station);
  await answerQuestions(station, ANNA);
  await station.killRenderer('walkup');
  const page = await seen(station.walkup, (walkup) => walkup.getByRole('button', { name: 'Start' }));
  await expect(page.getByText(ANNA.familyName)).toHaveCount(0);
  await expect(
    (await station.counter()).getByText(/The walk-up screen stopped answering while someone was typing/),
  ).toBeVisible();
  await expectForgotten(station);
});

test('the counter window dies while a clerk reviews: it returns to the same case, and nothing is lost', async ({
  station,
}) => {
  await bringToCounter(station, ANNA);
  await recordDocument(station, 'Birth certificate', {});
  await station.killRenderer('counter');
  const counter = await seen(station.counter, (page) => page.getByRole('button', { name: 'Remove Birth certificate' }));
  await expect(counter.getByText(ANNA.familyName).first()).toBeVisible();
  await expect(
    counter.getByText(
      'This window stopped answering and was started anew. What was being typed there is gone; the case is not.',
    ),
  ).toBeVisible();
  // And it still works.
  await counter.getByRole('button', { name: 'Remove Birth certificate' }).click();
  await expect(counter.getByRole('button', { name: 'Remove Birth certificate' })).toHaveCount(0);
});
