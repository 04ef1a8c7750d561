/** A French number as people read it: `+33261910301` → `02 61 91 03 01`; any other stays as typed. */
export function phoneInWords(phone: string): string {
  const digits = phone.replaceAll(/[\s.-]/g, '').replace(/^(\+|00)33/, '0');
  return /^0\d{9}$/.test(digits) ? digits.replaceAll(/(\d\d)(?=\d)/g, '$1 ') : phone;
}
