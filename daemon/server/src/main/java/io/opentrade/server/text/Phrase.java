package io.opentrade.server.text;

import java.util.List;

/// A sentence not yet in any language: the message and the parts that go into it.
///
/// @param parts in the order of `{0}`, `{1}`… in the catalogue
public record Phrase(Sentence message, List<String> parts) {
  public Phrase {
    parts = List.copyOf(parts);
  }

  /// The parts may be anything with a useful `toString`.
  public static Phrase of(Sentence message, Object... parts) {
    return new Phrase(message, List.of(parts).stream().map(String::valueOf).toList());
  }
}
