package io.opentrade.engine.strategy;

import org.jspecify.annotations.Nullable;

/// What a strategy wants after a closed bar. Not yet an order: it is sized and examined when the
/// next bar opens. Doubles here are prices as the script said them; they become exact on the
/// instrument's grid.
public sealed interface Intent {
  /// Be long (or short). A position the other way is closed first. Without a size the run's size is
  /// used and the intent is ignored while such a position is held; with a size it adds to it.
  ///
  /// @param limit limit price of the entry; NaN for a market order
  /// @param stop price of the attached stop-loss; NaN for none
  /// @param takeProfit price of the attached take-profit; NaN for none
  /// @param trail distance in price of the attached trailing stop; NaN for none
  /// @param tag written on the trade; the empty text for none
  /// @param leverage at which it is held; NaN for the run's
  record Enter(
      Direction direction,
      @Nullable Sizing sizing,
      double limit,
      double stop,
      double takeProfit,
      double trail,
      String tag,
      double leverage)
      implements Intent {
    /// At the run's leverage.
    public Enter(
        Direction direction,
        @Nullable Sizing sizing,
        double limit,
        double stop,
        double takeProfit,
        double trail,
        String tag) {
      this(direction, sizing, limit, stop, takeProfit, trail, tag, Double.NaN);
    }

    /// The same entry at another size.
    public Enter withSizing(Sizing other) {
      return new Enter(direction, other, limit, stop, takeProfit, trail, tag, leverage);
    }

    /// At the market, without protection.
    public static Enter atMarket(Direction direction, @Nullable Sizing sizing, String tag) {
      double none = Double.NaN;
      return new Enter(direction, sizing, none, none, none, none, tag);
    }
  }

  /// Close what is held in that direction, or in any where `direction` is null.
  ///
  /// @param limit price of the exit, for rules that know one; NaN for the market's
  /// @param tag the exit reason; the empty text for `signal`
  record Close(@Nullable Direction direction, double limit, String tag) implements Intent {
    /// At the market's price.
    public Close(@Nullable Direction direction, String tag) {
      this(direction, Double.NaN, tag);
    }
  }

  /// An entry whose values make no sense: a size that is no number.
  /// Refused and counted under its reason; whatever else an entry does, such as closing a position
  /// the other way, still happens.
  ///
  /// @param reason a short clause for people, the same words for the same mistake
  record Invalid(Direction direction, String reason) implements Intent {}

  /// Place orders of one's own at the next open, after exits and entries. They stand until they are
  /// over or withdrawn, whatever is decided later.
  ///
  /// @param handle what the strategy calls them by; positive, never used twice
  record Place(int handle, Placement placement) implements Intent {
    public Place {
      if (handle < 1) {
        throw new IllegalArgumentException("a handle is positive");
      }
    }
  }

  /// Take back what was placed under a handle. Of what is finished or unknown it is refused.
  record Withdraw(int handle) implements Intent {}
}
