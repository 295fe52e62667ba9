package io.opentrade.protocol.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first call of a connection. The client sends its `command.run` in the same breath, so the
/// daemon compares builds before it runs anything: when `build` is neither its own nor
/// [#ANY_BUILD], it answers `hello` with its [Welcome] all the same and refuses every later call
/// of the connection but `daemon.stop` and `daemon.status` with [Frames#OTHER_BUILD].
///
/// @param protocol version of the envelope: [Frames#PROTOCOL]
/// @param client version of the client, for the log
/// @param build hash of the code that the client belongs to, or [#ANY_BUILD]
/// @param token on whose behalf a program speaks; null for whoever the system says it is
public record Hello(int protocol, String client, String build, @Nullable String token)
    implements Params {
  /// Said by a caller that talks to a daemon of any build: `daemon stop`, programs.
  public static final String ANY_BUILD = "*";

  /// Without a token.
  public Hello(int protocol, String client, String build) {
    this(protocol, client, build, null);
  }

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Hello of(Map<String, Object> members) throws MalformedFrame {
    return new Hello(
        Fields.number(members, "protocol", 1, 1000),
        Fields.text(members, "client"),
        Fields.text(members, "build"),
        members.containsKey("token") ? Fields.text(members, "token") : null);
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
    if (token != null) {
      json.member("token", token);
    }
  }

  /// The token is a secret.
  @Override
  public String toString() {
    return "Hello[protocol=" + protocol + ", client=" + client + ", build=" + build + "]";
  }
}
