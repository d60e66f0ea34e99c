/** Paper is light, whatever the screen is. */
let before: string | undefined;

export const printLight = {
  begin(): void {
    before = document.documentElement.dataset['theme'];
    document.documentElement.dataset['theme'] = 'light';
  },
  end(): void {
    if (before !== undefined) document.documentElement.dataset['theme'] = before;
  },
};
