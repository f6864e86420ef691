import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { WireMessage } from '../server/patches.js';
import { Sign } from './elements.js';

const NEAR_BOTTOM_PX = 120;

type Rows<M> = {
  readonly draw: (message: M, before: M | undefined) => VNode;
  /** What else the rows depend on. */
  readonly when?: unknown;
};
type RowProps<M> = Rows<M> & { readonly message: M; readonly before: M | undefined };
type ListProps<M> = Rows<M> & {
  readonly messages: readonly M[];
  /** How often the person has said something, which brings them to the end. */
  readonly said: number;
  /** Whether other people are there. */
  readonly isShared: boolean;
};

/** A message, drawn anew only where something about it is new: there may be hundreds. */
const Row = <M extends WireMessage>({ message, before, draw, when }: RowProps<M>) =>
  useMemo(() => draw(message, before), [message, before?.id, when]);

/** A chat's messages. The list stays at its end where it was there, and the focus on its button. */
export const MessageList = <M extends WireMessage>(props: ListProps<M>) => {
  const { messages, said } = props;
  const list = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const toBottom = () => {
    isAtBottom.current = true;
    list.current?.scrollTo(0, list.current.scrollHeight);
  };
  const stay = () => isAtBottom.current && toBottom();
  const note = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: Element }) => {
    isAtBottom.current = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
  };
  useKeptFocus(list);
  useLayoutEffect(() => void stay(), [messages]);
  useLayoutEffect(toBottom, [said]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(stay);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  const rows = messages.map((message, at) => (
    <Row key={message.id} {...props} message={message} before={messages[at - 1]} />
  ));
  // Pictures arrive late and would push the newest message out of sight.
  const scrolling = { ref: list, tabIndex: 0, onScroll: note, onLoadCapture: stay };
  return (
    <div class="messages" role="log" aria-label="Messages" {...scrolling}>
      <div class="rows" hidden={rows.length === 0} children={rows} />
      <div class="empty">{rows.length === 0 && <Hints isShared={props.isShared} />}</div>
    </div>
  );
};

/** An edit can take away the button under the person's finger: the one with the same words follows, else the first. */
const useKeptFocus = (list: RefObject<HTMLDivElement | null>): void => {
  const { activeElement } = document;
  const focused = list.current?.contains(activeElement) ? activeElement?.closest('button') : undefined;
  const row = focused?.closest('[data-message]');
  const label = focused?.textContent;
  useLayoutEffect(() => {
    if (!focused || !row || (focused.isConnected && !focused.disabled)) return;
    const buttons = [...row.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const next = buttons.find(({ textContent }) => textContent === label) ?? buttons[0];
    next?.focus({ preventScroll: true });
  });
};

const PDF = [
  '📄',
  'Send the sample lecture, or drop a PDF of yours: it becomes cards while it is still being read.',
];
const QUIZ = [
  '🎯',
  'Start a quiz and press a letter. Then press Ben’s or Chidi’s face to be them, and press another.',
];
const SLASH = ['/', 'Type a slash to see all that the bot can do.'];

/** What a newcomer can try in a chat where nothing was said. */
const Hints = ({ isShared }: { readonly isShared: boolean }) => (
  <div class="hints">
    <b>Try this</b>
    <ul>
      {(isShared ? [PDF, QUIZ, SLASH] : [PDF, SLASH]).map(([sign = '', words]) => (
        <li key={sign}>
          <Sign class="hint-sign" of={sign} />
          {words}
        </li>
      ))}
    </ul>
  </div>
);
