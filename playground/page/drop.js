/** Lets files be dropped anywhere on an element, or pasted into it. */
export function takeFiles(element, onFile) {
  let depth = 0;
  const show = (isOver) => element.classList.toggle('file-over', isOver);
  const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  element.addEventListener('dragenter', (event) => {
    if (holdsFile(event)) show(++depth > 0);
  });
  element.addEventListener('dragleave', (event) => {
    if (holdsFile(event)) show(--depth > 0);
  });
  element.addEventListener('dragover', (event) => {
    if (holdsFile(event)) event.preventDefault();
  });
  element.addEventListener('drop', (event) => {
    depth = 0;
    show(false);
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  });
  element.addEventListener('paste', (event) => {
    const [file] = event.clipboardData.files;
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  });
}

/** Opens the browser's own file dialog. */
export function pickFile(onFile) {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => input.files[0] && onFile(input.files[0]));
  input.click();
}
