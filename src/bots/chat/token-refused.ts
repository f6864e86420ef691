/**
 * The platform refuses the token. The message tells the operator which variable to change; nothing else about the
 * error helps them.
 */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
