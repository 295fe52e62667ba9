package io.opentrade.research.backtest;

import static java.util.stream.Collectors.joining;

import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.risk.RiskText;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Portfolio;
import io.opentrade.protocol.Warning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what a run was made of.
final class Evidences {
  private Evidences() {}

  static Evidence of(
      BacktestRun request,
      Desks desks,
      @Nullable Series benchmark,
      Settings settings,
      int periodsPerYear,
      List<Warning> found) {
    Preparation first = desks.first().ready();
    BacktestResult.Run run =
        new BacktestResult.Run(
            new ForeignText(names(desks)),
            hash(desks),
            values(desks),
            config(request, desks, benchmark, settings, periodsPerYear),
            data(desks),
            EngineVersion.TEXT,
            request.seed() == null ? 0 : request.seed(),
            first.main().instrument().settlementCurrency());
    return new Evidence(
        run,
        desks.all().stream().map(Desks.Desk::place).toList(),
        settings.account(),
        Fees.of(settings),
        benchmark == null ? null : benchmark.candles(),
        notes(desks),
        first.file().script().language().extension(),
        values(desks).size(),
        found);
  }

  /// The series traded on, and then those that are only read.
  private static List<BacktestResult.Data> data(Desks desks) {
    Map<String, BacktestResult.Data> data = new LinkedHashMap<>();
    for (Desks.Desk desk : desks.all()) {
      Series main = desk.ready().main();
      data.computeIfAbsent(main.name(), _ -> data(main));
    }
    List<BacktestResult.Data> all = new ArrayList<>(data.values());
    for (Desks.Desk desk : desks.all()) {
      for (Series series : desk.ready().others().values()) {
        if (data.putIfAbsent("read " + series.name(), data(series)) == null) {
          all.add(data(series));
        }
      }
    }
    return all;
  }

  private static List<StrategyFile> files(Desks desks) {
    return desks.all().stream().map(desk -> desk.ready().file()).distinct().toList();
  }

  private static String names(Desks desks) {
    return files(desks).stream().map(file -> file.script().name()).collect(joining(" + "));
  }

  /// Of several strategies, the hash of their hashes.
  private static String hash(Desks desks) {
    List<StrategyFile> files = files(desks);
    if (files.size() == 1) {
      return files.getFirst().hash();
    }
    String hashes = files.stream().map(StrategyFile::hash).collect(joining("\n"));
    byte[] digest = Digests.sha256().digest(hashes.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest);
  }

  /// Of several strategies, each name with that of its file before it.
  private static Map<String, Object> values(Desks desks) {
    boolean several = files(desks).size() > 1;
    Map<String, Object> values = new LinkedHashMap<>();
    for (Desks.Desk desk : desks.all()) {
      String prefix = several ? desk.ready().file().script().name() + ":" : "";
      desk.ready().plainValues().forEach((name, value) -> values.put(prefix + name, value));
    }
    return values;
  }

  private static List<String> notes(Desks desks) {
    return desks.all().stream()
        .flatMap(desk -> desk.ready().main().notes().stream())
        .distinct()
        .toList();
  }

  private static BacktestResult.Config config(
      BacktestRun request,
      Desks desks,
      @Nullable Series benchmark,
      Settings settings,
      int periodsPerYear) {
    Instrument instrument = desks.first().ready().main().instrument();
    return new BacktestResult.Config(
        request.from(),
        request.to(),
        new Decimal(settings.cash().value()),
        new Decimal(settings.feeRate()),
        BacktestJob.sizeText(request, desks.all().size()),
        new Decimal(instrument.lot()),
        new Decimal(instrument.tick()),
        instrument.moneyScale(),
        desks.first().ready().style().word(),
        settings.closeAtEnd(),
        periodsPerYear,
        request.missing() == null ? "keep" : request.missing(),
        request.unsafe(),
        request.fills(),
        portfolio(request.portfolio(), desks, benchmark, settings),
        settings.risk().none() ? null : RiskText.print(settings.risk()),
        request.account());
  }

  private static BacktestResult.@Nullable Portfolio portfolio(
      @Nullable Portfolio asked, Desks desks, @Nullable Series benchmark, Settings settings) {
    if (asked == null && desks.all().size() == 1) {
      return null;
    }
    return new BacktestResult.Portfolio(
        asked == null ? null : asked.symbols(),
        asked == null ? null : asked.mostTrades(),
        settings.sharing().weights().stream().map(Decimal::new).toList(),
        benchmark == null ? null : new ForeignText(benchmark.name()));
  }

  private static BacktestResult.Data data(Series series) {
    Candles candles = series.candles();
    return new BacktestResult.Data(
        new ForeignText(series.name()),
        series.hash(),
        candles.size() - series.from(),
        Instant.ofEpochMilli(candles.time()[series.from()]),
        Instant.ofEpochMilli(candles.closeTime(candles.size() - 1)),
        gaps(series).gaps().size());
  }

  private static Gaps gaps(Series series) {
    return Gaps.of(series.candles(), series.from());
  }
}
