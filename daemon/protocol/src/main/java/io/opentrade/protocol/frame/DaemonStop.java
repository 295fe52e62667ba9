package io.opentrade.protocol.frame;

/// Asks the daemon to finish its writes, end its children and go. Answered with an empty object
/// when it has begun to.
public record DaemonStop() implements Params {

  @Override
  public String method() {
    return "daemon.stop";
  }

  @Override
  public void write(JsonWriter json) {}
}
