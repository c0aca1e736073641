import type { PartKind } from '../limits.js';
import type { Archive } from './archive.js';
import { partText, utf8Portions } from './part-text.js';
import { readElements } from './xml.js';

/** A zip whose parts are found by relationships and content types, never by the names that programs usually give them. */
export interface Package {
  /** What the person calls the file. */
  readonly name: string;
  /** The content type of a part; undefined when none is given. */
  contentType(part: string): string | undefined;
  /** All content types that single parts have, with the parts. */
  readonly typedParts: ReadonlyMap<string, string>;
  /** Where a part leads; for the package itself, part ''. */
  relationships(part: string): Promise<readonly Relationship[]>;
  /**
   * The text of a part, in portions.
   * @param kind what it is, which says how large it may be
   * @throws FileProblem when the part is absent, too large or damaged
   */
  text(part: string, kind?: PartKind): AsyncIterable<string>;
  /** The bytes of a part in UTF-8, else as `text`. */
  utf8(part: string, kind: PartKind): AsyncIterable<Buffer>;
}

export interface Relationship {
  readonly id: string;
  /** The last word of the type's address, such as `worksheet`; the words before it differ in strict files. */
  readonly type: string;
  /** The part that it leads to; an address when it leads out of the package. */
  readonly target: string;
}

/**
 * Reads what a zip says of its parts.
 * @returns undefined when it says nothing: then it is a zip of another kind
 */
export async function openPackage(archive: Archive): Promise<Package | undefined> {
  if (!archive.has('[Content_Types].xml')) return undefined;
  const text = (part: string, kind: PartKind = 'other') => partText(archive.unpack(part, kind), archive.name);
  const byEnding = new Map<string, string>();
  const byPart = new Map<string, string>();
  await readElements(text('[Content_Types].xml'), archive.name, {
    open(element, { Extension: ending, PartName: part, ContentType: type = '' }) {
      if (element === 'Default' && ending !== undefined) byEnding.set(ending.toLowerCase(), type);
      if (element === 'Override' && part !== undefined) byPart.set(partPath(part, '').toLowerCase(), type);
    },
  });
  return {
    name: archive.name,
    typedParts: byPart,
    contentType: (part) =>
      byPart.get(part.toLowerCase()) ?? byEnding.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase()),
    text,
    utf8: (part, kind) => utf8Portions(archive.unpack(part, kind), archive.name),
    async relationships(part) {
      const place = relationshipsPart(part);
      const found: Relationship[] = [];
      if (!archive.has(place)) return found;
      await readElements(text(place), archive.name, {
        open(element, { Id: id, Type: type = '', Target: target, TargetMode: mode }) {
          if (element !== 'Relationship' || id === undefined || target === undefined) return;
          const isOutside = mode?.toLowerCase() === 'external';
          found.push({
            id,
            type: type.slice(type.lastIndexOf('/') + 1),
            target: isOutside ? target : partPath(target, part),
          });
        },
      });
      return found;
    },
  };
}

function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The part that a target names: `/xl/a.xml` from the root, `a.xml` and `../a.xml` from the folder of another part. */
function partPath(target: string, from: string): string {
  const path = target.replaceAll('\\', '/');
  const folders = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(unescaped(step));
  }
  return folders.join('/');
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
