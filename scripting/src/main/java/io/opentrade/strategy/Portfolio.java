package io.opentrade.strategy;

import io.opentrade.scripting.bars.GroupHost;
import io.opentrade.scripting.plan.PlanBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `onBars` sees and does: the account, and each of its markets as `onBar` would see it.
/// Nothing changes during the call; what is ordered is decided at this moment.
public final class Portfolio {
  private final PlanBuilder builder;
  private final GroupHost group;
  private final List<Context> markets;
  private final Values params;
  private final Map<String, Object> state = new LinkedHashMap<>();

  /// Made by the worker.
  public Portfolio(PlanBuilder builder, GroupHost group, List<Context> markets) {
    this.builder = builder;
    this.group = group;
    this.markets = List.copyOf(markets);
    this.params = new Values(builder);
  }

  /// The moment: when the bars closed, in milliseconds since the epoch (UTC).
  public long time() {
    return (long) group.time;
  }

  /// All markets, in the order of the run.
  public List<Context> markets() {
    return markets;
  }

  /// One of them.
  ///
  /// @param symbol for example `BTC/USDT`; what is ordered in a market that the run does not have
  ///     is refused and counted
  public Context market(String symbol) {
    List<Context> found = markets.stream().filter(each -> each.symbol().equals(symbol)).toList();
    if (found.size() > 1) {
      builder.refuse(
          found.size() + " markets are called " + symbol, "take one by its place: ctx.markets");
    }
    return found.isEmpty()
        ? new Stranger(builder, markets.getFirst().host(), symbol)
        : found.getFirst();
  }

  /// Free cash in the currency that all markets are quoted in.
  public double cash() {
    return group.cash;
  }

  /// Cash plus what is held in all markets, at the last closes.
  public double equity() {
    return group.equity;
  }

  /// The parameters of this run.
  public Values params() {
    return params;
  }

  /// Kept between calls, and over a restart, as a market's own.
  public Map<String, Object> state() {
    return state;
  }

  /// Tells the person something: a message where the strategy runs live, a line of the log in a
  /// backtest.
  public void notify(String text) {
    group.notice(text);
  }

  /// Writes a line.
  public void log(Object... values) {
    group.write(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
