package io.opentrade.protocol.frame;

/// From now on the client sends its standard input; before, it reads none.
public record StdinOpen() implements Params {

  @Override
  public String method() {
    return "stdin.open";
  }

  @Override
  public void write(JsonWriter json) {}
}
