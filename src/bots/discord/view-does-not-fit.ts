/** A view with buttons that does not fit one message: a bug of the feature, which must paginate. */
export class ViewDoesNotFit extends Error {
  override readonly name = 'ViewDoesNotFit';
}
