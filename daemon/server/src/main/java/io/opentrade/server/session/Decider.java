package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides for a strategy at moments at which bars close, one after the other, as a backtest over
/// the same bars would. Not thread-safe; may take as long as a worker may take.
interface Decider extends AutoCloseable {
  /// How the strategy stands at a moment.
  ///
  /// @param at when the bars closed, milliseconds since the epoch (UTC)
  /// @param equity cash, and the positions at the last closes
  /// @param markets in the order of their numbers
  record Moment(long at, double cash, double equity, List<Standing> markets) {
    /// How many news it is told in all.
    int heard() {
      return markets.stream().mapToInt(market -> market.news().size()).sum();
    }
  }

  /// How it stands in a market.
  ///
  /// @param fresh whether a bar closed there at this moment
  /// @param quantity held, negative when short
  /// @param entryPrice of that; NaN when flat
  /// @param news what happened to its orders since it was last asked
  record Standing(boolean fresh, double quantity, double entryPrice, List<OrderNews> news) {}

  /// What it said.
  ///
  /// @param intents for each market
  /// @param states what it keeps; null where it keeps nothing of its own
  /// @param dropped lines that were not kept
  record Said(
      List<List<Intent>> intents, @Nullable List<String> states, List<LogLine> log, int dropped) {}

  /// Another bar has closed; nothing is decided on it yet. Bars come in the order of their ends,
  /// the market's own behind others that end with it.
  ///
  /// @param series the strategy's name for a further series; the empty text for the market's own
  void learn(int market, String series, Candle bar);

  /// How many bars of its own a market had.
  int bars(int market);

  /// All bars learned so far are the past: from now on it may be asked.
  ///
  /// @param memory what it kept from an earlier life, by market
  /// @throws io.opentrade.sandbox.ScriptFailed where it cannot
  void begin(List<StrategyMemory.Kept> memory);

  /// What it says at a moment.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws, hangs or dies
  Said decide(Moment moment);

  /// It is stopped for good, and told so.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws at that
  Said end();

  /// What its process uses up now; null where it has none.
  default @Nullable Usage usage() {
    return null;
  }

  @Override
  void close();
}
