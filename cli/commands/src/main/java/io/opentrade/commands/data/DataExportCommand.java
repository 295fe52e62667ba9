package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.ProgressBar;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data export SERIES`: all its bars, as CSV or JSON lines.
public final class DataExportCommand extends Command {
  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1");

  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  String output = "-";

  @Option(names = "--format", paramLabel = "FORMAT")
  @Nullable String format;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String form = Choices.one(invocation, "--format", format, List.of("csv", "jsonl"));
    Range.Bounds bounds = range.read(invocation);
    boolean standardOutput = STANDARD_OUTPUT.contains(output);
    boolean lines = "jsonl".equals(form);
    if (invocation.json() && (standardOutput || form != null)) {
      throw invocation.usage("data.exportJson");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      if (standardOutput) {
        pages(invocation, name, bounds, lines, invocation.terminal()::out);
        return 0;
      }
      try (OutputFile file = invocation.terminal().openOutput(output, false)) {
        long bars = pages(invocation, name, bounds, lines, file::write);
        file.commit();
        told(invocation, bars);
        return 0;
      }
    }
  }

  private void told(Invocation invocation, long bars) {
    if (invocation.json()) {
      invocation.document(java.util.Map.of("bars", bars));
    } else {
      invocation.err().print(invocation.count("data.exported", bars, output));
    }
  }

  private static long pages(
      Invocation invocation, String name, Range.Bounds bounds, boolean lines, Consumer<String> sink)
      throws InterruptedException {
    Instant from = bounds.start();
    long done = 0;
    try (ProgressBar bar =
        ProgressBar.of(invocation, "auto", invocation.terminal().outputIsTerminal())) {
      if (!lines) {
        sink.accept("time,open,high,low,close,volume\n");
      }
      while (true) {
        DataExport.Reply page = invocation.ask(new DataExport(name, from, bounds.end(), 0));
        sink.accept(lines ? lines(page.bars()) : csv(page.bars()));
        done += page.bars().size();
        bar.at(new Progress.Step(done, done + page.remaining(), "bars", null));
        if (page.next() == null) {
          return done;
        }
        from = page.next();
      }
    }
  }

  private static String lines(List<Candle> bars) {
    StringBuilder text = new StringBuilder();
    bars.forEach(bar -> text.append(Requests.print(bar)).append('\n'));
    return text.toString();
  }

  private static String csv(List<Candle> bars) {
    Csv csv = new Csv();
    for (Candle bar : bars) {
      csv.field(bar.time()).field(bar.open()).field(bar.high()).field(bar.low());
      csv.field(bar.close()).field(bar.volume()).end();
    }
    return csv.take();
  }
}
