package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Shows how far a long piece of work is: a bar on the standard error where a person sees it, JSON
/// lines on demand, else nothing. Short work shows nothing, so that nothing flickers.
public final class ProgressBar implements Progress, AutoCloseable {
  /// How to show it.
  public enum Mode {
    BAR,
    JSON,
    SILENT
  }

  private static final long PATIENCE_NANOS = 200_000_000L;
  private static final long INTERVAL_NANOS = 100_000_000L;
  private static final int WIDEST_BAR = 30;
  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private final Messages messages;
  private final Terminal terminal;
  private final Mode mode;
  private final LongSupplier clock;
  private final long start;
  private long nextAt;
  private boolean shown;

  /// @param clock nanoseconds, as [System#nanoTime]
  public ProgressBar(Terminal terminal, Mode mode, LongSupplier clock, Messages messages) {
    this.messages = messages;
    this.terminal = terminal;
    this.mode = mode;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.nextAt = start + (mode == Mode.JSON ? 0 : PATIENCE_NANOS);
  }

  /// The bar that suits the invocation: `--progress auto|json|none`.
  public static ProgressBar of(Invocation invocation, String word, boolean quiet) {
    Terminal terminal = invocation.terminal();
    Mode mode =
        switch (word) {
          case "json" -> Mode.JSON;
          case "none" -> Mode.SILENT;
          default -> terminal.errorIsTerminal() && !quiet ? Mode.BAR : Mode.SILENT;
        };
    return new ProgressBar(terminal, mode, System::nanoTime, invocation.messages());
  }

  @Override
  public synchronized void at(Step step) {
    long now = clock.getAsLong();
    if (mode == Mode.SILENT || now < nextAt) {
      return;
    }
    nextAt = now + INTERVAL_NANOS;
    if (mode == Mode.JSON) {
      terminal.err(json(step) + "\n");
    } else {
      shown = true;
      terminal.err("\r" + bar(step, now - start) + "\u001b[K");
    }
  }

  /// Takes the bar away.
  @Override
  public synchronized void close() {
    if (shown) {
      shown = false;
      terminal.err("\r\u001b[K");
    }
  }

  private static String json(Step step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", "progress");
    fields.put("done", step.done());
    fields.put("total", step.total());
    fields.put("unit", step.unit());
    if (step.message() != null) {
      fields.put("message", step.message().raw());
    }
    return Requests.print(fields);
  }

  private String bar(Step step, long nanos) {
    StringBuilder text = new StringBuilder("  ");
    if (step.total() > 0) {
      double share = Math.min(1, (double) step.done() / step.total());
      int width = Math.clamp(terminal.columns() - 50L, 8, WIDEST_BAR);
      int eighths = (int) (share * width * 8);
      String filled = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
      text.append(TextWidth.padRight(filled, width)).append(' ');
      text.append(String.format(java.util.Locale.ROOT, "%3d%%  ", (int) (share * 100)));
      text.append(Numbers.shortCount(step.done()))
          .append('/')
          .append(Numbers.shortCount(step.total()));
    } else {
      text.append(Numbers.count(step.done()));
    }
    text.append(' ').append(Told.in(messages, step.unit()));
    if (nanos > 0 && step.done() > 0) {
      text.append("  ").append(Numbers.shortCount(step.done() * 1e9 / nanos)).append("/s");
    }
    if (step.message() != null) {
      text.append("  ").append(Told.in(messages, step.message().toString()));
    }
    return TextWidth.clip(ForeignText.printable(text.toString()), terminal.columns() - 1);
  }
}
