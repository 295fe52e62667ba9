package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.protocol.frame.Completions;
import java.io.IOException;
import java.util.List;
import org.jline.reader.LineReader;

/// The question mark behind a word: says above the line what may follow, and leaves the line alone.
final class Explain {
  private static final int MOST = 40;

  private final Door door;

  Explain(Door door) {
    this.door = door;
  }

  /// @return whether there was something to explain; else the question mark is one
  boolean explain(LineReader reader) {
    String line = reader.getBuffer().toString();
    int cursor = reader.getBuffer().cursor();
    if (cursor < line.length()
        || LineParser.isMeta(line)
        || Words.of(line).open() != Words.CLOSED) {
      return false;
    }
    try {
      List<Completions.Candidate> all = door.complete(line, cursor);
      if (all.isEmpty() && !line.endsWith(" ")) {
        all = door.complete(line + " ", cursor + 1);
      }
      reader.printAbove(all.isEmpty() ? "nothing is known that could follow" : page(all));
      return true;
    } catch (IOException away) {
      return false;
    }
  }

  private static String page(List<Completions.Candidate> all) {
    int widest = 0;
    for (Completions.Candidate each : all.subList(0, Math.min(MOST, all.size()))) {
      widest = Math.max(widest, Printable.of(each.value()).length());
    }
    StringBuilder page = new StringBuilder();
    for (Completions.Candidate each : all.subList(0, Math.min(MOST, all.size()))) {
      String value = Printable.of(each.value());
      page.append("  ").append(value).append(" ".repeat(widest - value.length() + 2));
      page.append(Printable.of(each.description())).append('\n');
    }
    if (all.size() > MOST) {
      page.append("  … and ").append(all.size() - MOST).append(" more\n");
    }
    return page.toString();
  }
}
