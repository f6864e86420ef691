import { type APIActionRowComponent, type APIStringSelectComponent, ComponentType } from 'discord.js';
import { encodeAction } from '../chat/action.js';
import { type BoundSelect, closedLabel } from '../chat/view.js';
import { PLACEHOLDER_MAX, SELECT_LABEL_MAX, SELECT_OPTIONS_MAX } from './limits.js';
import { plain } from './markdown.js';
import { ViewDoesNotFit } from './view-does-not-fit.js';

/** The select in a row of its own. Its values are actions, so that choosing one is pressing a button. */
export const selectRow = (
  select: BoundSelect,
  index: number,
): APIActionRowComponent<APIStringSelectComponent> => {
  const { label, options } = select;
  if (options.length === 0 || options.length > SELECT_OPTIONS_MAX)
    throw new ViewDoesNotFit(`a select of ${options.length} options`);
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `select-${index}`,
        placeholder: fitting(label, PLACEHOLDER_MAX),
        options: options.map((option) => ({
          // Discord shows a closed select as the label of its choice alone.
          label: fitting(option.chosen ? closedLabel(select) : option.label, SELECT_LABEL_MAX),
          value: encodeAction(option.action),
          default: option.chosen === true,
        })),
      },
    ],
  };
};

const fitting = (label: string, most: number): string => {
  const line = plain(label).replaceAll('\n', ' ').trim();
  if (line === '' || line.length > most) throw new ViewDoesNotFit(`a label of ${line.length} characters`);
  return line;
};
