/** What a post of a room shows. Questions are counted from 0. */
export type PostSubject =
  | { readonly kind: 'question' | 'pause'; readonly question: number }
  | { readonly kind: 'end' };

/** As it is stored in `QuizPost.subject`: `question:3`, `pause:3`, `end`. */
export const encodePostSubject = (subject: PostSubject): string =>
  subject.kind === 'end' ? 'end' : `${subject.kind}:${subject.question}`;

/** @throws RangeError for what {@link encodePostSubject} does not write */
export const decodePostSubject = (stored: string): PostSubject => {
  if (stored === 'end') return { kind: 'end' };
  const [, kind, question] = /^(question|pause):(\d+)$/.exec(stored) ?? [];
  if (kind !== 'question' && kind !== 'pause') throw new RangeError(`not the subject of a post: ${stored}`);
  return { kind, question: Number(question) };
};
