import type { Database } from '../core/database/client.js';
import { type ModelUse, modelUse } from '../core/generation/store/model-calls.js';
import type { Clock } from '../core/ports.js';
import { daysBefore } from '../core/time.js';

/** What the models were used for in the last 24 hours, in the text format of Prometheus. */
export const metricsOf = async (database: Database, clock: Clock): Promise<string> => {
  const uses = await modelUse(database, daysBefore(clock.now(), 1));
  return [
    ...lines('deckhand_model_calls', 'Calls to models in the last 24 hours.', uses, ({ calls }) => ({
      '': calls,
    })),
    ...lines(
      'deckhand_model_tokens',
      'Tokens in the last 24 hours; what was cached is part of the prompt.',
      uses,
      ({ prompt, cached, output, thoughts }) => ({ prompt, cached, output, thoughts }),
    ),
    '',
  ].join('\n');
};

const lines = (
  name: string,
  help: string,
  uses: readonly ModelUse[],
  numbers: (use: ModelUse) => Readonly<Record<string, number>>,
): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  ...uses.flatMap((use) =>
    Object.entries(numbers(use)).map(([kind, value]) => `${name}{${labels(use, kind)}} ${value}`),
  ),
];

const labels = ({ model, purpose, outcome }: ModelUse, kind: string): string =>
  Object.entries({ model, purpose, outcome, ...(kind && { kind }) })
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',');
