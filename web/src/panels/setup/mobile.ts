/**
 * A Danish mobile number as the Hub keeps it, "+45" and eight digits.
 * @returns null when it is not one; an empty text is no number at all and stays empty
 */
export function readMobile(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '').replace(/^(\+45|0045)/, '');
  if (digits === '') return '';
  return /^[2-9]\d{7}$/.test(digits) ? `+45${digits}` : null;
}
