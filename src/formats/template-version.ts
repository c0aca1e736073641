/** The version of the templates that this program writes, and reads without remark. It rises when columns change. */
export const templateVersion = 1;
