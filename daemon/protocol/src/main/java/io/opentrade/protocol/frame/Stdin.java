package io.opentrade.protocol.frame;

import java.util.Base64;
import java.util.Map;

/// A piece of the client's standard input.
///
/// @param data at most [Frames#DATA_LIMIT] bytes; may be empty at the end
/// @param end true in the last piece
public record Stdin(byte[] data, boolean end) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Stdin of(Map<String, Object> members) throws MalformedFrame {
    return new Stdin(Fields.data(members, "data"), Fields.truth(members, "end"));
  }

  @Override
  public String method() {
    return "stdin";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("data", Base64.getEncoder().encodeToString(data));
    json.member("end", end);
  }
}
