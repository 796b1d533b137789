import type { Page } from 'playwright';

/**
 * What a picture cannot be looked at for by hand in hundreds: nothing sticks out of the window, no label is cut, nothing
 * to be touched is smaller than `targetPx`, and the acts at the bottom are all on the screen. Returns sentences.
 */
export function flawsOf(page: Page, targetPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const flaws: string[] = [];
    const { innerWidth, innerHeight } = window;
    const name = (element: Element) =>
      `<${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    if (document.documentElement.scrollWidth > innerWidth) flaws.push('the page is wider than the window');
    const over = document.querySelector('dialog[open]');
    const ground: ParentNode = over ?? document;
    for (const element of ground.querySelectorAll('button, a, input, select, summary, h1, h2, p, dt, dd, label')) {
      if (!seen(element) || element.closest('.visually-hidden, svg')) continue;
      const box = element.getBoundingClientRect();
      if (box.left < -0.5 || box.right > innerWidth + 0.5) flaws.push(`${name(element)} sticks out sideways`);
      const cut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
      if (cut && element.tagName !== 'INPUT') flaws.push(`${name(element)} is wider than its place`);
      if (element.tagName === 'BUTTON' && element.scrollHeight > element.clientHeight + 1) {
        flaws.push(`${name(element)} is higher than its place`);
      }
    }
    for (const element of ground.querySelectorAll(
      'button, a, input:not([type=radio], [type=checkbox]), select, label:has([type=radio], [type=checkbox])',
    )) {
      if (!seen(element)) continue;
      const { width, height } = element.getBoundingClientRect();
      // Ten keys share a row: their width may be what the row gives, their height not (WCAG 2.5.8 asks 24).
      const key = element.closest('[role=group]') !== null;
      if (height < least - 0.5 || width < (key ? 44 : least) - 0.5) {
        flaws.push(`${name(element)} is ${Math.round(width)} × ${Math.round(height)}, less than ${least}`);
      }
    }
    const fixed = over
      ? over.querySelectorAll('button')
      : document.querySelectorAll('header *, nav button, footer button, [role=group] button');
    for (const element of fixed) {
      // A heading inside the page scrolls with it; only the window's own stands still.
      if (!seen(element) || element.closest('main header')) continue;
      const box = element.getBoundingClientRect();
      if (box.top < -0.5 || box.bottom > innerHeight + 0.5) flaws.push(`${name(element)} is off the screen`);
    }
    for (const part of document.querySelectorAll('main')) {
      if (part.clientHeight < 150) flaws.push(`only ${part.clientHeight} px are left for the page`);
    }
    return flaws;
  }, targetPx);
}
