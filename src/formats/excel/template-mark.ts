import type { LocatedRemark } from '../format.js';
import { templateVersion, templateVersionRemark } from '../template-version.js';
import type { Package } from './package/package.js';
import { readElements } from './package/xml.js';

/** What our workbooks have among their keywords (in Excel: File, Info, Tags), which every program keeps. */
export const templateMark = `pars-batch template ${templateVersion}`;

const anyMark = /pars-batch template (\d+)/;

/**
 * Compares the version of the template that a workbook was made from with ours.
 * @returns a remark when they differ; a workbook that tells no version is fine
 */
export async function templateVersionRemarks(parts: Package): Promise<LocatedRemark[]> {
  const properties = (await parts.relationships('')).find(({ type }) => type === 'core-properties');
  if (properties === undefined || parts.contentType(properties.target) === undefined) return [];
  const found = anyMark.exec(await keywords(parts, properties.target))?.[1];
  const remark = found === undefined ? undefined : templateVersionRemark(found, {});
  return remark === undefined ? [] : [remark];
}

async function keywords(parts: Package, part: string): Promise<string> {
  let text = '';
  let isInside = false;
  await readElements(parts.text(part), parts.name, {
    open(element) {
      isInside = element === 'keywords';
    },
    text(portion) {
      if (isInside) text += portion;
    },
    close() {
      isInside = false;
    },
  });
  return text;
}
