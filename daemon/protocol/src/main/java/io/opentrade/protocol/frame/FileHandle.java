package io.opentrade.protocol.frame;

import java.util.Map;

/// The answer to [FileOpen].
///
/// @param handle names the open file in later calls of the connection
public record FileHandle(int handle) implements Result {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileHandle of(Map<String, Object> members) throws MalformedFrame {
    return new FileHandle(Fields.number(members, "handle", 0, Integer.MAX_VALUE));
  }

  @Override
  public void write(JsonWriter json) {
    json.member("handle", handle);
  }
}
