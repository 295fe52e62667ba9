package io.opentrade.scripting.plan;

/// What a script asked for cannot be had. The message is for people and says what, the hint what to
/// write instead (the empty text for none).
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  public Refusal(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public String hint() {
    return hint;
  }
}
