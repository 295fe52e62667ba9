package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A limit on what may be added to exposure. Reductions and cancellations are not its business:
/// they always pass.
public sealed interface Limit {
  /// Why the entry is too much, a clause with the same words for the same limit; null where it is
  /// not.
  @Nullable String refusal(Proposal entry, AccountView account, Activity activity);

  /// What one entry is worth.
  record OrderNotional(Cap most) implements Limit {
    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return most.exceeded(entry.notional(), account.equity())
          ? "the order is worth more than " + most.words()
          : null;
    }
  }

  /// What is held of one symbol, open entries included, is worth.
  record Position(Cap most) implements Limit {
    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return most.exceeded(
              account.exposure(entry.symbol()).plus(entry.notional()), account.equity())
          ? "the position would be worth more than " + most.words()
          : null;
    }
  }

  /// What is held long and short of all symbols, added up, is worth; open entries included.
  record GrossExposure(Cap most) implements Limit {
    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return most.exceeded(account.exposure().plus(entry.notional()), account.equity())
          ? "all positions would be worth more than " + most.words()
          : null;
    }
  }

  /// Orders sent within any second, those that reduce counted too.
  record OrdersPerSecond(int most) implements Limit {
    public OrdersPerSecond {
      requirePositive(most);
    }

    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return activity.sentWithinSecond(entry.at()) >= most
          ? "more than " + counted(most, "order") + " within a second"
          : null;
    }
  }

  /// Orders that are open at once, protection counted too.
  record OpenOrders(int most) implements Limit {
    public OpenOrders {
      requirePositive(most);
    }

    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return account.openOrders() >= most
          ? "more than " + counted(most, "order") + " would be open"
          : null;
    }
  }

  /// Trades that are open at once.
  record ConcurrentTrades(int most) implements Limit {
    public ConcurrentTrades {
      requirePositive(most);
    }

    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return entry.opens() && account.openTrades() >= most
          ? "more than " + counted(most, "trade") + " would be open"
          : null;
    }
  }

  /// Notional of all fills of a day, and of the entry.
  record DailyTurnover(Cap most) implements Limit {
    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      return most.exceeded(activity.turnover(entry.at()).plus(entry.notional()), account.equity())
          ? "the day's turnover would be more than " + most.words()
          : null;
    }
  }

  /// How far an entry's price may lie from the market's reference, above or below: the slow median
  /// of [SlowMedian], so that neither a single odd price nor our own trades move it.
  record PriceBand(BigDecimal percent) implements Limit {
    public PriceBand {
      if (percent.signum() <= 0) {
        throw new IllegalArgumentException("a limit must be positive");
      }
      percent = percent.stripTrailingZeros();
    }

    @Override
    public @Nullable String refusal(Proposal entry, AccountView account, Activity activity) {
      Price reference = activity.reference(entry.symbol());
      if (reference == null) {
        return "there is no reference price yet";
      }
      BigDecimal away = entry.price().value().subtract(reference.value()).abs();
      BigDecimal most = reference.value().multiply(percent);
      return away.movePointRight(2).compareTo(most) > 0
          ? "the price is more than "
              + percent.toPlainString()
              + "% away from the market's slow median"
          : null;
    }
  }

  private static void requirePositive(int most) {
    if (most <= 0) {
      throw new IllegalArgumentException("a limit must be positive");
    }
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
