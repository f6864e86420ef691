import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A manual: orders, options and code beside a few ideas. */
export const manualGit: ScoredDocument = {
  name: 'manual: version control',
  title: 'Version control with Git',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.notes,
  furniture: { head: 'Version control with Git', foot: 'Handbook for new staff, page #' },
  cards: 10,
  pages: [
    `# Version control with Git
## 1 Before you start
Install Git with the package manager of your system. Then open a terminal and enter your name and address:

    git config --global user.name "Your Name"
    git config --global user.email you@example.org

Press Enter after each line. If you see an error message, check your spelling.

## 2 Ideas
A **repository** is a folder whose history Git keeps. A **commit** is a snapshot of all tracked files together with a
message, an author and a pointer to the commit before it. Each commit is identified by a hash of its content, so a
commit cannot be changed without getting a new name.

The **working tree** consists of the files that you see and edit. The **staging area**, also called the index, holds
the changes that will go into the next commit. A **branch** is a movable pointer to a commit. **HEAD** is a pointer to
the branch or commit that is currently checked out.

Git is a distributed system: every clone contains the whole history, so that most commands work without a network.`,
    `## 3 Daily work
Run the following commands from inside your repository:

    git status
    git add report.txt
    git commit -m "Add first draft"

- -m MESSAGE: takes the message from the command line
- -a: stages all files that were changed
- --amend: replaces the last commit

The command git fetch downloads new commits but does not touch the working tree, whereas git pull also merges them into
the current branch. A **remote** is a named address of another copy of the repository; the one that was cloned is
called origin by default.

## 4 Merging and rebasing
A **merge** joins two lines of history and creates a commit with two parents. A **fast-forward** merge only moves the
pointer of the branch, because the other branch has no commits of its own. A **rebase** copies commits onto another
base and thereby rewrites history. Published commits should not be rebased, because others may have built on them.

A **merge conflict** occurs when both branches changed the same lines. Open the file, choose the lines that you want to
keep, and commit the result.

## 5 Undoing
git revert makes a new commit that undoes an earlier one, while git reset moves the branch to another commit. With the
option --hard the latter also discards changes in the working tree. Be careful with it!

See section 7 for more examples. Click Help in the menu to open the list of shortcuts.`,
  ],
  facts: {
    repository: 'repository & folder|history',
    commit: 'commit & snapshot',
    hash: 'hash & commit & content|identif',
    staging: 'staging area|index & next commit|changes',
    branch: 'branch & pointer|moveable',
    head: 'head & pointer & checked out|currently',
    distributed: 'distributed|clone & whole history|network|every clone',
    fetch: 'fetch & pull|merge|working tree|does not',
    remote: 'remote & address|copy',
    merge: 'merge & two parents',
    fastForward: 'fast forward & pointer',
    rebase: 'rebase|rebased & copies|copy|rewrit|published',
    conflict: 'conflict & same lines|both',
    revert: 'revert & new commit|undo',
  },
  notCards: {
    install: 'package manager|your name|spelling',
    press: 'press & enter',
    code: 'user email|git config|report txt|first draft',
    options: 'command line & m|stages all files',
    click: 'click|shortcuts|section 7',
    open: 'open the file|choose the lines',
    care: 'be careful',
    running: 'run the following|handbook',
  },
};
