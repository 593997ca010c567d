/** On a host's page: gives each of Solmu's frames the height of its content. */
addEventListener('message', ({ data, source }) => {
  if (data?.solmu === 'height' && Number.isInteger(data.value))
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/embed/v1/"]'))
      if (frame.contentWindow === source) frame.style.height = `${data.value}px`;
});
