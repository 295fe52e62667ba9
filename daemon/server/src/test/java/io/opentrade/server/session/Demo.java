package io.opentrade.server.session;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerEntry;
import io.opentrade.store.LedgerStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// A demo account for tests, in a real database.
final class Demo {
  static final BigDecimal FEE = new BigDecimal("0.001");
  static final LedgerAccount ACCOUNT =
      new LedgerAccount(
          0, "demo", "binance", "USDT", new BigDecimal("10000"), FEE, "otTEST", 1_000);

  private Demo() {}

  static LedgerStore store(Path file) {
    LedgerStore store = LedgerStore.open(file);
    store.add(ACCOUNT);
    return store;
  }

  static PaperTrading recover(LedgerStore store) {
    LedgerAccount account = store.account("demo").orElseThrow();
    return PaperTrading.recover(account, new Journal(store, account));
  }

  /// Another store with the first so many lines of a journal.
  static LedgerStore prefix(Path file, List<LedgerEntry> lines) {
    LedgerStore store = store(file);
    store.append(store.account("demo").orElseThrow(), lines);
    return store;
  }

  static List<LedgerEntry> lines(LedgerStore store) {
    return store.after(store.account("demo").orElseThrow(), 0, Integer.MAX_VALUE);
  }

  static DeskFacts market(String symbol) {
    Instrument instrument =
        new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);
    return DeskFacts.byHand("binance", instrument, FEE, Money.of("5"));
  }

  static Entry.Quoted quote(long at, int desk, String price) {
    return new Entry.Quoted(
        at, desk, Price.of(price), new BigDecimal("0.02"), new BigDecimal("0.01"), false);
  }

  static OrderPlan.Single single(Side side, String quantity, Terms terms, Purpose purpose) {
    return new OrderPlan.Single(ticket(side, quantity, terms, purpose));
  }

  static Ticket ticket(Side side, String quantity, Terms terms, Purpose purpose) {
    return new Ticket(side, Quantity.of(quantity), terms, purpose, "", Conditions.NONE);
  }

  /// All that is known of an account, as text: two that are equal say the same.
  static String state(PaperTrading trading) {
    StringBuilder text = new StringBuilder();
    var engine = trading.engine();
    text.append(engine.ledger().cash()).append(' ').append(engine.equity()).append('\n');
    for (PaperDesk desk : trading.desks()) {
      text.append(engine.ledger().book(desk.number())).append(' ');
      text.append(engine.desk(desk.number()).market()).append(' ');
      text.append(engine.desk(desk.number()).openOrderList()).append(' ');
      text.append(desk.venue().idle()).append(desk.venue().limit()).append(desk.late());
      text.append('\n');
    }
    trading
        .register()
        .all()
        .forEach(facts -> text.append(facts).append(engine.order(facts.id())).append('\n'));
    text.append(trading.trades().all()).append(engine.states().all());
    return text.toString();
  }
}
