package io.opentrade.commands.text;

import io.opentrade.protocol.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under headings, fitted to a width: first the least important columns go, then the widest
/// flexible one is clipped.
public final class Table {
  private static final String GAP = "  ";

  /// Words are clipped to less than this only when no column can go any more.
  private static final int READABLE = 24;

  private static final int NARROWEST = 6;

  private record Column(String heading, boolean right, int rank, boolean flexible) {}

  private record Cell(String text, Tint tint) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /// A column of words.
  ///
  /// @param rank 0 stays always; the highest goes first when space is short
  public Table left(String heading, int rank) {
    columns.add(new Column(heading, false, rank, false));
    return this;
  }

  /// A column of words that may be clipped.
  public Table flexible(String heading, int rank) {
    columns.add(new Column(heading, false, rank, true));
    return this;
  }

  /// A column of numbers.
  public Table right(String heading, int rank) {
    columns.add(new Column(heading, true, rank, false));
    return this;
  }

  /// Begins a row; fill it with [Row#cell].
  public Row row() {
    List<Cell> cells = new ArrayList<>();
    rows.add(cells);
    return new Row(cells);
  }

  /// A row being filled from left to right.
  public static final class Row {
    private final List<Cell> cells;

    private Row(List<Cell> cells) {
      this.cells = cells;
    }

    public Row cell(String text) {
      return cell(Tint.PLAIN, text);
    }

    public Row cell(Tint tint, String text) {
      cells.add(new Cell(ForeignText.printable(text), tint));
      return this;
    }
  }

  /// The table as lines of at most so many columns, each indented.
  public List<Line> lines(int width, String indent) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = naturalWidth(i);
    }
    List<Integer> shown = fit(widths, width - indent.length());
    List<Line> lines = new ArrayList<>();
    Line heading = Line.of(indent);
    for (int i : shown) {
      put(heading, i, widths, shown, new Cell(columns.get(i).heading(), Tint.DIM));
    }
    lines.add(heading);
    for (List<Cell> row : rows) {
      Line line = Line.of(indent);
      for (int i : shown) {
        put(line, i, widths, shown, row.get(i));
      }
      lines.add(line);
    }
    return lines;
  }

  private int naturalWidth(int column) {
    return Math.max(
        TextWidth.of(columns.get(column).heading()),
        rows.stream().mapToInt(row -> TextWidth.of(row.get(column).text())).max().orElse(0));
  }

  private List<Integer> fit(int[] widths, int available) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    while (total(widths, shown) > available) {
      int excess = total(widths, shown) - available;
      int clipped = widestFlexible(widths, shown);
      int victim = leastImportant(shown);
      boolean readable = clipped >= 0 && widths[clipped] - excess >= READABLE;
      if (readable || (victim < 0 && clipped >= 0)) {
        widths[clipped] = Math.max(NARROWEST, widths[clipped] - excess);
        break;
      }
      if (victim < 0) {
        break;
      }
      shown.remove(Integer.valueOf(victim));
    }
    return shown;
  }

  private static int total(int[] widths, List<Integer> shown) {
    return shown.stream().mapToInt(i -> widths[i]).sum() + GAP.length() * (shown.size() - 1);
  }

  private int widestFlexible(int[] widths, List<Integer> shown) {
    int widest = -1;
    for (int i : shown) {
      if (columns.get(i).flexible() && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private int leastImportant(List<Integer> shown) {
    int victim = -1;
    for (int i : shown) {
      int rank = columns.get(i).rank();
      if (rank > 0 && (victim < 0 || rank >= columns.get(victim).rank())) {
        victim = i;
      }
    }
    return victim;
  }

  private void put(Line line, int column, int[] widths, List<Integer> shown, Cell cell) {
    if (column != shown.getFirst()) {
      line.add(GAP);
    }
    String text = TextWidth.clip(cell.text(), widths[column]);
    line.add(
        cell.tint(),
        columns.get(column).right()
            ? TextWidth.padLeft(text, widths[column])
            : TextWidth.padRight(text, widths[column]));
  }
}
