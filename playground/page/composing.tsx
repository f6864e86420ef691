import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { letFriendsPlay } from './api.js';
import { useCompletion } from './completion.js';
import { pickFile } from './drop.js';
import { Button, classes, useAfterwards } from './elements.js';
import type { Status } from './live.js';

/** A text being written, and the list of suggestions for it. */
export const useWriting = () => {
  const [text, setText] = useState('');
  const completion = useCompletion();
  const input = useRef<HTMLTextAreaElement>(null);
  const afterwards = useAfterwards();
  const focus = () => afterwards(() => input.current?.focus());
  return { text, setText, completion, input, focus, afterwards };
};

type Draft = ReturnType<typeof useWriting> & {
  readonly type: (text: string) => void;
  readonly send: () => void;
  /** What Escape does. */
  readonly leave?: () => void;
};
type InputProps = { readonly draft: Draft; readonly name: string; readonly placeholder: string };

/** Where a person types; it grows with the text. Enter sends, unless the list of suggestions takes it. */
export const MessageInput = ({ draft, name, placeholder }: InputProps) => {
  const { text, input, completion, type, send, leave } = draft;
  useLayoutEffect(() => {
    if (!input.current) return;
    input.current.style.height = 'auto';
    if (text !== '') input.current.style.height = `${input.current.scrollHeight}px`;
  }, [text]);
  const handleKey = (event: KeyboardEvent) => {
    if (completion.handleKey(event)) return;
    if (event.key === 'Escape') leave?.();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <textarea
      ref={input}
      rows={1}
      value={text}
      aria-label={`Message ${name}`}
      placeholder={placeholder}
      {...completion.attributes('message')}
      onInput={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={handleKey}
    />
  );
};

const ATTACH = 'Send a PDF or a picture';
type AttachProps = { readonly sign: string; readonly onFile: (file: File) => void };

export const AttachButton = ({ sign, onFile }: AttachProps) => (
  <Button class="attach" label={ATTACH} title={ATTACH} text={sign} work={() => pickFile(onFile)} />
);

/** What “Start a quiz” plays: few questions, with time enough to read them. */
export const QUIZ = { deck: 'Capitals', questions: 5, seconds: 10 };

/** One press for what newcomers try: a lecture sent, a quiz started, simulated friends who play along in every quiz. */
export const Chips = (props: {
  readonly status: Status;
  /** There are quizzes only where people meet. */
  readonly isShared: boolean;
  readonly takesFiles: boolean;
  /** Whether nothing was said yet, so that the lecture comes next. */
  readonly isEmpty: boolean;
  readonly sendSample: () => unknown;
  readonly startQuiz: () => unknown;
}) => {
  const { bot, friends } = props.status;
  const isReady = bot === 'running';
  return (
    <div class="chips">
      <Button
        class={classes('chip', props.isEmpty && 'next')}
        text="📄 Send the sample lecture"
        disabled={!isReady || !props.takesFiles}
        work={props.sendSample}
      />
      <Button
        class="chip"
        title={`A quiz of ${QUIZ.questions} questions from a deck that is offered here`}
        text="🎯 Start a quiz"
        hidden={!props.isShared}
        disabled={!isReady || !friends.isReady}
        work={props.startQuiz}
      />
      <Button
        class="chip"
        title="Robo-Dora and Robo-Emil belong to the playground. They answer in every quiz, not always rightly."
        text="🤖 Robo friends play along"
        hidden={!props.isShared}
        aria-pressed={friends.isPlaying}
        work={() => letFriendsPlay(!friends.isPlaying)}
      />
    </div>
  );
};
