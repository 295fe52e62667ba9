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
  private OutputStream out;
  private final OutputStream err;
  private final boolean own;
  private @Nullable IOException failure;
  private @Nullable Pager pager;

  Streams() {
    this(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), true);
  }

  /// Others than those of the process.
  public Streams(OutputStream out, OutputStream err) {
    this(out, err, false);
  }

  private Streams(OutputStream out, OutputStream err, boolean own) {
    this.out = out;
    this.err = err;
    this.own = own;
  }

  /// From now on standard output is read page by page, where it is the process's own.
  void page() {
    if (own && pager == null) {
      Pager started = Pager.start();
      if (started != null) {
        pager = started;
        out = started.input();
      }
    }
  }

  /// Whether a person leaves it when they have read enough.
  boolean paged() {
    return pager != null;
  }

  /// Waits for who reads page by page.
  void finish() {
    Pager started = pager;
    if (started != null) {
      started.finish();
    }
  }

  /// Writes to standard output.
  ///
  /// @return UTF-8 bytes of the text, written or dropped
  int out(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (failure == null) {
      try {
        out.write(bytes);
        if (pager != null) {
          out.flush();
        }
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
