import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Suggestion {
  readonly label: string;
  readonly hint?: string;
  /** @param byTab whether the person picked it with Tab, to go on typing */
  readonly pick: (byTab: boolean) => void;
}

/** `owner` names the input that the list belongs to. */
type Shown = { readonly owner: string; readonly items: readonly Suggestion[]; readonly selected: number };

/** A list of suggestions above an input, moved through with the arrow keys; several inputs can share it. */
export const useCompletion = () => {
  const id = useId();
  const [shown, setShown] = useState<Shown>();
  const hide = () => setShown(undefined);
  const pick = (item: Suggestion | undefined, byTab: boolean) => {
    hide();
    item?.pick(byTab);
  };
  const show = (owner: string, items: readonly Suggestion[]) =>
    setShown((before) => {
      const selected = before?.owner === owner ? Math.min(before.selected, items.length - 1) : 0;
      return items.length === 0 ? undefined : { owner, items, selected };
    });
  /** @returns whether the key was for the list */
  const handleKey = (event: KeyboardEvent): boolean => {
    if (shown === undefined) return false;
    const { items, selected } = shown;
    const move = (step: number) => setShown({ ...shown, selected: (selected + step) % items.length });
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(items.length - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(items[selected], event.key === 'Tab');
    else if (event.key === 'Escape') hide();
    else return false;
    event.preventDefault();
    return true;
  };
  /** What makes an input the open list's. Its type says nothing: to Preact's, no textarea is a combobox. */
  const attributes = (owner: string): object => {
    if (shown?.owner !== owner) return { onBlur: hide };
    const active = { 'aria-expanded': true, 'aria-activedescendant': `${id}-${shown.selected}` };
    return { role: 'combobox', 'aria-controls': id, ...active, onBlur: hide };
  };
  return { id, shown, hide, pick, show, handleKey, attributes };
};

export type Completion = ReturnType<typeof useCompletion>;

export const Suggestions = ({ id, shown, pick }: Completion) => {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div ref={list} class="completion" role="listbox" id={id} aria-label="Suggestions" hidden={!shown}>
      {shown?.items.map((item, index) => (
        <div
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === shown.selected}
          // The input must keep the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(item, false)}
        >
          <span class="label">{item.label}</span>
          {item.hint && <span class="hint">{item.hint}</span>}
        </div>
      ))}
    </div>
  );
};
