/** Bidirectional controls, which could make a terminal show a text in another order than it has. */
export const directional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text of a person as a terminal may show it: on one line, with control characters made visible. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\n/g, ' ⏎ ')
    .replace(/\p{Cc}/gu, pictured)
    .replace(directional, '�');
}

/** The picture of a control character: ␛ for escape. */
function pictured(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
