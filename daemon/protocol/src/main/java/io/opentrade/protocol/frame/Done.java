package io.opentrade.protocol.frame;

/// An answer that says no more than that it is done: `{}`.
public record Done() implements Result {

  @Override
  public void write(JsonWriter json) {}
}
