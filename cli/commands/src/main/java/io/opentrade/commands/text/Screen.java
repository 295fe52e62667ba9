package io.opentrade.commands.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where lines are written. Collects a few kilobytes before it hands them on.
public final class Screen {
  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';

  private static final int CHUNK = 16_384;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 200;

  private final Consumer<String> sink;
  private final int width;
  private final boolean color;
  private final StringBuilder pending = new StringBuilder();

  /// @param columns of the terminal; brought into 40 to 200
  public Screen(Consumer<String> sink, int columns, boolean color) {
    this.sink = sink;
    this.width = Math.clamp(columns, NARROWEST, WIDEST);
    this.color = color;
  }

  /// Columns that a line may take.
  public int width() {
    return width;
  }

  public boolean color() {
    return color;
  }

  public void print(Line line) {
    pending.append(line.render(color)).append('\n');
    if (pending.length() >= CHUNK) {
      flush();
    }
  }

  public void print(String text) {
    print(Line.of(text));
  }

  public void print(List<Line> lines) {
    lines.forEach(this::print);
  }

  public void blank() {
    pending.append('\n');
  }

  /// Prints text broken at spaces, each line after the first one indented.
  public void paragraph(Tint tint, String indent, String text) {
    paragraph(tint, indent, indent, text);
  }

  /// Prints text broken at spaces.
  public void paragraph(Tint tint, String first, String indent, String text) {
    String prefix = first;
    for (String part : wrap(text, width - indent.length())) {
      print(Line.of(tint, prefix).add(tint, part));
      prefix = indent;
    }
  }

  /// Things parted by ` · `, in lines of at most so many columns, broken between them.
  public static List<String> wrapList(List<String> things, int columns) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String thing : things) {
      String longer = line.isEmpty() ? thing : line + " · " + thing;
      if (TextWidth.of(longer) > columns && !line.isEmpty()) {
        lines.add(line);
        longer = thing;
      }
      line = longer;
    }
    lines.add(line);
    return lines.stream().flatMap(each -> wrap(each, columns).stream()).toList();
  }

  /// The text in lines of at most so many columns, broken at spaces; a longer word stays whole.
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : Line.printable(text).split(" +")) {
      int size = TextWidth.of(word);
      if (used > 0 && used + 1 + size > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += size;
    }
    lines.add(line.toString());
    return whole(lines);
  }

  /// What a break has parted of a text in the other direction is told apart on both lines.
  private static List<String> whole(List<String> lines) {
    List<String> whole = new ArrayList<>();
    boolean parted = false;
    for (String line : lines) {
      String begun = parted ? ISOLATE + line : line;
      parted = begun.lastIndexOf(ISOLATE) > begun.lastIndexOf(END_OF_ISOLATE);
      whole.add(parted ? begun + END_OF_ISOLATE : begun);
    }
    return whole;
  }

  /// Hands on what is collected.
  public void flush() {
    if (!pending.isEmpty()) {
      String text = pending.toString();
      pending.setLength(0);
      sink.accept(text);
    }
  }
}
