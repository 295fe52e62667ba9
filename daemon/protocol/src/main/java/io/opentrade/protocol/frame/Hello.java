package io.opentrade.protocol.frame;

import java.util.Map;

/// The first call of a connection. The client sends its `command.run` in the same breath, so the
/// daemon compares builds before it runs anything: when `build` is neither its own nor
/// [#ANY_BUILD], it answers `hello` with its [Welcome] all the same and refuses every later call
/// of the connection but `daemon.stop` and `daemon.status` with [Frames#OTHER_BUILD].
///
/// @param protocol version of the envelope: [Frames#PROTOCOL]
/// @param client version of the client, for the log
/// @param build hash of the code that the client belongs to, or [#ANY_BUILD]
public record Hello(int protocol, String client, String build) implements Params {
  /// Said by a caller that talks to a daemon of any build: `daemon stop`, programs.
  public static final String ANY_BUILD = "*";

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Hello of(Map<String, Object> members) throws MalformedFrame {
    return new Hello(
        Fields.number(members, "protocol", 1, 1000),
        Fields.text(members, "client"),
        Fields.text(members, "build"));
  }

  @Override
  public String method() {
    return "hello";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("protocol", protocol);
    json.member("client", client);
    json.member("build", build);
  }
}
