package io.opentrade.engine.risk;

/// A loss after which trading stops until the owner lets it go on. Nothing but that resets it: not
/// a better price, not the next day.
public sealed interface KillLimit {
  /// Whether it is reached.
  boolean reached(Performance performance);

  /// Whether it hangs on a price, which may be a false one: then a second price must confirm it, or
  /// five seconds without a better one.
  boolean priced();

  /// A clause for people, the same words for the same limit.
  String reason();

  /// The loss since the day began.
  record DailyLoss(Cap most) implements KillLimit {
    @Override
    public boolean reached(Performance performance) {
      return performance.lostToday(most);
    }

    @Override
    public boolean priced() {
      return true;
    }

    @Override
    public String reason() {
      return "the day's loss reached " + most;
    }
  }

  /// The fall from the highest equity.
  record Drawdown(Cap most) implements KillLimit {
    @Override
    public boolean reached(Performance performance) {
      return performance.belowPeak(most);
    }

    @Override
    public boolean priced() {
      return true;
    }

    @Override
    public String reason() {
      return "the drawdown reached " + most;
    }
  }

  /// Trades in a row that ended with a loss.
  record LosingStreak(int most) implements KillLimit {
    public LosingStreak {
      if (most <= 0) {
        throw new IllegalArgumentException("a limit must be positive");
      }
    }

    @Override
    public boolean reached(Performance performance) {
      return performance.losses() >= most;
    }

    @Override
    public boolean priced() {
      return false;
    }

    @Override
    public String reason() {
      return most + (most == 1 ? " trade" : " trades in a row") + " ended with a loss";
    }
  }
}
