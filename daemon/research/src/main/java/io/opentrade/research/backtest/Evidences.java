package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes down what a run was made of.
final class Evidences {
  private Evidences() {}

  static Evidence of(
      BacktestRun request,
      Preparation ready,
      Market market,
      Settings settings,
      int periodsPerYear,
      Decisions decisions,
      List<Warning> found) {
    List<BacktestResult.Data> data = new ArrayList<>();
    data.add(data(ready.main()));
    ready.others().values().forEach(series -> data.add(data(series)));
    BacktestResult.Run run =
        new BacktestResult.Run(
            new ForeignText(ready.file().script().name()),
            ready.file().hash(),
            ready.plainValues(),
            config(request, ready, settings, periodsPerYear),
            data,
            EngineVersion.TEXT,
            request.seed() == null ? 0 : request.seed(),
            ready.main().instrument().quoteCurrency());
    return new Evidence(
        run,
        market,
        decisions.ready(),
        ready.main().notes(),
        ready.file().script().language().extension(),
        ready.declaration().parameters().size(),
        withLanguage(ready.file().script().language(), found));
  }

  private static List<Warning> withLanguage(Language language, List<Warning> found) {
    List<Warning> warnings = new ArrayList<>(Warnings.of(language));
    warnings.addAll(found);
    return warnings;
  }

  private static BacktestResult.Config config(
      BacktestRun request, Preparation ready, Settings settings, int periodsPerYear) {
    Instrument instrument = ready.main().instrument();
    return new BacktestResult.Config(
        request.from(),
        request.to(),
        new Decimal(settings.cash().value()),
        new Decimal(settings.feeRate()),
        BacktestJob.sizeText(request),
        new Decimal(instrument.lot()),
        new Decimal(instrument.tick()),
        instrument.moneyScale(),
        ready.style().word(),
        settings.closeAtEnd(),
        periodsPerYear,
        request.missing() == null ? "keep" : request.missing(),
        request.unsafe(),
        request.fills());
  }

  private static BacktestResult.Data data(Series series) {
    Candles candles = series.candles();
    return new BacktestResult.Data(
        new ForeignText(series.name()),
        CandleHash.of(candles),
        candles.size() - series.from(),
        Instant.ofEpochMilli(candles.time()[series.from()]),
        Instant.ofEpochMilli(candles.closeTime(candles.size() - 1)),
        gaps(series).gaps().size());
  }

  private static Gaps gaps(Series series) {
    return Gaps.of(series.candles().slice(series.from(), series.candles().size()));
  }
}
