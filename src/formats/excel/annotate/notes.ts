import { withEscapes } from '../workbook/escapes.js';
import {
  elementLike,
  elementNamed,
  elementsIn,
  elementsNamed,
  localName,
  textIn,
  type XmlElement,
  type XmlNode,
} from './xml-tree.js';

/** Stands above our messages in a note; what is below it is ours. */
export const noteMarker = '— pars-batch —';

/**
 * Takes our messages out of a sheet's notes.
 * @param comments the part with the notes, which is changed
 * @returns the addresses of the notes that are gone, since nothing else was in them
 */
export function removeOurNotes(comments: XmlElement): string[] {
  const commentList = elementNamed(comments, 'commentList');
  if (commentList === undefined) return [];
  const gone: string[] = [];
  commentList.children = commentList.children.filter((comment) => {
    if (typeof comment === 'string') return true;
    const text = elementNamed(comment, 'text');
    if (text === undefined || !textIn(text).includes(noteMarker)) return true;
    cutAt(text, textIn(text).indexOf(noteMarker));
    if (textIn(text).trim() !== '') return true;
    gone.push(comment.attributes.ref ?? '');
    return false;
  });
  return gone;
}

/** Shortens a text of several runs. */
function cutAt(text: XmlElement, length: number): void {
  const before = textIn(text).slice(0, length).replace(/\n$/, '').length;
  let rest = before;
  const shorten = (element: XmlElement): void => {
    element.children = element.children.flatMap((child): XmlNode[] => {
      if (typeof child !== 'string') {
        shorten(child);
        return [child];
      }
      const kept = child.slice(0, rest);
      rest -= kept.length;
      return kept === '' ? [] : [kept];
    });
  };
  shorten(text);
  text.children = elementsIn(text).filter((run) => textIn(run) !== '');
}

/** The most characters that a cell or a note can have. */
export const mostCharacters = 32_000;

/**
 * Puts messages into the notes of cells, below what a person wrote there.
 * @param comments the part with the notes, which is changed
 * @returns the addresses of the notes that are new
 */
export function addNotes(comments: XmlElement, notes: ReadonlyMap<string, readonly string[]>): string[] {
  const commentList = childOf(comments, 'commentList');
  const known = new Map(elementsNamed(commentList, 'comment').map((note) => [note.attributes.ref, note]));
  const author = String(authorOf(comments));
  const added: string[] = [];
  for (const [address, lines] of notes) {
    const existing = known.get(address);
    // Excel shows the thread of such a cell and not the note that stands for it.
    if (existing !== undefined && isThread(existing, comments)) continue;
    const message = lines.join('\n').slice(0, mostCharacters);
    if (existing === undefined) {
      const runs = [boldRun(comments, `${noteMarker}\n`), plainRun(comments, message)];
      const text = elementLike(comments, 'text', {}, runs);
      commentList.children.push(elementLike(comments, 'comment', { ref: address, authorId: author }, [text]));
      added.push(address);
    } else {
      const text = childOf(existing, 'text');
      text.children = [
        ...elementsIn(text).map((run) =>
          localName(run) === 't' ? elementLike(comments, 'r', {}, [run]) : run,
        ),
        boldRun(comments, `\n${noteMarker}\n`),
        plainRun(comments, message),
      ];
    }
  }
  return added;
}

function childOf(parent: XmlElement, local: string): XmlElement {
  const known = elementNamed(parent, local);
  if (known !== undefined) return known;
  const made = elementLike(parent, local);
  parent.children.push(made);
  return made;
}

/** The notes of a sheet that has none yet. */
export function emptyComments(namespace: string): XmlElement {
  const root: XmlElement = { name: 'comments', attributes: { xmlns: namespace }, children: [] };
  root.children.push(elementLike(root, 'authors'), elementLike(root, 'commentList'));
  return root;
}

function authorOf(comments: XmlElement): number {
  const authors = childOf(comments, 'authors');
  const names = elementsNamed(authors, 'author').map(textIn);
  const known = names.indexOf('pars-batch');
  if (known >= 0) return known;
  authors.children.push(elementLike(comments, 'author', {}, ['pars-batch']));
  return names.length;
}

function isThread({ attributes }: XmlElement, comments: XmlElement): boolean {
  const author = elementsNamed(childOf(comments, 'authors'), 'author')[Number(attributes.authorId)];
  return author !== undefined && textIn(author).startsWith('tc=');
}

function plainRun(like: XmlElement, text: string): XmlElement {
  return run(like, text, []);
}

function boldRun(like: XmlElement, text: string): XmlElement {
  return run(like, text, [elementLike(like, 'b')]);
}

function run(like: XmlElement, text: string, marks: XmlElement[]): XmlElement {
  const look = [
    ...marks,
    elementLike(like, 'sz', { val: '9' }),
    elementLike(like, 'color', { indexed: '81' }),
    elementLike(like, 'rFont', { val: 'Tahoma' }),
    elementLike(like, 'family', { val: '2' }),
  ];
  return elementLike(like, 'r', {}, [
    elementLike(like, 'rPr', {}, look),
    elementLike(like, 't', { 'xml:space': 'preserve' }, [withEscapes(text)]),
  ]);
}
