package io.opentrade.protocol.frame;

import java.util.Map;

/// Asks the person at the terminal for a line; answered with [PromptAnswer], or refused when there
/// is no terminal.
///
/// @param text shown before the cursor
/// @param hidden whether what is typed stays invisible
public record Prompt(String text, boolean hidden) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Prompt of(Map<String, Object> members) throws MalformedFrame {
    return new Prompt(Fields.text(members, "text"), Fields.truth(members, "hidden"));
  }

  @Override
  public String method() {
    return "prompt";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("text", text);
    json.member("hidden", hidden);
  }
}
