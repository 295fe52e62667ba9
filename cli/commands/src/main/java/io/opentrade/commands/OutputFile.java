package io.opentrade.commands;

import io.opentrade.protocol.RequestFailed;

/// A file being written. Closing without [#commit] leaves no trace of it.
public interface OutputFile extends AutoCloseable {
  /// Appends text, as UTF-8.
  ///
  /// @throws RequestFailed when it cannot be written, for example on a full disk
  void write(String text);

  /// Makes the file appear, whole, under its name.
  ///
  /// @throws RequestFailed when it cannot be
  void commit();

  /// Drops what was written; does nothing after [#commit].
  void abort();

  @Override
  default void close() {
    abort();
  }
}
