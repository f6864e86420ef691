import type { ButtonHTMLAttributes, ComponentChildren, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { attempt } from './toast.js';

type Children = { readonly children: ComponentChildren };

type Press = TargetedMouseEvent<HTMLButtonElement>;
type ButtonProps = ButtonHTMLAttributes & {
  work: (event: Press) => unknown;
  /** What it is called where it shows only a sign. */
  label?: string;
  text?: string;
};

/** A button that does its work once at a time, and counts as busy until that is done. */
export const Button = ({ work, label, text, children = text, ...attributes }: ButtonProps) => {
  const [isBusy, setBusy] = useState(false);
  const run = async (event: Press) => {
    if (isBusy) return;
    setBusy(true);
    await attempt(() => work(event));
    setBusy(false);
  };
  return (
    <button type="button" aria-label={label} aria-busy={isBusy || undefined} {...attributes} onClick={run}>
      {children}
    </button>
  );
};

/** A sign or a name that is read out elsewhere. */
export const Sign = ({ class: name, of }: { readonly class: string; readonly of: string }) => (
  <span class={name} aria-hidden="true">
    {of}
  </span>
);

/** A link out of the page; an address that is none of the web's stays plain words. */
export const WebLink = ({ url, ...rest }: Children & { readonly url: string; readonly class?: string }) => {
  if (!/^https?:\/\//.test(url)) return <span {...rest} />;
  return <a {...rest} href={url} target="_blank" rel="noopener noreferrer" />;
};

/** Words that are hidden until they are pressed. */
export const Spoiler = ({ children }: Children) => {
  const [isRevealed, setRevealed] = useState(false);
  return (
    <Button
      class={isRevealed ? 'spoiler revealed' : 'spoiler'}
      label="Hidden text, press to show"
      work={() => setRevealed(true)}
    >
      {children}
    </Button>
  );
};

/** Lines of code. */
export const Pre = ({ children }: Children) => (
  <pre>
    <code>{children}</code>
  </pre>
);

type FileProps = {
  readonly file: { readonly url: string; readonly name: string; readonly size: number };
  /** Begins the names of its classes. */
  readonly kind: 'file' | 'document';
};

/** A file to download. */
export const FileCard = ({ file: { url, name, size }, kind }: FileProps) => (
  <a class={kind === 'file' ? 'file-card' : kind} href={url} download={name}>
    <Sign class={`${kind}-icon`} of={kind === 'file' ? '📄' : '↓'} />
    <span>
      <span class={`${kind}-name`}>{name}</span>
      <span class={`${kind}-size`}>{sizeText(size)}</span>
    </span>
  </a>
);

/** How many messages are new, where there are any. */
export const Unread = ({ count }: { readonly count: number }) => {
  if (count === 0) return null;
  return <span class="count" aria-label={`${count} unread`} children={count} />;
};

const HUES = [12, 42, 96, 152, 190, 218, 262, 318];

/** A round picture for somebody who has none: their first letter on a colour of their own. */
export const Avatar = ({ name, isBot }: { readonly name: string; readonly isBot?: boolean }) => {
  if (isBot) return <img class="avatar" src="/icon.svg" alt="" />;
  const letters = [...name];
  const sum = letters.reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return <Sign class={`avatar hue-${HUES[sum % HUES.length]}`} of={(letters[0] ?? '?').toUpperCase()} />;
};

/** A size as people write it. */
const sizeText = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
};

/** The names of an element's classes, those apart that do not apply. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** Runs something once what was just changed is on the page. */
export const useAfterwards = (): ((run: () => void) => void) => {
  const [due, setDue] = useState<() => void>();
  useLayoutEffect(() => due?.(), [due]);
  return (run) => setDue(() => () => run());
};
