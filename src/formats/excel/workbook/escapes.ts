const escapeCode = /_x([0-9A-Fa-f]{4})_/g;

/** Decodes the `_x000D_` by which workbooks write characters that XML cannot carry. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(escapeCode, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

// What XML cannot carry or would change, and underscores that would read as the start of such an escape.
const inNeed = /_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd]/gu;

/** Writes a text so that `withoutEscapes` gives it back, after it has been through XML. */
export function withEscapes(text: string): string {
  return text.replace(inNeed, (character) => {
    if (character.length > 1) return character;
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
