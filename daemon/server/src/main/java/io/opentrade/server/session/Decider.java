package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.sandbox.LogLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides for a strategy on closed bars, one after the other, as a backtest over the same bars
/// would. Not thread-safe; may take as long as a worker may take.
interface Decider extends AutoCloseable {
  /// How the strategy stands at the close of a bar.
  ///
  /// @param quantity held, negative when short
  /// @param entryPrice of that; NaN when flat
  /// @param equity cash, and the position at the bar's close
  /// @param news what happened to its orders since it was last asked
  record Moment(
      double quantity, double entryPrice, double cash, double equity, List<OrderNews> news) {}

  /// What it said.
  ///
  /// @param states what it keeps; null where it keeps nothing of its own
  /// @param dropped lines that were not kept
  record Said(List<Intent> intents, @Nullable List<String> states, List<LogLine> log, int dropped) {
    /// A plan keeps nothing and writes nothing.
    static Said of(List<Intent> intents) {
      return new Said(intents, null, List.of(), 0);
    }
  }

  /// Another bar has closed; nothing is decided on it yet.
  void learn(Candle bar);

  /// How many bars there were.
  int bars();

  /// All bars learned so far are the past: from now on it may be asked.
  ///
  /// @param memory what it kept from an earlier life
  /// @throws io.opentrade.sandbox.ScriptFailed where it cannot
  void begin(StrategyMemory.Kept memory);

  /// What it says at the last bar.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws, hangs or dies
  Said decide(Moment moment);

  /// It is stopped for good, and told so.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws at that
  Said end();

  @Override
  void close();
}
