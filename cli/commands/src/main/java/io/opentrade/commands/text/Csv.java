package io.opentrade.commands.text;

import io.opentrade.protocol.ForeignText;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Lines of comma-separated values, after RFC 4180 but with `\n` line ends.
public final class Csv {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  /// A number, time or word of ours; empty for null.
  public Csv field(@Nullable Object value) {
    return put(value == null ? "" : value.toString());
  }

  /// Text that somebody else wrote. A spreadsheet would run one that begins with `= + - @` or a
  /// tab, so such text gets a quote mark in front.
  public Csv foreign(@Nullable ForeignText value) {
    if (value == null) {
      return put("");
    }
    String raw = value.raw();
    boolean dangerous = !raw.isEmpty() && "=+-@\t\r".indexOf(raw.charAt(0)) >= 0;
    String printable = value.toString();
    return put(dangerous ? "'" + printable.stripLeading() : printable);
  }

  /// Ends the line.
  public Csv end() {
    text.append('\n');
    first = true;
    return this;
  }

  /// A whole line of headings.
  public Csv header(Collection<String> names) {
    names.forEach(this::put);
    return end();
  }

  /// What was written since the last call.
  public String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  /// How much waits to be taken, in characters.
  public int size() {
    return text.length();
  }

  private Csv put(String value) {
    if (!first) {
      text.append(',');
    }
    first = false;
    if (value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'')) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
    return this;
  }
}
