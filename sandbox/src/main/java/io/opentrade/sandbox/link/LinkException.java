package io.opentrade.sandbox.link;

/// What came over the link is not what the codec speaks, or is larger than allowed.
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LinkException(String message) {
    super(message);
  }
}
