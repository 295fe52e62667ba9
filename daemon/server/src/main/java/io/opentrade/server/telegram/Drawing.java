package io.opentrade.server.telegram;

import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Draws, where this machine can: a small server may have no fonts. AWT is loaded here and not
/// before.
final class Drawing {
  private Drawing() {}

  /// The picture, else its caption.
  static Part of(Supplier<byte[]> picture, String caption, ChatCall call) {
    try {
      return new Part.Picture(picture.get(), caption);
    } catch (LinkageError | InternalError | IllegalStateException | NullPointerException _) {
      // What the JDK throws where it finds no font differs from system to system.
      return new Part.Text(caption + "\n" + call.say(Sentence.TELEGRAM_NO_PICTURE));
    }
  }
}
