package io.opentrade.protocol.frame;

import java.util.Map;

/// What was typed, without the line break.
///
/// @param text the line
public record PromptAnswer(String text) implements Result {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static PromptAnswer of(Map<String, Object> members) throws MalformedFrame {
    return new PromptAnswer(Fields.text(members, "text"));
  }

  @Override
  public void write(JsonWriter json) {
    json.member("text", text);
  }
}
