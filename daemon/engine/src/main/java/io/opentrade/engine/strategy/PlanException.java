package io.opentrade.engine.strategy;

/// A plan that cannot be carried out: too large, an unknown indicator, a wrong argument, a series
/// or a parameter that does not exist. The message is for people and says what to write instead.
public final class PlanException extends RuntimeException {
  public PlanException(String message) {
    super(message);
  }

  public PlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
