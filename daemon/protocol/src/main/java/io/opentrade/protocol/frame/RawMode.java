package io.opentrade.protocol.frame;

import java.util.Map;

/// Gives a command the whole screen and the keys one by one, or takes them away again.
///
/// @param on whether the command has the screen
public record RawMode(boolean on) implements Params {

  /// Reads the members of a message.
  public static RawMode of(Map<String, Object> members) {
    return new RawMode(Fields.truth(members, "on"));
  }

  @Override
  public String method() {
    return "rawMode";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("on", on);
  }
}
