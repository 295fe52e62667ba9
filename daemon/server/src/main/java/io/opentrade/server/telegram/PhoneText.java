package io.opentrade.server.telegram;

import io.opentrade.protocol.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes messages of words and lines: in Telegram's HTML, of which only three characters must be
/// written otherwise, and cut where they are too long. Cutting comes first, so that no cut can be
/// inside of an entity or a tag.
final class PhoneText {
  /// The longest message, in UTF-16 units, tags not counted.
  static final int LONGEST = 4096;

  private PhoneText() {}

  /// The messages that hold words and blocks in turn; pictures go elsewhere.
  static List<String> messages(List<Part> parts) {
    return messages(parts, LONGEST);
  }

  static List<String> messages(List<Part> parts, int longest) {
    List<String> messages = new ArrayList<>();
    StringBuilder html = new StringBuilder();
    int length = 0;
    for (Part part : parts) {
      String text = textOf(part);
      for (String piece : text.isEmpty() ? List.<String>of() : cut(text, longest)) {
        if (length > 0 && length + 1 + piece.length() > longest) {
          messages.add(html.toString());
          html.setLength(0);
          length = 0;
        }
        html.append(length == 0 ? "" : "\n").append(marked(part, piece));
        length += piece.length() + (length == 0 ? 0 : 1);
      }
    }
    if (length > 0) {
      messages.add(html.toString());
    }
    return messages;
  }

  private static String textOf(Part part) {
    return switch (part) {
      case Part.Text(String text) -> harmless(text).strip();
      case Part.Block(String text) -> harmless(text).stripTrailing();
      case Part.Picture _ -> "";
    };
  }

  private static String marked(Part part, String piece) {
    return part instanceof Part.Block ? "<pre>" + escape(piece) + "</pre>" : escape(piece);
  }

  /// Foreign text may be in it: controls and what reorders go, lines stay. The isolates that our
  /// own sentences put around foreign parts stay, too.
  private static String harmless(String text) {
    return text.lines().map(PhoneText::line).collect(Collectors.joining("\n"));
  }

  private static String line(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\u2068' || c == '\u2069') {
        result.append(ForeignText.printable(text.substring(from, at))).append(c);
        from = at + 1;
      }
    }
    return result.append(ForeignText.printable(text.substring(from))).toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Pieces of at most so many units, cut at line ends where there are any, else between
  /// characters.
  static List<String> cut(String text, int longest) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (rest.length() > longest) {
      int line = rest.lastIndexOf('\n', longest);
      int end = line > 0 ? line : betweenCharacters(rest, longest);
      pieces.add(rest.substring(0, end));
      rest = rest.substring(line > 0 ? end + 1 : end);
    }
    if (!rest.isBlank()) {
      pieces.add(rest);
    }
    return pieces;
  }

  private static int betweenCharacters(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
