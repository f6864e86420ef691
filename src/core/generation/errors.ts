/** The model cannot answer now, after whatever retries make sense. Its message holds no secret and no text. */
export class ModelFailed extends Error {
  override readonly name: string = 'ModelFailed';
}

/** The model answered, but not with what was asked for; the same request will hardly do better. */
export class ModelDeclined extends ModelFailed {
  override readonly name = 'ModelDeclined';
}
