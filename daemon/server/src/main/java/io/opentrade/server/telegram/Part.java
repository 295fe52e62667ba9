package io.opentrade.server.telegram;

/// A piece of an answer.
sealed interface Part {
  /// Words, in the direction of their language.
  record Text(String text) implements Part {}

  /// Lines whose columns stand under each other.
  record Block(String text) implements Part {}

  /// A picture.
  ///
  /// @param caption of at most 1,024 characters
  record Picture(byte[] png, String caption) implements Part {}
}
