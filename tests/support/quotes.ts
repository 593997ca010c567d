/** White space collapsed, and a hyphen at a line's end joined to the next line ("ELY-⏎keskus" is "ELY-keskus"). */
export function collapse(text: string): string {
  return text
    .replace(/-[ \t]*\n\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The spans of a quote (joined by ` … `) that the text does not hold after the span before; empty when all stand. */
export function missingSpans(text: string, quote: string): string[] {
  const collapsed = collapse(text);
  let from = 0;
  return quote.split(' … ').flatMap((span) => {
    const found = collapsed.indexOf(collapse(span), from);
    if (found < 0) return [span];
    from = found + collapse(span).length;
    return [];
  });
}
