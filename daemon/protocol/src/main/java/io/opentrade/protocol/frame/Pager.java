package io.opentrade.protocol.frame;

/// What is written to standard output from now on is more than the screen holds: a person reads it
/// page by page.
public record Pager() implements Params {

  @Override
  public String method() {
    return "pager";
  }

  @Override
  public void write(JsonWriter json) {
    // it has no members
  }
}
