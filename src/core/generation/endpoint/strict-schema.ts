import type { Schema } from '../model/transport.js';

/** The schema as JSON Schema that allows no other fields, which servers need to enforce it. */
export const strict = (schema: Schema): object => {
  if (schema.type === 'array') return { ...schema, items: strict(schema.items) };
  if (schema.type !== 'object') return schema;
  const properties = Object.entries(schema.properties).map(([name, of]) => [name, strict(of)] as const);
  return { ...schema, additionalProperties: false, properties: Object.fromEntries(properties) };
};
