package io.opentrade.server.venue.rest;

/// An exchange's message is not of the form it should have. Caught by the paths that carry
/// messages; never leaves them.
public final class UnexpectedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param found what is wrong with it, without quoting it at length
  public UnexpectedAnswer(String found) {
    super(found, null, false, false);
  }

  public String found() {
    return String.valueOf(getMessage());
  }
}
