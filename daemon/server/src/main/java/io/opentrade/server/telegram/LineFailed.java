package io.opentrade.server.telegram;

/// A command line did not do what was asked; the message is for whoever asked. Expected, so without
/// a stack trace.
final class LineFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String words;

  LineFailed(String message) {
    super(message, null, false, false);
    words = message;
  }

  @Override
  public String getMessage() {
    return words;
  }
}
