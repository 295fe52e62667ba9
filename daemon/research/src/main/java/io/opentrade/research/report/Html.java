package io.opentrade.research.report;

import io.opentrade.protocol.ForeignText;

/// Pieces of HTML, built so that no text becomes markup.
final class Html {
  private final StringBuilder markup = new StringBuilder();

  /// Markup of our own, as it is.
  Html raw(String ours) {
    markup.append(ours);
    return this;
  }

  /// Anybody's text: on one line, harmless and escaped.
  Html text(String foreign) {
    markup.append(escaped(foreign));
    return this;
  }

  /// An element that holds nothing but text.
  ///
  /// @param tag with its attributes, of our own: `td class=up`
  Html element(String tag, String foreign) {
    int space = tag.indexOf(' ');
    String name = space < 0 ? tag : tag.substring(0, space);
    return raw("<" + tag + ">").text(foreign).raw("</" + name + ">");
  }

  /// The text as it may stand between tags and inside quoted attributes.
  static String escaped(String foreign) {
    String safe = ForeignText.printable(foreign);
    StringBuilder result = new StringBuilder(safe.length());
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        default -> result.append(c);
      }
    }
    return result.toString();
  }

  @Override
  public String toString() {
    return markup.toString();
  }
}
