/** In a frame: tells the host how high the content is and what the reader chose, WordPress in its own words too. */
const secret = /[#?&]secret=(\w+)/.exec(location.hash)?.[1];
const frame = document.querySelector('.frame')!;

const tell = (solmu: string, message: string, value: unknown, theirs: unknown) => {
  parent.postMessage({ solmu, value }, '*');
  if (secret && theirs) parent.postMessage({ message, value: theirs, secret }, '*');
};
const tellHeight = () => {
  const height = Math.ceil(frame.getBoundingClientRect().height);
  tell('height', 'height', height, height);
};

addEventListener('click', ({ target, defaultPrevented }) => {
  const link = (target as Element).closest('a');
  const url = link?.getAttribute('href');
  if (url)
    tell(
      'select',
      'link',
      { id: (link as HTMLElement | SVGElement).dataset['id'] ?? null, url },
      // WordPress would leave its page for the link; what is shown in the frame leads nowhere.
      !defaultPrevented && url,
    );
});
tellHeight();
new ResizeObserver(tellHeight).observe(frame);
