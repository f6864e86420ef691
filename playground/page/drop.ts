import { useRef, useState } from 'preact/hooks';

/** Lets files be dropped anywhere on an element, or pasted into it. @returns the element's listeners */
export const useFileDrop = (onFile: (file: File) => void) => {
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const move = (step: number) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  const take = (event: Event, data: DataTransfer | null) => {
    const file = data?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  };
  const listeners = {
    onDragEnter: move(1),
    onDragLeave: move(-1),
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      depth.current = 0;
      setOver(false);
      take(event, event.dataTransfer);
    },
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
  };
  return { isOver, listeners };
};

/** Opens the browser's own file dialog. */
export const pickFile = (onFile: (file: File) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) onFile(file);
  });
  input.click();
};
