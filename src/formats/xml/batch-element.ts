import { quoted } from '../../model/finding.js';
import { FileProblem, fileProblem, type LocatedRemark } from '../format.js';
import { templateVersionRemark } from '../template-version.js';
import { batchElement, batchNamespace } from './element-tree.js';
import { isXmlAttribute, type Namespaces } from './namespaces.js';
import type { ElementAttributes, Mark } from './xml-handler.js';
import { strayAttribute } from './xml-remarks.js';

/** What the document's first element tells. */
export interface BatchStart {
  /** The namespace that the batch's elements are in; empty for none. */
  readonly namespace: string;
  readonly remarks: readonly LocatedRemark[];
}

/**
 * Checks the document's first element.
 * @throws FileProblem when it is not that of a batch, or has attributes that the template has not
 */
export function startOfBatch(
  name: string,
  attributes: ElementAttributes,
  namespaces: Namespaces,
  { line, column }: Mark,
): BatchStart {
  const location = { line, column };
  const { local, namespace } = namespaces.resolve(name);
  if (local !== batchElement) {
    const message = `The file begins with the element ${quoted(name)}, but a batch of activities begins with ${batchElement}. Use the XML template, an Excel workbook (.xlsx) or tab-delimited text.`;
    throw fileProblem('unsupported-format', message, location);
  }
  if (namespace !== '' && namespace !== batchNamespace) {
    const found =
      namespace === undefined
        ? 'has a prefix without a namespace'
        : `is in the namespace ${quoted(namespace)}`;
    const message = `The element ${name} ${found}. Write xmlns="${batchNamespace}", or no namespace.`;
    throw fileProblem('unsupported-format', message, location);
  }
  for (const attribute in attributes) {
    if (attribute === 'version' || isXmlAttribute(attribute)) continue;
    throw new FileProblem([{ ...strayAttribute(attribute, attributes[attribute] ?? '', name), location }]);
  }
  const remark =
    attributes.version === undefined ? undefined : templateVersionRemark(attributes.version, location);
  return { namespace, remarks: remark === undefined ? [] : [remark] };
}
