/**
 * A row of buttons that is one stop for the Tab key: the arrow keys, Home and End go from button to button in it.
 * Which button is the stop follows the focus.
 */
export function arrows(row: HTMLElement): { destroy: () => void } {
  const buttons = (): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('button')];
  const settle = (stop: HTMLElement | undefined): void => {
    for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1;
  };
  const current = (): HTMLElement | undefined => buttons().find((button) => button.tabIndex === 0);

  function key(event: KeyboardEvent): void {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
  }
  const focused = (event: FocusEvent): void => settle(event.target as HTMLElement);
  // Bars come and go with the plan: there is always one to stop at.
  const observer = new MutationObserver(() => settle(current() ?? buttons()[0]));

  row.addEventListener('keydown', key);
  row.addEventListener('focusin', focused);
  observer.observe(row, { childList: true, subtree: true });
  settle(buttons()[0]);
  return {
    destroy: () => {
      observer.disconnect();
      row.removeEventListener('keydown', key);
      row.removeEventListener('focusin', focused);
    },
  };
}
