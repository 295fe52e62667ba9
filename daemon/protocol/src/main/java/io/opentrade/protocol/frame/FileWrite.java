package io.opentrade.protocol.frame;

import java.util.Base64;
import java.util.Map;

/// Appends to an open file; answered with [Done], or refused with a message for people.
///
/// @param handle from [FileHandle]
/// @param data at most [Frames#DATA_LIMIT] bytes
public record FileWrite(int handle, byte[] data) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileWrite of(Map<String, Object> members) throws MalformedFrame {
    return new FileWrite(
        Fields.number(members, "handle", 0, Integer.MAX_VALUE), Fields.data(members, "data"));
  }

  @Override
  public String method() {
    return "file.write";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("handle", handle);
    json.member("data", Base64.getEncoder().encodeToString(data));
  }
}
