package io.opentrade.protocol.frame;

import java.util.Map;

/// Asks the daemon to finish its writes, end its children and go. Answered with an empty object
/// when it has begun to.
///
/// @param force true when running jobs are to be ended rather than finished
public record DaemonStop(boolean force) implements Params {

  /// Reads the members of a message.
  public static DaemonStop of(Map<String, Object> members) {
    return new DaemonStop(Fields.truth(members, "force"));
  }

  @Override
  public String method() {
    return "daemon.stop";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("force", force);
  }
}
