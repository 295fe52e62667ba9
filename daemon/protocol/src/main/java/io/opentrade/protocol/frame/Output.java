package io.opentrade.protocol.frame;

import java.util.Map;

/// Text for the client's standard output or error.
///
/// @param stream 1 for output, 2 for error
/// @param text at most [Frames#TEXT_LIMIT] characters
public record Output(int stream, String text) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Output of(Map<String, Object> members) throws MalformedFrame {
    return new Output(Fields.number(members, "stream", 1, 2), Fields.text(members, "text"));
  }

  @Override
  public String method() {
    return "output";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("stream", stream);
    json.member("text", text);
  }
}
