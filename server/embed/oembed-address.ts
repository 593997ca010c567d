/** Where hosts learn how to show what stands at an address of ours; relative to our own. */
export function oembedAddress(shown: string, format: 'json' | 'xml' = 'json'): string {
  return `/oembed?${new URLSearchParams({ url: shown, format }).toString()}`;
}
