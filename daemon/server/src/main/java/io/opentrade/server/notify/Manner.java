package io.opentrade.server.notify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a notice is told.
enum Manner {
  /// At once.
  ON,
  /// At once, without a sound.
  SILENT,
  /// Together with others, once in a while.
  DIGEST,
  /// Not at all; it is kept in the history.
  OFF;

  /// Its name on the wire.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Manner> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Manner::word).toList();
  }
}
