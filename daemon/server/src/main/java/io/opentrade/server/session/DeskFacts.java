package io.opentrade.server.session;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a desk is and stays.
///
/// @param exchange whose market it is, lower case
/// @param fee of a fill, a fraction of its notional
/// @param leastNotional below which an entry is refused
/// @param strategy number of the strategy that trades there; 0 for people
/// @param budget of that strategy; null for all that is free
/// @param patience how long after it was made a decision may still be carried out, milliseconds; 0
///     where nobody decides
/// @param shorts whether more may be sold than is held
/// @param pairs whether its strategy may have two orders rest that sell the same, of which one
///     cancels the other: where the exchange takes such pairs
/// @param dust whether what is worth less than `leastNotional` counts as flat when it is to be
///     closed; not at desks that were opened before that was so, whose journals are read as they
///     were written
public record DeskFacts(
    String exchange,
    Instrument instrument,
    BigDecimal fee,
    Money leastNotional,
    int strategy,
    @Nullable Money budget,
    long patience,
    boolean shorts,
    boolean pairs,
    boolean dust) {
  /// The desk of people.
  public static final int BY_HAND = 0;

  /// Where only what is less than a lot is dust.
  public DeskFacts(
      String exchange,
      Instrument instrument,
      BigDecimal fee,
      Money leastNotional,
      int strategy,
      @Nullable Money budget,
      long patience,
      boolean shorts,
      boolean pairs) {
    this(
        exchange, instrument, fee, leastNotional, strategy, budget, patience, shorts, pairs, false);
  }

  /// A desk for people.
  public static DeskFacts byHand(
      String exchange, Instrument instrument, BigDecimal fee, Money leastNotional) {
    return new DeskFacts(exchange, instrument, fee, leastNotional, BY_HAND, null, 0, false, false);
  }

  /// The market's symbol.
  public String symbol() {
    return instrument.symbol();
  }
}
