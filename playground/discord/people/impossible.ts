/** Something that Discord's own app would not let a person do, such as pressing a disabled button. */
export class ImpossibleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImpossibleError';
  }
}
