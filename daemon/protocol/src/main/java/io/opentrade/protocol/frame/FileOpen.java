package io.opentrade.protocol.frame;

import java.util.Map;

/// Opens a file with the client's rights and folder; answered with [FileHandle], or refused with a
/// message for people. A written file appears whole, under its name, when it is closed with
/// `commit`; until then it has another name. Devices and pipes are written directly.
///
/// @param path as the person wrote it; relative paths are meant from the client's folder; `-` is
///     standard input or output
/// @param mode `read` or `write`
public record FileOpen(String path, String mode) implements Params {
  /// The mode of a file to read.
  public static final String READ = "read";

  /// The mode of a file to write.
  public static final String WRITE = "write";

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static FileOpen of(Map<String, Object> members) throws MalformedFrame {
    return new FileOpen(Fields.text(members, "path"), Fields.text(members, "mode"));
  }

  @Override
  public String method() {
    return "file.open";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("path", path);
    json.member("mode", mode);
  }
}
