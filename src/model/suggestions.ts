import type { Suggestions } from './field.js';
import { countryOptions, regionOptions } from './places.js';
import { knownSupporters } from './vocabularies.js';

export const countries: Suggestions = { title: 'Countries', options: countryOptions };

export const regions: Suggestions = { title: 'States and provinces', options: regionOptions };

export const supporters: Suggestions = {
  title: 'Commercial support sources',
  options: () => knownSupporters.map((label) => ({ label })),
};
