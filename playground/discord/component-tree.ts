import { ComponentKind } from './component-kind.js';
import type { MessageComponent } from './validate/components.js';

/** A component with its place in the request, as Discord's errors name it. */
export interface PlacedComponent {
  readonly component: MessageComponent;
  readonly path: readonly PropertyKey[];
}

/** Every component in reading order, parents before children. */
export function* walk(
  components: readonly MessageComponent[],
  path: readonly PropertyKey[] = ['components'],
): Generator<PlacedComponent> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield { component, path: here };
    if ('components' in component) yield* walk(component.components, [...here, 'components']);
    if (component.type === ComponentKind.section)
      yield { component: component.accessory, path: [...here, 'accessory'] };
  }
}

/** A media item's address and where in the request it stands. */
export interface PlacedMedia {
  readonly media: { url: string };
  readonly path: readonly PropertyKey[];
}

/** The media items that one component shows. */
export const mediaOf = ({ component, path }: PlacedComponent): PlacedMedia[] => {
  switch (component.type) {
    case ComponentKind.thumbnail:
      return [{ media: component.media, path: [...path, 'media'] }];
    case ComponentKind.file:
      return [{ media: component.file, path: [...path, 'file'] }];
    case ComponentKind.mediaGallery:
      return component.items.map(({ media }, index) => ({ media, path: [...path, 'items', index, 'media'] }));
    default:
      return [];
  }
};
