import { describe, expect, it } from 'vitest';
import { drawnWidth, wrapped } from '../../server/routes/formats/svg-text.ts';

describe('the text of a picture’s file', () => {
  it('stays within its width, long addresses too, and loses no letter', () => {
    const address = `https://solmu.example/fi/verkosto?level=organisation&hide=${'museovirasto,'.repeat(40)}`;
    const lines = wrapped(`Rajaus: Aihe museot; ${address}`, 12, 400);
    expect(lines[0]).toBe('Rajaus: Aihe museot;');
    expect(lines.slice(1).join('')).toBe(address);
    for (const line of lines) expect(drawnWidth(line, 12)).toBeLessThanOrEqual(400);
  });
});
