package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import java.util.ArrayList;
import java.util.List;

/// The lots of one desk, and every disposal with the entry that it came from: what a tax return
/// asks for. For one thread.
///
/// Exact: the gains add up to the profit that [Lots] realised, the fees of the disposals and of
/// what is held to all that was paid.
public final class LotDiary {
  private final Instrument instrument;
  private Lots lots;

  public LotDiary(LotOrder order, Instrument instrument) {
    this.instrument = instrument;
    this.lots = Lots.of(order);
  }

  /// What one fill took from one lot.
  ///
  /// @param entry what it took: its cost and its fee are the lot's in proportion, all of both with
  ///     the last of it
  /// @param side by which the lot was entered: `BUY` for what was held long
  /// @param exit the part of the fill that took it; its notional is the proceeds
  /// @param gain of a long lot proceeds − cost, of a short one cost − proceeds, before fees (the
  ///     other way round for inverse contracts)
  public record Disposal(Lots.Lot entry, Side side, Fill exit, Money gain) {
    /// The gain less what entry and exit paid in fees.
    public Money net() {
      return gain.minus(entry.fee()).minus(exit.fee());
    }
  }

  /// Books a fill as the ledger does.
  ///
  /// @return what was disposed of, in the order in which lots gave; empty for an entry
  public List<Disposal> after(Fill fill) {
    List<Lots.Lot> taken = new ArrayList<>();
    List<Fill> by = new ArrayList<>();
    Side side = lots.side();
    lots =
        lots.after(
            fill,
            instrument,
            (lot, closing) -> {
              taken.add(lot);
              by.add(closing);
            });
    List<Disposal> disposals = new ArrayList<>();
    if (!taken.isEmpty()) {
      Fill left = by.getFirst();
      for (Lots.Lot lot : taken) {
        boolean last = lot.quantity().compareTo(left.quantity()) == 0;
        Fill exit = last ? left : left.part(lot.quantity(), instrument.moneyScale());
        Money gain = instrument.contract().gain(lot.cost(), exit.notional());
        disposals.add(new Disposal(lot, side, exit, side == Side.BUY ? gain : gain.negate()));
        left = last ? left : left.rest(exit);
      }
    }
    return disposals;
  }

  /// What is held, and what was realised.
  public Lots lots() {
    return lots;
  }
}
