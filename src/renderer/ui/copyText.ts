/**
 * Puts text on the clipboard; answers whether it could. Works in the answer to a key or click only. The page may not
 * use the asynchronous clipboard: the shell denies every permission.
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', give, true);
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give, true);
  return done;
}
