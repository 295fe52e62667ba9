package io.opentrade.scripting;

import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Keeps the first lines a script writes, and counts the others. One thread.
public final class LogBook {
  private int capacity;
  private List<LogLine> lines = new ArrayList<>();
  private int dropped;
  private int bar = -1;
  private boolean silent;

  /// @param capacity lines kept per request
  public LogBook(int capacity) {
    this.capacity = capacity;
  }

  /// From now on so many lines are kept per request.
  public void capacity(int other) {
    capacity = other;
  }

  /// Lines written from now on belong to that bar; -1 for none.
  public void bar(int index) {
    bar = index;
  }

  /// Does something once more that wrote its lines the first time.
  public void silently(Runnable work) {
    silent = true;
    try {
      work.run();
    } finally {
      silent = false;
    }
  }

  /// Writes text, one line for each of its lines.
  public void write(String text) {
    write(text, false);
  }

  /// Writes text that is for the person, not only for the log.
  public void notice(String text) {
    write(text, true);
  }

  private void write(String text, boolean notice) {
    if (silent) {
      return;
    }
    for (String line : text.split("\n", -1)) {
      if (lines.size() >= capacity) {
        dropped++;
      } else {
        lines.add(new LogLine(bar, notice, cut(line)));
      }
    }
  }

  private static String cut(String line) {
    return line.length() <= Limits.LOG_LINE_LENGTH
        ? line
        : line.substring(0, Limits.LOG_LINE_LENGTH - 1) + "…";
  }

  /// Hands out what was kept and starts anew.
  public List<LogLine> take() {
    List<LogLine> taken = lines;
    lines = new ArrayList<>();
    return taken;
  }

  /// Hands out how many lines were not kept and starts anew.
  public int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  /// Drops what was kept since it was handed out last.
  void forget() {
    take();
    takeDropped();
  }

  /// A stream whose lines come into this book: what `print` and `console.log` write to.
  public OutputStream stream() {
    return new Lines();
  }

  private final class Lines extends OutputStream {
    /// UTF-8 takes up to three bytes for each of the characters that are kept.
    private static final int KEPT = 4 * Limits.LOG_LINE_LENGTH;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        LogBook.this.write(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < KEPT && octet != '\r') {
        line.write(octet);
      }
    }
  }
}
