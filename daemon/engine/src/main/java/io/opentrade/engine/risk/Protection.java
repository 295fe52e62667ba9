package io.opentrade.engine.risk;

import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Locks entries for a while after trades went badly. Looked at whenever a trade has ended. The
/// rules are freqtrade's.
public sealed interface Protection {
  /// How far it looks back, milliseconds; 0 where only the trade that ended counts.
  long lookback();

  /// For how long it locks, milliseconds.
  long stop();

  /// How people write it.
  String word();

  /// What to lock.
  ///
  /// @param last the trade that has just ended
  /// @param recent the trades that ended within the lookback, that one the last
  /// @return null for nothing
  @Nullable Finding find(ClosedTrade last, List<ClosedTrade> recent);

  /// What is to be locked.
  ///
  /// @param symbol null for all
  /// @param direction null for both
  /// @param reason a clause for people
  record Finding(@Nullable String symbol, @Nullable Direction direction, String reason) {}

  /// So many stops within the lookback, with less profit than required: nothing is entered.
  ///
  /// @param required profit as a share of the stake, below which a stop counts
  /// @param perPair whether only stops of the same pair count, and only it is locked
  /// @param perSide whether only stops of the same direction count, and only it is locked
  record StoplossGuard(
      long lookback, int trades, long stop, BigDecimal required, boolean perPair, boolean perSide)
      implements Protection {
    public StoplossGuard {
      requirePositive(lookback, trades, stop);
      required = required.stripTrailingZeros();
    }

    @Override
    public String word() {
      return "stoploss-guard";
    }

    @Override
    public @Nullable Finding find(ClosedTrade last, List<ClosedTrade> recent) {
      int stops = 0;
      for (ClosedTrade trade : recent) {
        boolean counts =
            (!perPair || trade.symbol().equals(last.symbol()))
                && (!perSide || trade.direction() == last.direction());
        if (counts && trade.stopped() && trade.share().compareTo(required) < 0) {
          stops++;
        }
      }
      return stops < trades
          ? null
          : new Finding(
              perPair ? last.symbol() : null,
              perSide ? last.direction() : null,
              stops + " trades were stopped within the lookback");
    }
  }

  /// The profits of the trades within the lookback, added up as shares of their stakes, fell from
  /// their highest sum by more than allowed: nothing is entered.
  ///
  /// @param trades how many there must be
  /// @param most allowed fall, 0.1 for ten percent of a stake
  record MaxDrawdown(long lookback, int trades, long stop, BigDecimal most) implements Protection {
    public MaxDrawdown {
      requirePositive(lookback, trades, stop);
      if (most.signum() < 0) {
        throw new IllegalArgumentException("the allowed drawdown cannot be negative");
      }
      most = most.stripTrailingZeros();
    }

    @Override
    public String word() {
      return "max-drawdown";
    }

    @Override
    public @Nullable Finding find(ClosedTrade last, List<ClosedTrade> recent) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal highest = BigDecimal.ZERO;
      BigDecimal fall = BigDecimal.ZERO;
      for (ClosedTrade trade : recent) {
        sum = sum.add(trade.share());
        highest = highest.max(sum);
        fall = fall.max(highest.subtract(sum));
      }
      return recent.size() < trades || fall.compareTo(most) <= 0
          ? null
          : new Finding(null, null, "the trades within the lookback fell by " + percent(fall));
    }
  }

  /// A pair whose trades within the lookback made less than required, added up as shares of their
  /// stakes, is not entered.
  ///
  /// @param trades how many there must be
  /// @param perSide whether only trades of the same direction count, and only it is locked
  record LowProfitPairs(long lookback, int trades, long stop, BigDecimal required, boolean perSide)
      implements Protection {
    public LowProfitPairs {
      requirePositive(lookback, trades, stop);
      required = required.stripTrailingZeros();
    }

    @Override
    public String word() {
      return "low-profit-pairs";
    }

    @Override
    public @Nullable Finding find(ClosedTrade last, List<ClosedTrade> recent) {
      BigDecimal sum = BigDecimal.ZERO;
      int count = 0;
      for (ClosedTrade trade : recent) {
        if (trade.symbol().equals(last.symbol())
            && (!perSide || trade.direction() == last.direction())) {
          sum = sum.add(trade.share());
          count++;
        }
      }
      return count < trades || sum.compareTo(required) >= 0
          ? null
          : new Finding(
              last.symbol(),
              perSide ? last.direction() : null,
              "its trades within the lookback made " + percent(sum));
    }
  }

  /// After a trade its pair rests.
  record Cooldown(long stop) implements Protection {
    public Cooldown {
      requirePositive(1, 1, stop);
    }

    @Override
    public long lookback() {
      return 0;
    }

    @Override
    public String word() {
      return "cooldown";
    }

    @Override
    public Finding find(ClosedTrade last, List<ClosedTrade> recent) {
      return new Finding(last.symbol(), null, "a trade has just ended");
    }
  }

  private static void requirePositive(long lookback, int trades, long stop) {
    if (lookback <= 0 || trades <= 0 || stop <= 0) {
      throw new IllegalArgumentException("lookback, trades and stop must be positive");
    }
  }

  private static String percent(BigDecimal share) {
    BigDecimal percent = share.movePointRight(2);
    return percent.setScale(2, java.math.RoundingMode.HALF_EVEN).toPlainString() + "%";
  }
}
