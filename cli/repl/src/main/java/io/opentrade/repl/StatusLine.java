package io.opentrade.repl;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/// The line at the bottom: account, equity, profit, open orders, feeds. Money that is real is white
/// on red, and says so in words.
final class StatusLine {
  private static final AttributedStyle DEMO = AttributedStyle.INVERSE;
  private static final AttributedStyle REAL =
      AttributedStyle.BOLD.foreground(AttributedStyle.WHITE).background(AttributedStyle.RED);

  private StatusLine() {}

  /// @param pulse null where the daemon does not answer
  static AttributedString of(@Nullable Pulse pulse, int columns, boolean color) {
    String text = pulse == null ? " no daemon" : text(pulse, columns);
    AttributedStyle style = pulse != null && pulse.real() && color ? REAL : DEMO;
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(text, style);
    return line.append(" ".repeat(Math.max(0, columns - line.columnLength())), style)
        .toAttributedString()
        .columnSubSequence(0, columns);
  }

  private static String text(Pulse pulse, int columns) {
    String head = " " + pulse.account() + (pulse.real() ? " REAL MONEY" : " demo");
    String[] further = {
      pulse.equity(),
      "day " + pulse.day(),
      "orders " + pulse.orders(),
      "feeds " + pulse.feeds(),
      "open " + pulse.open()
    };
    StringBuilder text = new StringBuilder(head);
    for (String part : further) {
      if (text.length() + part.length() + 3 <= columns) {
        text.append(" · ").append(part);
      }
    }
    return text.toString();
  }
}
