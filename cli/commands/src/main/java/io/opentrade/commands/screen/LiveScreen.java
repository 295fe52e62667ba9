package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.Terminal;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a page until the person leaves it. Only lines that differ are sent, so that it is usable
/// over a slow line too.
public final class LiveScreen {
  /// How soon a new size of the window is seen.
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final Terminal terminal;
  private final Page page;
  private final Duration every;
  private final List<String> shown = new ArrayList<>();
  private int columns;
  private int rows;
  private @Nullable String trouble;

  private LiveScreen(Terminal terminal, Page page, Duration every) {
    this.terminal = terminal;
    this.page = page;
    this.every = every;
  }

  /// Shows it.
  ///
  /// @param every how often it is drawn anew without a key
  /// @throws RequestFailed of kind USAGE where there is no terminal
  public static int show(Invocation invocation, Page page, Duration every)
      throws InterruptedException {
    Terminal terminal = invocation.terminal();
    try (Terminal.Keys keys = terminal.keys()) {
      new LiveScreen(terminal, page, every).run(keys);
    }
    return 0;
  }

  private void run(Terminal.Keys keys) throws InterruptedException {
    if (page.mouse()) {
      terminal.out("\u001b[?1000h\u001b[?1006h"); // the client gives it back with the screen
    }
    while (true) {
      paint();
      long next = System.nanoTime() + every.toNanos();
      boolean pressed = false;
      while (!pressed && System.nanoTime() < next && !resized()) {
        Duration left = Duration.ofNanos(Math.max(1, next - System.nanoTime()));
        String sent = keys.next(left.compareTo(GLANCE) < 0 ? left : GLANCE);
        if (sent != null) {
          for (String key : KeyNames.of(sent)) {
            if (!press(key)) {
              return;
            }
          }
          pressed = true;
        }
      }
    }
  }

  private boolean press(String key) throws InterruptedException {
    try {
      return page.press(key);
    } catch (RequestFailed failed) {
      remember(failed);
      return true;
    }
  }

  private boolean resized() {
    return terminal.columns() != columns || terminal.rows() != rows;
  }

  private void paint() throws InterruptedException {
    if (resized()) {
      columns = terminal.columns();
      rows = terminal.rows();
      shown.clear();
      terminal.out("\u001b[2J");
    }
    List<Line> lines;
    try {
      lines = new ArrayList<>(page.draw(columns, rows));
    } catch (RequestFailed failed) {
      remember(failed);
      lines = new ArrayList<>();
    }
    if (trouble != null) {
      while (lines.size() > rows - 1) {
        lines.removeLast();
      }
      lines.add(Line.of(Tint.BAD, trouble));
      trouble = null;
    }
    send(lines);
  }

  private void remember(RequestFailed failed) {
    if (failed.failure().kind() == FailureKind.INTERRUPTED) {
      throw failed;
    }
    trouble = failed.failure().message();
  }

  private void send(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      String line =
          row < lines.size() ? lines.get(row).clipped(columns).rendered(terminal.color()) : "";
      String before = row < shown.size() ? shown.get(row) : null;
      if (!line.equals(before)) {
        text.append("\u001b[").append(row + 1).append(";1H").append(line).append("\u001b[K");
      }
      if (row < shown.size()) {
        shown.set(row, line);
      } else {
        shown.add(line);
      }
    }
    if (!text.isEmpty()) {
      terminal.out(text.toString());
    }
  }
}
