package io.opentrade.server.notify;

import io.opentrade.protocol.ForeignText;
import java.util.stream.Collectors;

/// A notice in words. Nothing in it can do anything but be read: no control character and none that
/// reorders text is left; lines are parted by `\n`.
///
/// @param title one line
/// @param body lines; may be empty
record NoticeText(String title, String body) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 20_000;

  /// @param repeat whether to say that it may have arrived before
  static NoticeText of(Notice notice, boolean repeat) {
    String title = (repeat ? "[repeat] " : "") + notice.title();
    String body =
        cut(notice.text().raw(), LONGEST_BODY)
            .lines()
            .map(ForeignText::printable)
            .collect(Collectors.joining("\n"));
    return new NoticeText(cut(title, LONGEST_TITLE), body.strip());
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
