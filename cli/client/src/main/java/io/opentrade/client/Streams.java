package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// The client's own standard output and error, unbuffered. After a failed write the stream stays
/// silent, and [#failure] says why.
public final class Streams {
  private final OutputStream out;
  private final OutputStream err;
  private @Nullable IOException failure;

  Streams() {
    this(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
  }

  /// Others than those of the process.
  public Streams(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /// Writes to standard output.
  ///
  /// @return UTF-8 bytes of the text, written or dropped
  int out(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (failure == null) {
      try {
        out.write(bytes);
      } catch (IOException e) {
        failure = e;
      }
    }
    return bytes.length;
  }

  /// Writes to standard error; a failure there has nobody to be told to.
  ///
  /// @return UTF-8 bytes of the text
  int err(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    try {
      err.write(bytes);
    } catch (IOException e) {
      return bytes.length;
    }
    return bytes.length;
  }

  /// Why standard output takes no more, or null while it does.
  @Nullable IOException failure() {
    return failure;
  }

  /// Whether the reader of standard output simply went away, as `head` does.
  boolean readerGone() {
    return failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
  }
}
