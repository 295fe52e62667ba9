package io.opentrade.protocol.frame;

import java.util.Map;

/// Reserved for the interactive shell: keys one by one.
///
/// @param on whether the terminal is to be raw
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
