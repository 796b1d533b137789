import { describe, expect, it } from 'vitest';
import { bareReason, meaningOf } from './reasons.ts';

describe('printer-state-reasons', () => {
  it('counts an empty hopper whatever severity it was given', () => {
    for (const reason of ['media-empty', 'media-empty-report', 'media-empty-warning', 'media-empty-error']) {
      expect(meaningOf(reason)).toBe('attention');
      expect(bareReason(reason)).toBe('media-empty');
    }
  });

  it('lets a low ribbon print on, and takes a device out of reach for offline', () => {
    expect(meaningOf('marker-supply-low-warning')).toBe('fine');
    expect(meaningOf('none')).toBe('fine');
    expect(meaningOf('offline-report')).toBe('offline');
    expect(meaningOf('connecting-to-device')).toBe('offline');
  });

  it('takes what it does not know for an error, unless it says that it is less', () => {
    expect(meaningOf('com.example.flipper-stuck')).toBe('attention');
    expect(meaningOf('com.example.flipper-stuck-error')).toBe('attention');
    expect(meaningOf('com.example.cleaning-soon-warning')).toBe('fine');
    expect(meaningOf('com.example.serviced-report')).toBe('fine');
  });
});
