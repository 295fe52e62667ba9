package io.opentrade.server.notify;

import java.io.IOException;

/// A way to a person.
public interface Channel {
  /// Such as `desktop`, `mail`, `telegram`.
  String name();

  /// Hands a notice over. On return the far side has it.
  ///
  /// @param repeat whether it may have arrived before: the far side should be told so
  /// @throws IOException where it did not arrive, or nobody knows; it is tried again
  void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException;
}
