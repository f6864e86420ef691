import { h, sizeText, webLink } from '../dom.js';
import { markdown } from './markdown.js';

/** Component types and button styles as Discord numbers them. */
const KIND = {
  row: 1,
  button: 2,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};
const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

/** A message's components as elements. @param onPress gets a button's custom id and its element */
export function drawComponents(message, onPress) {
  return message.components.map((component) => draw(component, { files: message.files, onPress }));
}

/** Ids of the files that components show themselves. */
export function shownFiles(components) {
  return components.flatMap((component) => [
    ...[component.media, component.file, ...(component.items ?? []).map(({ media }) => media)]
      .filter((media) => media !== undefined)
      .map((media) => media.attachment_id),
    ...shownFiles(component.components ?? []),
    ...(component.accessory ? shownFiles([component.accessory]) : []),
  ]);
}

function draw(component, context) {
  const inner = (parts) => parts.map((part) => draw(part, context));
  switch (component.type) {
    case KIND.container:
      return container(component, inner(component.components));
    case KIND.row:
      return h('div', { class: 'button-row' }, inner(component.components));
    case KIND.section:
      return h(
        'div',
        { class: 'section' },
        h('div', {}, inner(component.components)),
        draw(component.accessory, context),
      );
    case KIND.text:
      return markdown(component.content);
    case KIND.separator:
      return component.divider === false ? h('div', { class: 'gap' }) : h('hr');
    case KIND.gallery:
      return h(
        'div',
        { class: 'gallery' },
        component.items.map((item) => picture(item, context)),
      );
    case KIND.thumbnail:
      return h('div', { class: 'thumbnail' }, picture(component, context));
    case KIND.file:
      return fileCard(context.files.find(({ id }) => id === component.file.attachment_id));
    case KIND.button:
      return button(component, context);
    default:
      return h('div', { class: 'unknown' }, `A component of type ${component.type}`);
  }
}

function container({ accent_color: accent }, parts) {
  const box = h('div', { class: 'container' }, parts);
  if (typeof accent === 'number')
    box.style.setProperty('--accent', `#${accent.toString(16).padStart(6, '0')}`);
  return box;
}

function picture({ media, description }, { files }) {
  const file = files.find(({ id }) => id === media.attachment_id);
  return file
    ? image(file, description)
    : h('div', { class: 'unknown' }, description ?? 'A picture from elsewhere');
}

function image({ url, name }, description) {
  return h(
    'a',
    { href: url, target: '_blank', rel: 'noopener' },
    h('img', { src: url, alt: description ?? name }),
  );
}

/** A file to download. */
export function fileCard(file) {
  if (file === undefined) return h('div', { class: 'unknown' }, 'A file that is gone');
  return h(
    'a',
    { class: 'file-card', href: file.url, download: file.name },
    h('span', { class: 'file-icon', 'aria-hidden': 'true' }, '📄'),
    h(
      'span',
      {},
      h('span', { class: 'file-name' }, file.name),
      h('span', { class: 'file-size' }, sizeText(file.size)),
    ),
  );
}

/** A file that came with a message: a picture, or something to download. */
export function attachment(file) {
  return file.type.startsWith('image/') ? h('div', { class: 'gallery' }, image(file)) : fileCard(file);
}

function button(component, { onPress }) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  const style = STYLES[component.style] ?? 'secondary';
  if (style === 'link') return webLink(component.url, { class: 'btn link' }, label, ' ↗');
  const element = h(
    'button',
    {
      type: 'button',
      class: `btn ${style}`,
      disabled: component.disabled === true,
      onclick: () => onPress(component.custom_id, element),
    },
    label,
  );
  return element;
}
