import { useLayoutEffect, useState } from 'preact/hooks';

const SHOWN_MS = 4_500;
const PER_CHARACTER_MS = 40;

type Toast = { readonly id: number; readonly text: string; readonly kind: 'note' | 'alert' | 'error' };
let count = 0;

/** A place where is said what passes, and what says it there. */
const toastPlace = (className: string) => {
  let change = (_: (toasts: readonly Toast[]) => readonly Toast[]): void => undefined;
  const remove = ({ id }: Toast) => change((toasts) => toasts.filter((toast) => toast.id !== id));
  const say = (text: string, kind: Toast['kind'] = 'note'): void => {
    const toast = { id: count++, text, kind };
    change((toasts) => [...toasts, toast]);
    setTimeout(() => remove(toast), SHOWN_MS + text.length * PER_CHARACTER_MS);
  };
  const Place = () => {
    const [toasts, setToasts] = useState<readonly Toast[]>([]);
    useLayoutEffect(() => {
      change = setToasts;
    }, []);
    const boxes = toasts.map((toast) => (
      <div key={toast.id} class={`toast ${toast.kind}`} onClick={() => remove(toast)}>
        {toast.text}
      </div>
    ));
    return <div class={className} role="status" aria-live="polite" children={boxes} />;
  };
  return [Place, say] as const;
};

/** Over the whole page. */
export const [Toasts, toast] = toastPlace('toasts');
/** Over the Telegram-like chat. */
export const [ChatToasts, chatToast] = toastPlace('toasts over-chat');

/** Runs something that a person asked for; what goes wrong is told to them. */
export const attempt = async (work: () => unknown): Promise<void> => {
  try {
    await work();
  } catch (error) {
    toast(reasonOf(error), 'error');
  }
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
