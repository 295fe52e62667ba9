package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Counts the prices of entries that were asked for off the tick. They are put on the nearest one,
/// since a computed price such as 0.95 times the close is hardly ever on it; whoever reads the
/// result is told, for a coarse tick moves them far.
final class OffTick {
  /// What doubles do to decimals, as a part of the price; the same as for orders of one's own.
  private static final double NOISE = 1e-9;

  private int count;
  private int onTick;
  private double farthest;

  private OffTick() {}

  /// @param logs of each market
  static Optional<Warning> of(List<DecisionLog> logs, List<Market> markets) {
    OffTick prices = new OffTick();
    for (int i = 0; i < logs.size(); i++) {
      Instrument instrument = markets.get(i).instrument();
      for (Decision decision : logs.get(i).decisions()) {
        decision.intents().forEach(intent -> prices.look(intent, instrument));
      }
    }
    return prices.count == 0 ? Optional.empty() : Optional.of(prices.warning(markets));
  }

  private void look(Intent intent, Instrument instrument) {
    if (intent instanceof Intent.Enter enter) {
      look(enter.limit(), instrument);
      look(enter.stop(), instrument);
      look(enter.takeProfit(), instrument);
      look(enter.trail(), instrument);
    }
  }

  /// What is no price at all is refused elsewhere.
  private void look(double value, Instrument instrument) {
    if (value > 0 && value < 1e15) {
      double off = Math.abs(instrument.price(value).value().doubleValue() - value) / value;
      if (off > NOISE) {
        count++;
        farthest = Math.max(farthest, off);
      } else {
        onTick++;
      }
    }
  }

  private Warning warning(List<Market> markets) {
    Instrument first = markets.getFirst().instrument();
    boolean one =
        markets.stream().allMatch(each -> each.instrument().tick().compareTo(first.tick()) == 0);
    return Warning.of(
        "offTick",
        String.format(
            Locale.ROOT,
            "%,d of %,d prices of entries were off the tick%s and were put on the nearest one,"
                + " at most %s %% away; help fills says why",
            count,
            count + onTick,
            one ? " of " + first.tick().toPlainString() : "",
            percent()));
  }

  /// Two digits that count, never with an exponent.
  private String percent() {
    return BigDecimal.valueOf(100 * farthest).round(new MathContext(2)).toPlainString();
  }
}
