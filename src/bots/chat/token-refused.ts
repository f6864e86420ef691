/**
 * The platform does not know the token. Whoever runs the bot has to set another one: the message says which, and
 * nothing else about the error is of use to them.
 */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
