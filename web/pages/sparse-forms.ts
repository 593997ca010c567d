/**
 * Filters that nobody filled in stay out of the address that a form makes: it is copied, shared and compared. Without
 * script they stand there empty and mean the same.
 */
document.addEventListener('formdata', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== 'get') return;
  const blank = Array.from(event.formData).filter(([, value]) => value === '');
  for (const [name] of blank) event.formData.delete(name);
});
