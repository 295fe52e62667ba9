package io.opentrade.commands.text;

/// A grid of dots, two across and four down in each character.
public final class BrailleCanvas {
  private static final int BLANK = 0x2800;
  private static final int[][] DOT = {
    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80},
  };

  private final int columns;
  private final int rows;
  private final int[] cells;

  /// @param columns width in characters
  /// @param rows height in characters
  public BrailleCanvas(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new int[columns * rows];
  }

  /// Width in dots.
  public int width() {
    return columns * 2;
  }

  /// Height in dots.
  public int height() {
    return rows * 4;
  }

  /// Sets a dot; the origin is at the top left. Dots outside are ignored.
  public void dot(int x, int y) {
    if (x >= 0 && x < width() && y >= 0 && y < height()) {
      cells[y / 4 * columns + x / 2] |= DOT[y % 4][x % 2];
    }
  }

  /// Sets all dots of a column between two heights, both included.
  public void column(int x, int from, int to) {
    for (int y = Math.min(from, to); y <= Math.max(from, to); y++) {
      dot(x, y);
    }
  }

  /// Whether any dot of a character is set.
  public boolean marked(int column, int row) {
    return cells[row * columns + column] != 0;
  }

  /// A character; a space where no dot is set.
  public String at(int column, int row) {
    int cell = cells[row * columns + column];
    return cell == 0 ? " " : Character.toString(BLANK + cell);
  }
}
