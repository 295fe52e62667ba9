package io.opentrade.protocol.frame;

import java.util.Map;

/// Closes an open file; answered with [Done], or refused with a message for people.
///
/// @param handle from [FileHandle]
/// @param commit true keeps what was written, false leaves the target as it was
public record FileClose(int handle, boolean commit) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileClose of(Map<String, Object> members) throws MalformedFrame {
    return new FileClose(
        Fields.number(members, "handle", 0, Integer.MAX_VALUE), Fields.truth(members, "commit"));
  }

  @Override
  public String method() {
    return "file.close";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("handle", handle);
    json.member("commit", commit);
  }
}
