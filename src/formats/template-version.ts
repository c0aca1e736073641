import type { Location } from '../model/finding.js';
import { quoted } from '../model/finding.js';
import type { LocatedRemark } from './file-problem.js';

/** A version of the templates. */
export interface TemplateVersion {
  readonly version: number;
  /** What is different from the version before, in a sentence. */
  readonly changed: string;
}

/** Every version of the templates, the oldest first. A new one is added when columns or elements change. */
export const templateVersions: readonly TemplateVersion[] = [{ version: 1, changed: 'The first version.' }];

/** The version of the templates that this program writes, and reads without remark. */
export const templateVersion = newestOf(templateVersions);

/**
 * What to say of a file by the version of the template that it was made from.
 * @param found the version as the file tells it
 * @param location where the file tells it
 * @param versions all that are known, the oldest first
 * @returns undefined for the newest version
 */
export function templateVersionRemark(
  found: string,
  location: Location,
  versions: readonly TemplateVersion[] = templateVersions,
): LocatedRemark | undefined {
  const newest = newestOf(versions);
  const written = found.trim();
  if (written === String(newest)) return undefined;
  const place = versions.findIndex(({ version }) => written === String(version));
  const message =
    place === -1
      ? `The file was made from version ${quoted(written)} of the template, which is not known here; the newest one known is version ${newest}. Check that nothing is missing, or update pars-batch.`
      : `The file was made from version ${written} of the template; the newest one is version ${newest}. What has changed since: ${changesAfter(place, versions)}`;
  return { rule: 'template-version', message, value: written, location };
}

function changesAfter(place: number, versions: readonly TemplateVersion[]): string {
  return versions
    .slice(place + 1)
    .map(({ changed }) => changed)
    .join(' ');
}

function newestOf(versions: readonly TemplateVersion[]): number {
  return versions.at(-1)?.version ?? 0;
}
