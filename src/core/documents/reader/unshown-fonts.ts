const nothing = (): void => undefined;

/**
 * Settings by which pdf.js takes its fonts as shown by a browser. Where there is none, it makes the outlines of all
 * signs itself, a third of the time, and nobody sees them when a page is only read.
 */
export const UNSHOWN_FONTS = {
  disableFontFace: false,
  ownerDocument: { fonts: { add: nothing, delete: nothing } },
};

/** Gives pdf.js what it asks for a font's face: any object will do, since it is handed to {@link UNSHOWN_FONTS} alone. */
export const provideFontFace = (): void => {
  Object.defineProperty(globalThis, 'FontFace', { value: Object, configurable: true, writable: true });
};
