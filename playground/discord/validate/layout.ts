import { ComponentKind } from '../component-kind.js';
import { mediaOf, type PlacedComponent, walk } from '../component-tree.js';
import type { FormComplaint } from '../errors.js';
import { COMPONENTS_PER_MESSAGE, DISPLAYABLE_TEXT_LENGTH } from '../limits.js';
import type { TopComponent } from './components.js';

/** What is wrong with the components of one message taken together. @param files names uploaded with them */
export const layoutComplaints = (
  components: readonly TopComponent[],
  files: readonly string[],
): FormComplaint[] => {
  const all = [...walk(components)];
  const textLength = all.reduce(
    (sum, { component }) =>
      sum + (component.type === ComponentKind.textDisplay ? component.content.length : 0),
    0,
  );
  const complaints: FormComplaint[] = [];
  if (all.length > COMPONENTS_PER_MESSAGE)
    complaints.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${COMPONENTS_PER_MESSAGE}`,
    });
  if (textLength > DISPLAYABLE_TEXT_LENGTH)
    complaints.push({
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total displayable text size exceeds the maximum size of ${DISPLAYABLE_TEXT_LENGTH}`,
    });
  return [...complaints, ...repeatedIds(all), ...missingMedia(all, files)];
};

const repeatedIds = (all: readonly PlacedComponent[]): FormComplaint[] => {
  const seen = new Set<string | number>();
  return all.flatMap(({ component, path }) =>
    (['custom_id', 'id'] as const).flatMap((field): FormComplaint[] => {
      const value = field in component ? Reflect.get(component, field) : undefined;
      if (!value) return [];
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      const what = field === 'id' ? 'id' : 'custom id';
      return [
        {
          path: [...path, field],
          code: field === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: `Component ${what} cannot be duplicated`,
        },
      ];
    }),
  );
};

const UPLOADED = 'attachment://';

/** A reference to an upload must be met by a file of the same request; a file component takes nothing else. */
const missingMedia = (all: readonly PlacedComponent[], files: readonly string[]): FormComplaint[] => {
  return all.flatMap((placed) =>
    mediaOf(placed).flatMap(({ media, path }): FormComplaint[] => {
      const at = [...path, 'url'];
      if (media.url.startsWith(UPLOADED)) {
        const name = media.url.slice(UPLOADED.length);
        if (files.includes(name)) return [];
        return [
          {
            path: at,
            code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            message: `The referenced attachment ${name} in the unfurled media item was not found`,
          },
        ];
      }
      const isFile = placed.component.type === ComponentKind.file;
      if (!isFile && /^https?:\/\//.test(media.url)) return [];
      return [
        {
          path: at,
          code: 'URL_TYPE_INVALID_SCHEME',
          message: `Scheme must be one of (${isFile ? "'attachment'" : "'http', 'https', 'attachment'"}).`,
        },
      ];
    }),
  );
};
