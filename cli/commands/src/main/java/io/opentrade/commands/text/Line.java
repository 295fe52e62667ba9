package io.opentrade.commands.text;

import io.opentrade.protocol.ForeignText;
import java.util.ArrayList;
import java.util.List;

/// One line of output, built from left to right. Every text put in becomes printable on one line,
/// wherever it came from: only [Screen] can produce an escape sequence.
public final class Line {
  private record Span(String text, Tint tint) {}

  private final List<Span> spans = new ArrayList<>();
  private int width;

  /// A line of one plain text.
  public static Line of(String text) {
    return new Line().add(text);
  }

  /// A line of one tinted text.
  public static Line of(Tint tint, String text) {
    return new Line().add(tint, text);
  }

  public Line add(String text) {
    return add(Tint.PLAIN, text);
  }

  public Line add(Tint tint, String text) {
    String safe = printable(text);
    if (!safe.isEmpty()) {
      spans.add(new Span(safe, tint));
      width += TextWidth.of(safe);
    }
    return this;
  }

  /// Keeps the isolates that [Messages] puts around arguments in right-to-left languages: in
  /// balance they move nothing outside themselves.
  static String printable(String text) {
    if (text.indexOf(Messages.ISOLATE) < 0) {
      return ForeignText.printable(text);
    }
    StringBuilder result = new StringBuilder();
    int open = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == Messages.ISOLATE || (c == Messages.END_OF_ISOLATE && open > 0)) {
        result.append(ForeignText.printable(text.substring(start, i))).append(c);
        open += c == Messages.ISOLATE ? 1 : -1;
        start = i + 1;
      }
    }
    result.append(ForeignText.printable(text.substring(start)));
    return result.append(String.valueOf(Messages.END_OF_ISOLATE).repeat(open)).toString();
  }

  public Line add(Line other) {
    spans.addAll(other.spans);
    width += other.width;
    return this;
  }

  /// Adds spaces up to a column, counted from 0; none when the line is already there.
  public Line padTo(int column) {
    return column > width ? add(" ".repeat(column - width)) : this;
  }

  /// Columns it takes on the terminal.
  public int width() {
    return width;
  }

  /// As much of the line as fits so many columns.
  public Line clipped(int columns) {
    if (width <= columns) {
      return this;
    }
    Line clipped = new Line();
    for (Span span : spans) {
      int left = columns - clipped.width;
      if (left <= 0) {
        break;
      }
      clipped.add(span.tint(), TextWidth.clip(span.text(), left));
    }
    return clipped;
  }

  /// The line for a terminal, for those that place it themselves.
  public String rendered(boolean color) {
    return render(color);
  }

  /// The line without trailing spaces, with or without colours.
  String render(boolean color) {
    StringBuilder text = new StringBuilder();
    Tint current = Tint.PLAIN;
    for (Span span : spans) {
      // Spaces look the same in any tint: one code serves a whole run of dots.
      if (color && span.tint() != current && !span.text().isBlank()) {
        if (current != Tint.PLAIN) {
          text.append("\u001b[0m");
        }
        if (span.tint() != Tint.PLAIN) {
          text.append("\u001b[").append(span.tint().code()).append('m');
        }
        current = span.tint();
      }
      text.append(spans.size() > 1 ? Direction.isolated(span.text()) : span.text());
    }
    String line = text.toString().stripTrailing();
    return current == Tint.PLAIN ? line : line + "\u001b[0m";
  }

  @Override
  public String toString() {
    return render(false);
  }
}
