import { ButtonStyle, ComponentKind } from '../../discord/component-kind.js';
import { mediaOf, walk } from '../../discord/component-tree.js';
import type {
  ButtonComponent,
  MessageComponent,
  StringSelectComponent,
} from '../../discord/validate/components.js';
import type { WireFile } from '../../server/discord-view.js';
import { Button, FileCard, WebLink } from '../elements.js';
import { Markdown } from './markdown.js';

const STYLES = new Map<number, string>([
  [ButtonStyle.primary, 'primary'],
  [ButtonStyle.success, 'success'],
  [ButtonStyle.danger, 'danger'],
]);

/** @param value the option that was chosen in a select menu */
type Press = { readonly press: (customId: string, value?: string) => Promise<unknown> };
type Files = { readonly files: readonly WireFile[] };
type Parts = { readonly of: readonly MessageComponent[] };

/** A message's components. */
export const Components = ({ of, ...context }: Parts & Files & Press) => (
  <>
    {of.map((component, at) => (
      <Component key={keyOf(component, at)} component={component} {...context} />
    ))}
  </>
);

/** An edit that gives a button another meaning makes it another button; a spoiler in a new text is hidden again. */
const keyOf = (component: MessageComponent, at: number): string => {
  if (component.type === ComponentKind.button) return `${at}/${component.custom_id}`;
  return component.type === ComponentKind.textDisplay ? `${at}/${component.content}` : String(at);
};

const Component = ({ component, files, press }: Files & Press & { readonly component: MessageComponent }) => {
  const inner = (parts: readonly MessageComponent[]) => <Components of={parts} files={files} press={press} />;
  switch (component.type) {
    case ComponentKind.container:
      return (
        <div class="container" style={accent(component.accent_color)}>
          {inner(component.components)}
        </div>
      );
    case ComponentKind.actionRow:
      return <div class="button-row">{inner(component.components)}</div>;
    case ComponentKind.section:
      return (
        <div class="section">
          <div>{inner(component.components)}</div>
          {inner([component.accessory])}
        </div>
      );
    case ComponentKind.textDisplay:
      return <Markdown source={component.content} />;
    case ComponentKind.separator:
      return component.divider === false ? <div class="gap" /> : <hr />;
    case ComponentKind.mediaGallery:
      return <div class="gallery">{component.items.map((item) => picture(item, files))}</div>;
    case ComponentKind.thumbnail:
      return <div class="thumbnail">{picture(component, files)}</div>;
    case ComponentKind.file:
      return fileCard(files.find(({ id }) => id === fileId(component.file)));
    case ComponentKind.button:
      return <PressButton component={component} press={press} />;
    case ComponentKind.stringSelect:
      return <StringSelect component={component} press={press} />;
    default:
      return <div class="unknown">{`A component of type ${component.type}`}</div>;
  }
};

const accent = (colour: number | null | undefined) =>
  typeof colour === 'number' ? { '--accent': `#${colour.toString(16).padStart(6, '0')}` } : {};

/** Discord tells the file that a media item shows, beside its address. */
const fileId = (media: object): string | undefined =>
  'attachment_id' in media ? String(media.attachment_id) : undefined;

type Item = { readonly media: object; readonly description?: string | null | undefined };

const picture = ({ media, description }: Item, files: readonly WireFile[]) => {
  const file = files.find(({ id }) => id === fileId(media));
  if (file === undefined) return <div class="unknown">{description ?? 'A picture from elsewhere'}</div>;
  return image(file, description ?? file.name);
};

const image = ({ id, url }: WireFile, description: string) => (
  <a key={id} href={url} target="_blank" rel="noopener">
    <img src={url} alt={description} />
  </a>
);

const fileCard = (file: WireFile | undefined) =>
  file ? <FileCard key={file.id} file={file} kind="file" /> : <div class="unknown">A file that is gone</div>;

/** The files of a message that none of its components shows. */
export const Attachments = ({ of, files }: Parts & Files) => {
  const shown = new Set([...walk(of)].flatMap(mediaOf).map(({ media }) => fileId(media)));
  const draw = (file: WireFile) =>
    file.type.startsWith('image/') ? <div class="gallery">{image(file, file.name)}</div> : fileCard(file);
  return <>{files.filter(({ id }) => !shown.has(id)).map(draw)}</>;
};

const PressButton = ({ component, press }: Press & { readonly component: ButtonComponent }) => {
  const { emoji, style, url, disabled, custom_id: id } = component;
  const label = [emoji?.name, component.label].filter(Boolean).join(' ');
  if (style === ButtonStyle.link) return <WebLink url={url ?? ''} class="btn link" children={`${label} ↗`} />;
  const look = `btn ${STYLES.get(style) ?? 'secondary'}`;
  return <Button class={look} text={label} disabled={disabled === true} work={() => press(id ?? '')} />;
};

const StringSelect = ({ component, press }: Press & { readonly component: StringSelectComponent }) => {
  const { custom_id: id, options, placeholder, disabled } = component;
  const chosen = options.find((option) => option.default === true)?.value ?? '';
  const choose = (menu: HTMLSelectElement) => {
    const { value } = menu;
    // Until the bot has answered, the message shows what it said.
    menu.value = chosen;
    return press(id, value);
  };
  return (
    <select
      class="select-menu"
      aria-label={placeholder ?? ''}
      value={chosen}
      disabled={disabled === true}
      onChange={({ currentTarget }) => void choose(currentTarget)}
    >
      {chosen === '' && <option value="">{placeholder}</option>}
      {options.map(({ label, value }) => (
        <option value={value}>{label}</option>
      ))}
    </select>
  );
};
