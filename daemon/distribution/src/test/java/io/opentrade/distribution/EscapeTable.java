package io.opentrade.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What became of each attack, for the build's output.
final class EscapeTable {
  private static final int WIDEST = 90;

  private final List<List<String>> rows = new ArrayList<>();
  private final String title;

  EscapeTable(String title) {
    this.title = title;
  }

  synchronized void row(String... cells) {
    rows.add(
        Arrays.stream(cells)
            .map(cell -> cell.replaceAll("[\\p{Cntrl}]", " "))
            .map(cell -> cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…")
            .toList());
  }

  /// Writes it to a file of `target` and to standard output.
  synchronized void write(String file) throws IOException {
    StringBuilder text = new StringBuilder(title).append(" (").append(rows.size()).append(")\n");
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(
            String.format(
                Locale.ROOT, "%-" + Math.max(1, widths[column]) + "s  ", row.get(column)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    Path target = Path.of(System.getProperty("opentrade.root"), "daemon/distribution/target", file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text.toString());
    System.out.println(text);
  }
}
