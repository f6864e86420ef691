/**
 * Reads the objects of the first list in a JSON text while it is still coming: `{"cards":[{…},{…}`. Whatever stands
 * around the JSON is skipped; an object that is none is left out.
 * @param onItem called with each object once it is complete
 * @returns takes all of the text so far, which only grows
 */
export const createItemReader = (onItem: (item: unknown) => void): ((text: string) => void) => {
  const open: string[] = [];
  let at = 0;
  let start = 0;
  let isString = false;
  const close = (text: string): void => {
    open.pop();
    if (open.at(-1) === '[' && !open.slice(0, -1).includes('[')) onItem(parsed(text.slice(start, at + 1)));
  };
  return (text) => {
    for (; at < text.length; at += 1) {
      const sign = text[at];
      if (isString) {
        if (sign === '\\') {
          // What it escapes may not have come yet.
          if (at + 1 === text.length) return;
          at += 1;
        } else if (sign === '"') isString = false;
      } else if (sign === '"') isString = open.length > 0;
      else if (sign === '{' || sign === '[') {
        if (sign === '{' && open.at(-1) === '[' && !open.slice(0, -1).includes('[')) start = at;
        open.push(sign);
      } else if (sign === ']') open.pop();
      else if (sign === '}') close(text);
    }
  };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
