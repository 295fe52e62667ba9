package io.opentrade.protocol.frame;

import java.util.Map;

/// The person or the shell wants the command to end.
///
/// @param name `INT` (Ctrl-C), `TERM`, or `PIPE` (nobody reads the output any more)
public record Signal(String name) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Signal of(Map<String, Object> members) throws MalformedFrame {
    return new Signal(Fields.text(members, "name"));
  }

  @Override
  public String method() {
    return "signal";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("name", name);
  }
}
