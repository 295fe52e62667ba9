package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.engine.ledger.Book;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.sim.BookUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an account stands after the last bar, what is held valued at the last close.
///
/// @param balances by currency
/// @param realised profit of what was closed, before fees and funding, in the order in which the
///     account closes lots
/// @param unrealised profit of what is held, likewise: with the realised one it is the same in
///     every order
/// @param fees of all fills
/// @param funding paid, negative for what was received
/// @param volume notional of all fills
/// @param liquidations how many positions were liquidated
/// @param payments of funding, in order of time
/// @param coin what the fees were paid in; null for the currency of the account
/// @param book what the recorded books were good for
public record AccountEnd(
    List<Balance> balances,
    Money realised,
    Money unrealised,
    Money fees,
    Money funding,
    Money volume,
    int liquidations,
    List<FundingPayment> payments,
    @Nullable CoinPaid coin,
    BookUse book) {
  /// Of an account in which nothing happened.
  static final AccountEnd EMPTY =
      new AccountEnd(
          List.of(),
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          Money.ZERO,
          0,
          List.of(),
          null,
          BookUse.NONE);

  public AccountEnd {
    balances = List.copyOf(balances);
    payments = List.copyOf(payments);
  }

  static AccountEnd of(
      List<Lane> lanes, Ledger ledger, List<Balance> balances, @Nullable CoinPaid coin) {
    Money realised = Money.ZERO;
    Money unrealised = Money.ZERO;
    int liquidations = 0;
    BookUse use = BookUse.NONE;
    List<FundingPayment> payments = new ArrayList<>();
    for (Lane lane : lanes) {
      Instrument instrument = lane.market.instrument();
      Price close = instrument.price(lane.candles.close()[lane.candles.size() - 1]);
      Book book = ledger.book(lane.number);
      realised = realised.plus(book.lots().realised());
      unrealised = unrealised.plus(book.unrealisedLots(close, instrument));
      use = use.plus(lane.venue.bookUse());
      if (lane.futures != null) {
        liquidations += lane.futures.liquidations();
        payments.addAll(lane.futures.payments());
      }
    }
    payments.sort(Comparator.comparingLong(FundingPayment::time));
    return new AccountEnd(
        balances,
        realised,
        unrealised,
        ledger.fees(),
        ledger.funding(),
        ledger.volume(),
        liquidations,
        payments,
        coin,
        use);
  }
}
