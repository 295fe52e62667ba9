package io.opentrade.protocol.frame;

import java.util.Map;

/// Reads on in an open file; answered with [FileData], or refused with a message for people.
///
/// @param handle from [FileHandle]
/// @param limit the most bytes wanted, at most [Frames#DATA_LIMIT]
public record FileRead(int handle, int limit) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileRead of(Map<String, Object> members) throws MalformedFrame {
    return new FileRead(
        Fields.number(members, "handle", 0, Integer.MAX_VALUE),
        Fields.number(members, "limit", 1, Frames.DATA_LIMIT));
  }

  @Override
  public String method() {
    return "file.read";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("handle", handle);
    json.member("limit", limit);
  }
}
