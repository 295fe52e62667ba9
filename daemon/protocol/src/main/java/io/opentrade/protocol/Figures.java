package io.opentrade.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What every figure of a backtest means. The texts are the documentation of [Metrics],
/// [MoreMetrics] and [Breakdowns], kept beside the classes in `figures.txt`; a test writes that
/// file and fails where it differs.
public final class Figures {
  private Figures() {}

  /// Figures that stand together in the document.
  ///
  /// @param path where: `metrics`, `more.daily`
  /// @param text what holds for all of them
  public record Group(String path, String text, List<Figure> figures) {
    public Group {
      figures = List.copyOf(figures);
    }
  }

  /// @param name its key in the document
  /// @param text formula, unit, and when it is undefined
  public record Figure(String name, String text) {}

  /// All of them, in the order of the document.
  public static List<Group> read() {
    return read(text());
  }

  /// Reads a table: a line `= PATH, tab, TEXT` for each group, `NAME, tab, TEXT` for each in it.
  public static List<Group> read(String table) {
    List<Group> groups = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String line : table.lines().toList().reversed()) {
      int tab = line.indexOf('\t');
      if (line.startsWith("= ")) {
        groups.addFirst(new Group(line.substring(2, tab), line.substring(tab + 1), figures));
        figures = new ArrayList<>();
      } else {
        figures.addFirst(new Figure(line.substring(0, tab), line.substring(tab + 1)));
      }
    }
    return groups;
  }

  private static String text() {
    try (InputStream stream =
        Objects.requireNonNull(Figures.class.getResourceAsStream("figures.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
