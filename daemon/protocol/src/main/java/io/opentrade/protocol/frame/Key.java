package io.opentrade.protocol.frame;

import java.util.Map;

/// Keys pressed while a command has the whole screen.
///
/// @param text what the terminal sent
public record Key(String text) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Key of(Map<String, Object> members) throws MalformedFrame {
    return new Key(Fields.text(members, "text"));
  }

  @Override
  public String method() {
    return "key";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("text", text);
  }
}
