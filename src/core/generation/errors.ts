/** The model cannot answer now, after whatever retries make sense. Its message holds no secret and no text. */
export class ModelFailed extends Error {
  override readonly name: string = 'ModelFailed';
}

/** The model gave no usable answer; the same request will hardly get a better one. */
export class ModelDeclined extends ModelFailed {
  override readonly name = 'ModelDeclined';
}
