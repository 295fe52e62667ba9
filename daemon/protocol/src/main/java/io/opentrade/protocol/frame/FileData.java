package io.opentrade.protocol.frame;

import java.util.Base64;
import java.util.Map;

/// The answer to [FileRead].
///
/// @param data what was read; may be shorter than wanted
/// @param end whether nothing follows
public record FileData(byte[] data, boolean end) implements Result {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileData of(Map<String, Object> members) throws MalformedFrame {
    return new FileData(Fields.data(members, "data"), Fields.truth(members, "end"));
  }

  @Override
  public void write(JsonWriter json) {
    json.member("data", Base64.getEncoder().encodeToString(data));
    json.member("end", end);
  }
}
