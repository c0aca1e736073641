import type { Location } from '../../model/finding.js';
import { type FileProblem, fileProblem } from '../format.js';

/** The parser's complaints by their wording, and the sentences that people get; the first that fits. */
const sentences: readonly (readonly [complaint: RegExp, sentence: string])[] = [
  [
    /character entity/,
    'A character is written as a number that is no character. Write the character itself.',
  ],
  [/entity/, 'An & begins nothing that XML knows. Write &amp; for the character &.'],
  [/character in tag name/, 'A < is not followed by an element name. Write &lt; for the character <.'],
  [/closing tag|close tag/, 'There is an end tag without its start tag. Correct or remove it.'],
  [/duplicate attribute/, 'A tag has the same attribute twice. Remove one of them.'],
  [
    /attribute|forward-slash/,
    'A tag has something that is not an attribute written as name="value". Correct or remove it.',
  ],
  [/processing instruction name|without a target/, 'A <? is not followed by a name. Remove it.'],
  [/]]>/, 'The characters ]]> may not stand in a text. Write ]]&gt; instead.'],
  [
    /disallowed character\.$/,
    'There is a control character, or a < in an attribute, which XML does not allow. Remove it.',
  ],
  [/text data outside/, 'There is text before or after the batch. Remove it.'],
  [/only one root/, 'There is a second document after the batch. Give each batch a file of its own.'],
  [/must contain a root/, 'The file has no element at all. It may have been cut off; save it again.'],
  [/unexpected end/, 'The file ends in the middle. It may have been cut off; save it again.'],
  [/comment/, 'A comment has -- inside. Remove it, or end the comment with -->.'],
  [/doctype/, 'There is a document type declaration in the wrong place. Remove it.'],
  [
    /declaration|expect|value|whitespace|version|encoding|standalone|before root/i,
    'The line <?xml …?> at the start of the file is not as it should be. Correct or remove it.',
  ],
];

/**
 * The problem of a file that is not well-formed XML, in plain words.
 * @param complaint the parser's own words
 * @param element the name of the element that was closed last
 */
export function malformedXml(complaint: string, element: string, location: Location): FileProblem {
  const where = `Line ${location.line}, character ${location.column}`;
  return fileProblem('malformed-xml', `${where}: ${sentenceFor(complaint, element)}`, location);
}

function sentenceFor(complaint: string, element: string): string {
  if (complaint.includes('unexpected close tag')) {
    return `<${element}> is not closed before another element ends. Add </${element}> where it ends.`;
  }
  const unclosed = /unclosed tag: (.*)$/.exec(complaint)?.[1];
  if (unclosed !== undefined) {
    return `The file ends before <${unclosed}> is closed. It may have been cut off; save it again.`;
  }
  const known = sentences.find(([part]) => part.test(complaint));
  return (
    known?.[1] ?? 'The XML is not well-formed here. Correct it, or save the file again from where it came.'
  );
}
