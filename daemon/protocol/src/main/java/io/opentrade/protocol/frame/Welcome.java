package io.opentrade.protocol.frame;

import java.util.Map;

/// The answer to [Hello].
///
/// @param protocol version of the envelope that the daemon speaks
/// @param daemon version of the daemon
/// @param build hash of the code that the daemon runs from
/// @param pid process id of the daemon
/// @param idle true when nothing is lost if the daemon ends now: no other command runs, no live
///     session
public record Welcome(int protocol, String daemon, String build, long pid, boolean idle)
    implements Result {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Welcome of(Map<String, Object> members) throws MalformedFrame {
    return new Welcome(
        Fields.number(members, "protocol", 1, 1000),
        Fields.text(members, "daemon"),
        Fields.text(members, "build"),
        Fields.number(members, "pid"),
        Fields.truth(members, "idle"));
  }

  @Override
  public void write(JsonWriter json) {
    json.member("protocol", protocol);
    json.member("daemon", daemon);
    json.member("build", build);
    json.member("pid", pid);
    json.member("idle", idle);
  }
}
