package io.opentrade.protocol.frame;

import java.util.Map;

/// Has the person change a text in their editor; answered with [PromptAnswer], or refused where the
/// editor fails.
///
/// @param name of the file that is edited, so that the editor knows what it is
/// @param text what it begins with
public record Edit(String name, String text) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Edit of(Map<String, Object> members) throws MalformedFrame {
    return new Edit(Fields.text(members, "name"), Fields.text(members, "text"));
  }

  @Override
  public String method() {
    return "edit";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("name", name);
    json.member("text", text);
  }
}
