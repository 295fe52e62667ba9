package io.opentrade.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finished backtest: the document of `opentrade backtest --json`. The order of components is the
/// order of the document, and everything but `execution` is the same on every machine for the same
/// inputs.
///
/// @param schema version of this document, 1
/// @param trades in the order of their entries
/// @param more further figures; null in runs that were stored before there were any
/// @param breakdowns null likewise
/// @param risk what the risk rules did; null where there were none
/// @param account how the account stands at the end; null likewise
public record BacktestResult(
    int schema,
    Run run,
    Metrics metrics,
    List<Trade> trades,
    List<Warning> warnings,
    @Nullable MoreMetrics more,
    @Nullable Breakdowns breakdowns,
    @Nullable RiskEvents risk,
    @Nullable AccountReport account,
    Execution execution) {
  public BacktestResult {
    trades = Values.list(trades);
    warnings = Values.list(warnings);
  }

  /// The same with no more trades than [ExtremeTrades] needs.
  public BacktestResult withFewTrades() {
    List<Trade> few = ExtremeTrades.enough(trades);
    return new BacktestResult(
        schema, run, metrics, few, warnings, more, breakdowns, risk, account, execution);
  }

  /// A document with the first figures only.
  public BacktestResult(
      int schema,
      Run run,
      Metrics metrics,
      List<Trade> trades,
      List<Warning> warnings,
      Execution execution) {
    this(schema, run, metrics, trades, warnings, null, null, null, null, execution);
  }

  /// What ran.
  ///
  /// @param strategy file name without folders
  /// @param strategyHash SHA-256 of the file, hex
  /// @param params every declared parameter with the value used: text, boolean, long or double
  /// @param data the candles used, the main series first
  /// @param engine version of the engine, such as `0.1.0`
  /// @param currency of all money; empty where the symbol names none
  public record Run(
      ForeignText strategy,
      String strategyHash,
      Map<String, Object> params,
      Config config,
      List<Data> data,
      String engine,
      long seed,
      String currency) {
    public Run {
      params = Values.ordered(params);
      data = Values.list(data);
    }
  }

  /// The settings the run used, defaults filled in.
  ///
  /// @param from as asked, or null
  /// @param to as asked, or null
  /// @param fee share of the notional, 0.001 for 0.1 %
  /// @param size as asked: `100%`, `0.5base`, `1000quote`
  /// @param style `signals`, `onBar` or `onBars`
  /// @param missing `keep`, `fail` or `flat`
  /// @param fills how orders were filled, as asked; null for the defaults
  /// @param portfolio how the markets shared the account; null for one market and one strategy
  /// @param risk the account's risk rules in their shortest form; null for none
  /// @param account what was borrowed, as asked; null for the defaults
  public record Config(
      @Nullable Instant from,
      @Nullable Instant to,
      Decimal cash,
      Decimal fee,
      String size,
      Decimal lot,
      Decimal tick,
      int moneyScale,
      String style,
      boolean closeAtEnd,
      int periodsPerYear,
      String missing,
      boolean unsafe,
      @Nullable FillRules fills,
      @Nullable Portfolio portfolio,
      @Nullable String risk,
      @Nullable AccountRules account) {}

  /// How several markets or strategies shared the account.
  ///
  /// @param symbols the pair list, as asked; null for none
  /// @param mostTrades how many positions could be open at once; null for as many as there are
  ///     desks
  /// @param weights the part of the equity each strategy could hold, in their order; empty for one
  /// @param benchmark the series the run is measured against; null for holding its markets
  public record Portfolio(
      @Nullable String symbols,
      @Nullable Integer mostTrades,
      List<Decimal> weights,
      @Nullable ForeignText benchmark) {
    public Portfolio {
      weights = Values.list(weights);
    }
  }

  /// One series used.
  ///
  /// @param series its name; for a file `GOOG@file:1d`
  /// @param hash SHA-256 of the candles, hex
  /// @param bars how many were traded on, warm-up not counted
  /// @param from time of the first of these bars
  /// @param to end of the last of these bars, exclusive
  /// @param gaps how many holes lie between them
  public record Data(
      ForeignText series, String hash, int bars, Instant from, Instant to, int gaps) {}

  /// What differs from machine to machine.
  ///
  /// @param id the stored run
  /// @param barsPerSecond bars of the main series by wall time
  public record Execution(String id, long wallMillis, long barsPerSecond) {}

  /// The document in the wire's JSON.
  public JsonNode toJson() {
    return Requests.toJson(this);
  }
}
