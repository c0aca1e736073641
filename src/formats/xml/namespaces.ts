import type { ElementAttributes } from './xml-handler.js';

/** The namespaces that are declared where a document is being read. */
export interface Namespaces {
  /** Takes in the declarations of the element that is opened at this depth. */
  enter(attributes: ElementAttributes, depth: number): void;
  /** Forgets the declarations of the element at this depth. */
  leave(depth: number): void;
  /** The namespace of elements without a prefix; empty for none. */
  withoutPrefix(): string;
  /** An element's name without its prefix, and its namespace; undefined for a prefix that is not declared. */
  resolve(name: string): { readonly local: string; readonly namespace: string | undefined };
}

/** Follows the namespace declarations of a document. Most have them on their first element only. */
export function namespacesInScope(): Namespaces {
  const scopes = [{ depth: 0, uris: new Map([['', '']]) }];
  let defaultUri = '';
  const uriOf = (prefix: string) => scopes.findLast(({ uris }) => uris.has(prefix))?.uris.get(prefix);
  return {
    enter(attributes, depth) {
      for (const name in attributes) {
        const prefix = declaredPrefix(name);
        if (prefix === undefined) continue;
        if (scopes.at(-1)?.depth !== depth) scopes.push({ depth, uris: new Map() });
        scopes.at(-1)?.uris.set(prefix, attributes[name] ?? '');
        defaultUri = uriOf('') ?? '';
      }
    },
    leave(depth) {
      if (scopes.at(-1)?.depth !== depth) return;
      scopes.pop();
      defaultUri = uriOf('') ?? '';
    },
    withoutPrefix: () => defaultUri,
    resolve(name) {
      const colon = name.indexOf(':');
      return { local: name.slice(colon + 1), namespace: uriOf(name.slice(0, Math.max(colon, 0))) };
    },
  };
}

function declaredPrefix(attribute: string): string | undefined {
  if (attribute === 'xmlns') return '';
  return attribute.startsWith('xmlns:') ? attribute.slice('xmlns:'.length) : undefined;
}

/** Whether an attribute is XML's own business and may stand on any element. */
export function isXmlAttribute(name: string): boolean {
  return declaredPrefix(name) !== undefined || name.startsWith('xml:') || name.startsWith('xsi:');
}
