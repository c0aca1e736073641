import type { ValueType } from './value-type.js';
import type { Option } from './vocabulary.js';

/** The steps of the web form, in its order. */
export const steps = [
  'Identity',
  'Basics',
  'Information for Learners',
  'Accreditation Details',
  'Collaborations',
  'Complete',
] as const;

export type Step = (typeof steps)[number];

/** Where a field is needed on a condition: the words for people and the test over the values. */
export interface Condition {
  /** Completes "required …", such as "for a Live Course". */
  readonly when: string;
  /** What the condition looks at: an activity, and for places the activity itself or one of its occurrences. */
  readonly holds: (activity: ConditionInput, place: ConditionInput) => boolean;
}

/** The values that conditions look at. */
export interface ConditionInput {
  readonly [key: string]: unknown;
}

/** An answer that the form waits for: one of these values, or in a list at least one of them. */
export interface Answer {
  /** The key of the field that is answered, one of the activity's own. */
  readonly field: string;
  readonly oneOf: readonly (string | boolean)[];
}

/** When the form asks for a field: when one of these answers was given. As data, so that templates can tell it too. */
export type ShownWhen = readonly Answer[];

/** Names to choose from where any other may be typed. */
export interface Suggestions {
  /** What they are, in the plural: "Countries". */
  readonly title: string;
  /** Made when asked for, since only templates list them all. */
  readonly options: () => readonly Option[];
}

/**
 * When a field must be filled in: `draft` even for a Draft, `complete` for every complete activity, on a condition,
 * or `never` by the rule `required` (rules of their own may still ask for it).
 */
export type Requirement = 'draft' | 'complete' | 'never' | Condition;

/** One field of the dictionary. `T` is its canonical value. */
export interface Field<T = unknown> {
  readonly kind: 'field';
  readonly key: string;
  /** The key's parts: the value of `outcomes.patientHealth` is in the object `outcomes`. */
  readonly names: readonly [name: string, inner?: string];
  /** The column heading; in a group, with `{n}` for the entry's number. */
  readonly header: string;
  readonly step: Step;
  readonly type: ValueType<T>;
  readonly required: Requirement;
  /** When it is needed, in words, where a rule of its own asks for it. */
  readonly requiredNote?: string;
  /** When the form asks for it, where it depends on other answers. */
  readonly shownWhen?: ShownWhen;
  /** Whether it must be filled in whenever the form asks for it. */
  readonly isRequiredWhenShown?: boolean;
  readonly suggestions?: Suggestions;
  /** What a blank says, where it says something: MOC is No when it is blank. */
  readonly blankMeans?: T;
  /** Whether a blank in an update keeps what the store has, as for the learner totals. */
  readonly blankKeeps?: boolean;
  /** One sentence for the person who fills it in. */
  readonly help: string;
  /** The names of the XML elements that lead to it, from the activity (or the entry) down; lists name their items' too. */
  readonly xml: readonly string[];
}

/** A repeatable group of fields, such as the monetary support sources. */
export interface Group<Members extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  readonly kind: 'group';
  readonly key: string;
  readonly step: Step;
  /** What one entry is called: "Monetary Support". */
  readonly entry: string;
  /** The number of the first entry: 2 for occurrences, since the activity's own date is the first. */
  readonly first: number;
  /** How many entries a blank template has columns for. */
  readonly inTemplate: number;
  /** When the form asks for its entries; for a member's own answers look at the member. */
  readonly shownWhen?: ShownWhen;
  readonly xml: readonly [wrapper: string, entry: string];
  readonly members: Members;
}

interface FieldDetails<T> {
  readonly required?: Requirement;
  readonly requiredNote?: string;
  readonly shownWhen?: ShownWhen;
  readonly isRequiredWhenShown?: boolean;
  readonly suggestions?: Suggestions;
  readonly blankMeans?: T;
  readonly blankKeeps?: boolean;
  readonly help: string;
  readonly xml: readonly string[];
}

/** A field before the dictionary gives it its key. */
export type Unkeyed<F> = Omit<F, 'key' | 'names'>;

/** A declared field under its key. */
export function keyed<T>(declared: Unkeyed<Field<T>>, key: string): Field<T> {
  const [name = key, inner] = key.split('.');
  return { ...declared, key, names: inner === undefined ? [name] : [name, inner] };
}

/** Declares a field. */
export function field<T>(
  step: Step,
  header: string,
  type: ValueType<T>,
  details: FieldDetails<T>,
): Unkeyed<Field<T>> {
  return { kind: 'field', step, header, type, required: 'never', ...details };
}

type UnkeyedMembers = Readonly<Record<string, Unkeyed<Field>>>;
type UnkeyedGroup<M> = Omit<Group, 'key' | 'members'> & { readonly members: M };

/** Declares a repeatable group. */
export function group<const M extends UnkeyedMembers>(
  step: Group['step'],
  entry: string,
  details: Pick<Group, 'first' | 'inTemplate' | 'shownWhen' | 'xml'> & { readonly members: M },
): UnkeyedGroup<M> {
  return { kind: 'group', step, entry, ...details };
}
