/** The columns of lists, as [table, column, key of the field, entry]; those of groups have an entry of their own. */
const lists = [
  ['activities', 'delivery_methods', 'deliveryMethods', '0'],
  ['activities', 'joint_providers', 'jointProviders', '0'],
  ['activities', 'outcomes_learner_competence', 'outcomes.learnerCompetence', '0'],
  ['activities', 'outcomes_learner_performance', 'outcomes.learnerPerformance', '0'],
  ['activities', 'outcomes_patient_health', 'outcomes.patientHealth', '0'],
  ['activities', 'outcomes_community_health', 'outcomes.communityHealth', '0'],
  ['activities', 'in_kind_support', 'inKindSupport', '0'],
  ['activities', 'commendation_criteria', 'commendationCriteria', '0'],
  ['moc_boards', 'practice_areas', 'mocBoards.practiceAreas', 'entry'],
  ['moc_boards', 'credit_types', 'mocBoards.creditTypes', 'entry'],
] as const;

const columns = lists.map(
  ([table, column]) => `ALTER TABLE ${table} ADD COLUMN ${column} TEXT CHECK (${column} GLOB '[[]"*"]');`,
);

const values = ([table, column, key, entry]: (typeof lists)[number]) =>
  `${column} = (SELECT nullif(json_group_array(value), '[]') FROM (
    SELECT value FROM list_values
    WHERE activity_id = ${table}.activity_id AND field = '${key}' AND list_values.entry = ${table === 'activities' ? entry : `${table}.${entry}`}
    ORDER BY position
  ))`;

const updates = ['activities', 'moc_boards'].map((table) => {
  const ofTable = lists.filter((list) => list[0] === table);
  return `UPDATE ${table} SET ${ofTable.map(values).join(',\n  ')};`;
});

const view = lists.map(
  ([table, column, key, entry]) =>
    `SELECT activity_id, '${key}' AS field, ${entry} AS entry, key + 1 AS position, value FROM ${table}, json_each(${column})`,
);

/**
 * Lists stand in columns, as JSON: a table with a row for each of their values had half of the rows and half of the time
 * of an upload. The view that takes its place says the same. The names of supporters are kept, since every upload looks
 * at all of them, and the index of digests has only activities that are looked for by it: those without an Internal ID.
 */
export const version3 = `
CREATE TABLE supporters (
  name TEXT PRIMARY KEY,
  -- How often activities mention the supporter.
  mentions INTEGER NOT NULL CHECK (mentions >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO supporters SELECT name, count(*) FROM (
  SELECT source AS name FROM monetary_support WHERE source IS NOT NULL
  UNION ALL SELECT value FROM list_values WHERE field = 'inKindSupport'
) GROUP BY name;

${columns.join('\n')}
${updates.join('\n')}
DROP TABLE list_values;

-- The values of lists, each in a row; \`entry\` is the number of the group's entry, 0 for the activity itself.
CREATE VIEW list_values AS
${view.join('\nUNION ALL ')};

-- As wide as what lists are filtered by and counted with, in the order in which activities are added.
DROP INDEX activities_by_summary;
CREATE INDEX activities_by_summary ON activities (activity_id, end_date, start_date, closed, format, missing);
-- Of all activities, so that they are counted by it: of the indexes with all of them it is the smallest.
DROP INDEX activities_by_internal_id;
CREATE INDEX activities_by_internal_id ON activities (internal_id);
DROP INDEX activities_by_digest;
CREATE INDEX activities_by_digest ON activities (digest) WHERE internal_id IS NULL;
`;
