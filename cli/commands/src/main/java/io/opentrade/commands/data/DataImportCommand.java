package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.DataImport;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data import FILE… --as SERIES`: reads files of candles or trades into the store.
public final class DataImportCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> files = new ArrayList<>();

  @Option(names = "--as", paramLabel = "SERIES", required = true)
  String series = "";

  @Option(names = "--trades")
  boolean trades;

  @Option(names = "--zone", paramLabel = "ZONE")
  @Nullable String zone;

  @Option(names = "--time-format", paramLabel = "PATTERN")
  @Nullable String timeFormat;

  @Option(names = "--strict")
  boolean strict;

  @Option(names = "--tick", paramLabel = "STEP")
  @Nullable String tick;

  @Option(names = "--lot", paramLabel = "STEP")
  @Nullable String lot;

  @Option(names = "--money-scale", paramLabel = "N")
  @Nullable String moneyScale;

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    checkTimes(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      DataImport.Reply reply = watched.ask(invocation, request(invocation, inputs));
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        new ImportScreen(invocation).show(reply);
      }
      return 0;
    }
  }

  private DataImport request(Invocation invocation, Inputs inputs) {
    Amounts amounts = new Amounts(invocation);
    String target = inputs.series("--as", series);
    return new DataImport(
        files.stream().map(inputs::file).toList(),
        target,
        trades,
        zone,
        timeFormat,
        strict,
        amounts.positive("--tick", tick),
        amounts.positive("--lot", lot),
        amounts.integer("--money-scale", moneyScale, 0, 18));
  }

  private void checkTimes(Invocation invocation) {
    if (zone != null) {
      try {
        zone = ZoneId.of(zone).getId();
      } catch (DateTimeException _) {
        throw invocation.usage("data.zone", zone);
      }
    }
    if (timeFormat != null) {
      try {
        var _ = DateTimeFormatter.ofPattern(timeFormat, java.util.Locale.ROOT);
      } catch (IllegalArgumentException _) {
        throw invocation.usage("data.timeFormat", timeFormat);
      }
    }
  }
}
