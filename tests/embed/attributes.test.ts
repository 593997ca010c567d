import { describe, expect, it } from 'vitest';
import { askedBy, attributesRead, unknownAttributes } from '../../web/widgets/attributes.ts';

/** An element with these attributes; HTML writes their names in lower case. */
function element(attributes: Readonly<Record<string, string>>) {
  const own = new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
  return { getAttribute: (name: string) => own.get(name) ?? null, getAttributeNames: () => [...own.keys()] };
}

describe('the attributes of an element', () => {
  it('ask what the frame’s address asks, in HTML’s spelling or the address’s', () => {
    expect(askedBy(element({ 'cross-region': '', 'min-weight': '2' }), 'network')).toEqual({
      crossRegion: 'true',
      minWeight: '2',
    });
    expect(askedBy(element({ crossRegion: 'true', asOf: '2020' }), 'network')).toEqual({
      crossRegion: 'true',
      asOf: '2020',
    });
  });

  it('name a card’s entity; without it its id does', () => {
    expect(askedBy(element({ id: 'kotka' }), 'card')).toEqual({ id: 'kotka' });
    expect(askedBy(element({ id: 'kortti-1', entity: 'kotka' }), 'card')).toEqual({ id: 'kotka' });
    expect(askedBy(element({ id: 'luettelo' }), 'list')).toEqual({});
    expect(attributesRead('card')).toEqual(expect.arrayContaining(['entity', 'id', 'accent']));
  });

  it('are unknown where they are neither ours nor the page’s', () => {
    const page = {
      id: 'a',
      class: 'b',
      style: 'c',
      'data-x': '',
      'aria-label': 'd',
      onclick: 'e',
      role: 'img',
    };
    const frameworks = {
      'x-data': '',
      'v-if': '',
      'ng-show': '',
      'hx-get': '',
      '@click': '',
      ':class': '',
      _c1: '',
    };
    expect(unknownAttributes(element({ ...page, ...frameworks, level: 'region' }), 'network')).toEqual([]);
    expect(unknownAttributes(element({ levl: 'region', accent: '123', width: '9' }), 'network')).toEqual([
      'levl',
      'width',
    ]);
  });
});
