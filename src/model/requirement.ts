import type { Field } from './field.js';

/** When a field has to be filled in, in words that complete "Required …"; undefined for never. */
export function requiredWhen({ required, requiredNote }: Field): string | undefined {
  if (required === 'draft') return 'even for a Draft';
  if (required === 'complete') return 'for a complete activity';
  return required === 'never' ? requiredNote : required.when;
}
