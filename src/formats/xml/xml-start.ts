import { templateVersion } from '../template-version.js';
import { batchNamespace } from './element-tree.js';

/** What every XML file that is written begins with. */
export const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The attributes of the batch element in files that are written. */
export const batchAttributes = { xmlns: batchNamespace, version: String(templateVersion) };
