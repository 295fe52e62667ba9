package io.opentrade.protocol.frame;

import java.util.Map;

/// Asks what the word under the cursor could become; answered with [Completions].
///
/// @param line the command line without the program's name
/// @param cursor position in `line`, in characters
public record CommandComplete(String line, int cursor) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static CommandComplete of(Map<String, Object> members) throws MalformedFrame {
    return new CommandComplete(
        Fields.text(members, "line"), Fields.number(members, "cursor", 0, Integer.MAX_VALUE));
  }

  @Override
  public String method() {
    return "command.complete";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("line", line);
    json.member("cursor", cursor);
  }
}
