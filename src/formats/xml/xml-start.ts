/** What every XML file that is written begins with. */
export const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n';
