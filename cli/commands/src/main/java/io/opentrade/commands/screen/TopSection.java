package io.opentrade.commands.screen;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import java.util.ArrayList;
import java.util.List;

/// One list of the screen: a heading with its count, a table, and which row is chosen.
///
/// @param title in words
/// @param table its rows
/// @param size how many rows
/// @param chosen the row that keys act on; -1 for none
record TopSection(String title, Table table, int size, int chosen) {
  /// As lines of exactly so many rows, scrolled so that the chosen one is seen.
  List<Line> lines(int columns, int rows) {
    List<Line> lines = new ArrayList<>();
    Line head = Line.of(chosen >= 0 ? Tint.ACCENT : Tint.BOLD, (chosen >= 0 ? "▸ " : "  ") + title);
    lines.add(head.add(Tint.DIM, " " + size));
    List<Line> body = table.lines(columns, "  ");
    if (size > 0 && rows > 2) {
      lines.add(body.getFirst());
      int first = first(rows);
      for (int i = first; i < Math.min(size, first + rows - 2); i++) {
        Line row = body.get(i + 1);
        lines.add(i == chosen ? marked(row) : row);
      }
    }
    while (lines.size() < rows) {
      lines.add(new Line());
    }
    return lines.subList(0, Math.max(0, rows));
  }

  /// The first of its rows that is seen.
  private int first(int rows) {
    int room = rows - 2;
    return Math.clamp(chosen - room + 1, 0, Math.max(0, size - room));
  }

  /// The row of the list on a line of the section; -1 where there is none.
  ///
  /// @param line from 0, the heading
  int rowAt(int line, int rows) {
    int row = line < 2 || size == 0 || rows <= 2 ? -1 : first(rows) + line - 2;
    return row < size ? row : -1;
  }

  private static Line marked(Line row) {
    return Line.of(Tint.ACCENT, ">").add(row.toString().substring(1));
  }
}
