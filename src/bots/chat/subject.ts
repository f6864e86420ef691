import type { Subject, SubjectIds, SubjectKind, SubjectOf } from '../../core/events/subjects.js';
import type { View } from './view.js';

/** How a message about each kind of subject looks now; undefined once what it is about is gone. */
export type SubjectViews<K extends SubjectKind = SubjectKind> = {
  readonly [P in K]: (id: SubjectIds[P]) => Promise<View | undefined>;
};

/** How a message about the subject looks now; undefined once what it is about is gone. */
export type ViewSubject = (subject: Subject) => Promise<View | undefined>;

export const subjectViewer =
  (views: SubjectViews): ViewSubject =>
  (subject) =>
    viewIn(views, subject);

const viewIn = <K extends SubjectKind>(views: SubjectViews, { kind, id }: SubjectOf<K>) => views[kind](id);
