import { posix } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Archive } from '../package/archive.js';
import { partText } from '../package/part-text.js';
import { elementLike, elementsNamed, readTree, type XmlElement, xmlDeclaration, xmlOf } from './xml-tree.js';

/** The content of a part, in portions. */
export type PartContent = () => AsyncIterable<string> | Iterable<string>;

/** A package that is copied with changes. Parts that nobody touches are copied byte for byte. */
export interface EditedPackage {
  /** What the person calls the file. */
  readonly name: string;
  has(part: string): boolean;
  /** The XML of a small part, to be changed in place. */
  tree(part: string): Promise<XmlElement>;
  /** The text of a part as it was. */
  text(part: string): AsyncIterable<string>;
  /** Gives a part new content, made while the copy is written. */
  replace(part: string, content: PartContent): void;
  /** Says of which kind a part is. */
  declare(part: string, contentType: string): Promise<void>;
  /** Adds a part. */
  add(part: string, contentType: string, content: PartContent): Promise<void>;
  /** Adds a small part whose XML may be changed until the copy is written. */
  addTree(part: string, contentType: string, root: XmlElement): Promise<void>;
  /** Leaves a part out, with what says of which kind it is and where it leads. */
  remove(part: string): Promise<void>;
  /** Leads from one part to another; returns the relationship's id. */
  relate(from: string, type: string, to: string): Promise<string>;
  /** The first name of a series, such as `xl/comments1.xml`, that no part has. */
  freeName(nameOf: (number: number) => string): string;
  write(out: Writable): Promise<void>;
}

const contentTypes = '[Content_Types].xml';
const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Opens a package for copying it with changes. */
export function editPackage(archive: Archive): EditedPackage {
  const { name } = archive;
  const trees = new Map<string, XmlElement>();
  const contents = new Map<string, PartContent>();
  const removed = new Set<string>();
  const old = new Map(archive.names.filter(isPart).map((part) => [part.toLowerCase(), part]));
  /** The name that a part has in the package: relationships need not keep to its case. */
  const nameOf = (part: string) => old.get(part.toLowerCase()) ?? part;
  const has = (part: string) =>
    !removed.has(nameOf(part)) && (archive.has(part) || trees.has(part) || contents.has(part));

  const tree = async (part: string) => {
    const known = trees.get(nameOf(part));
    if (known !== undefined) return known;
    const read = await readTree(partText(archive.unpack(part, 'other'), name), name);
    trees.set(nameOf(part), read);
    return read;
  };
  const undeclare = async (part: string) => {
    const types = await tree(contentTypes);
    const name = `/${part}`.toLowerCase();
    types.children = types.children.filter(
      (child) => typeof child === 'string' || child.attributes.PartName?.toLowerCase() !== name,
    );
    return types;
  };
  const declare = async (part: string, contentType: string) => {
    const types = await undeclare(part);
    types.children.push(elementLike(types, 'Override', { PartName: `/${part}`, ContentType: contentType }));
  };
  const relationshipsOf = async (from: string) => {
    const part = relationshipsPart(nameOf(from));
    if (has(part)) return tree(part);
    const attributes = { xmlns: relationshipsNamespace };
    const root: XmlElement = { name: 'Relationships', attributes, children: [] };
    trees.set(part, root);
    return root;
  };
  const contentOf = (part: string): AsyncIterable<string | Buffer> | Iterable<string> => {
    const root = trees.get(part);
    if (root !== undefined) return [xmlDeclaration, xmlOf(root)];
    return contents.get(part)?.() ?? archive.unpack(part, 'sheet');
  };

  return {
    name,
    has,
    tree,
    text: (part) => partText(archive.unpack(part, 'sheet'), name),
    replace: (part, content) => {
      contents.set(nameOf(part), content);
    },
    declare,
    async add(part, contentType, content) {
      contents.set(part, content);
      await declare(part, contentType);
    },
    async addTree(part, contentType, root) {
      trees.set(part, root);
      await declare(part, contentType);
    },
    async remove(part) {
      removed.add(nameOf(part)).add(relationshipsPart(nameOf(part)));
      await undeclare(part);
    },
    async relate(from, type, to) {
      const root = await relationshipsOf(from);
      const ids = new Set(elementsNamed(root, 'Relationship').map(({ attributes }) => attributes.Id));
      let number = ids.size + 1;
      while (ids.has(`rId${number}`)) number += 1;
      const id = `rId${number}`;
      const target = posix.relative(posix.dirname(from), to);
      root.children.push(elementLike(root, 'Relationship', { Id: id, Type: type, Target: target }));
      return id;
    },
    freeName(numbered) {
      let number = 1;
      while (has(numbered(number))) number += 1;
      return numbered(number);
    },
    async write(out) {
      // New contents may still change trees, the styles above all, so trees come last.
      const untouched = [...old.values()].filter((part) => !trees.has(part) && !contents.has(part));
      const parts = [contentTypes, ...untouched, ...contents.keys(), ...trees.keys()];
      const kept = [...new Set(parts)].filter((part) => !removed.has(part));
      await writeZip(out, kept, contentOf);
    },
  };
}

/** Not a folder, and not a name that leads out of the package. */
function isPart(name: string): boolean {
  return !name.endsWith('/') && !name.split(/[/\\]/).includes('..') && !/^[a-z]:/i.test(name);
}

/** Where a part's relationships stand. */
export function relationshipsPart(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** No date of its own, so that the same file and findings always give the same copy. */
const packedAt = new Date(1980, 0, 1, 0, 0, 0);

async function writeZip(
  out: Writable,
  parts: readonly string[],
  contentOf: (part: string) => AsyncIterable<string | Buffer> | Iterable<string>,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const packed = zip.outputStream as Readable;
  for (const part of parts) {
    zip.addReadStreamLazy(part, { mtime: packedAt, forceDosTimestamp: true }, (give) => {
      const bytes = async function* () {
        for await (const portion of contentOf(part)) yield Buffer.from(portion as string);
      };
      const unpacked = Readable.from(bytes(), { objectMode: false });
      // The zip does not listen for them: a part that nobody has read before may turn out to be damaged.
      unpacked.on('error', (error) => packed.destroy(error));
      give(null, unpacked);
    });
  }
  zip.on('error', (error: Error) => packed.destroy(error));
  zip.end();
  await pipeline(packed, out, { end: false });
}
