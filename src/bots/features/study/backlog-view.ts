import type { StudyState } from '../../../core/study/study.js';
import { italic } from '../../chat/text.js';
import { type Block, type Button, text } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';

const words = messages.study;

type Front = Extract<StudyState, { readonly phase: 'front' }>;

/** One calm line where a backlog waits, or was just spread. */
export const backlogBlocks = ({ backlog }: Front): Block[] =>
  backlog ? [text(italic(words.backlog[backlog.kind](backlog)))] : [];

export const spreadButton = ({ session, rev, backlog }: Front): Button[] =>
  backlog?.kind === 'waits'
    ? [{ label: words.backlog.spreadOver(backlog), action: { type: 'study.spread', session, rev } }]
    : [];

export const gatherButton = ({ session }: Front): Button => ({
  label: words.undo,
  action: { type: 'study.gather', session },
});
