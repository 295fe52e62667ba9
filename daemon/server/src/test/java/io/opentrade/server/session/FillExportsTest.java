package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.ledger.Book;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillExport;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of accounts in real journals.
class FillExportsTest {
  private static final int BTC = 0;
  private static final int ETH = 1;

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerStore store;

  @SuppressWarnings("NullAway.Init")
  private Log log;

  private long now = 1_700_000_000_000L;

  @BeforeEach
  void open() throws IOException {
    store = Demo.store(folder.resolve("demo.db"));
    log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            () -> Instant.ofEpochMilli(now),
            () -> LogLevel.WARN);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LedgerAccount account() {
    return store.account("demo").orElseThrow();
  }

  private static FillExport export(String method) {
    return new FillExport("demo", null, null, method, 0, 0);
  }

  private static Decimal sum(FillExport.Reply reply, Function<FillExport.Disposal, Decimal> part) {
    return new Decimal(
        reply.disposals().stream()
            .map(part)
            .map(Decimal::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Command.Place order(long at, int desk, Side side, String quantity) {
    Purpose purpose = side == Side.BUY ? Purpose.ENTRY : Purpose.EXIT;
    return new Command.Place(at, desk, Demo.single(side, quantity, new Terms.Market(), purpose));
  }

  private void tradeOnPaper(Session session, int orders) throws InterruptedException {
    Random random = new Random(7);
    session.ask(
        loop -> {
          loop.desk(Demo.market("BTC/USDT"));
          loop.desk(Demo.market("ETH/USDT"));
          for (int i = 0; i < orders; i++) {
            now += 60_000;
            int desk = random.nextInt(2);
            loop.accept(Demo.quote(now, desk, Integer.toString(900 + random.nextInt(200))));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            String quantity = "0." + (1 + random.nextInt(9));
            loop.accept(new Entry.Placed(order(now, desk, side, quantity), null, "ada"));
          }
          return orders;
        });
  }

  @Test
  void gainsAreTheLedgersAndOpenLotsWhatIsHeld() throws InterruptedException {
    try (Session session = new Session(store, account(), () -> Instant.ofEpochMilli(now), log)) {
      tradeOnPaper(session, 300);
      Ledger ledger = session.ask(loop -> loop.trading().engine().ledger());
      for (String method : FillExport.METHODS) {
        FillExport.Reply reply = FillExports.of(session, export(method));
        assertTrue(reply.disposals().size() > 50, method);
        assertEquals(reply.gain(), sum(reply, FillExport.Disposal::gain), method);
        assertEquals(Views.decimal(ledger.fees()), reply.fees(), method);
        for (int desk : List.of(BTC, ETH)) {
          Book book = ledger.book(desk);
          String symbol = desk == BTC ? "BTC/USDT" : "ETH/USDT";
          BigDecimal held = BigDecimal.ZERO;
          for (FillExport.OpenLot lot : reply.open()) {
            held = lot.symbol().equals(symbol) ? held.add(lot.quantity().value()) : held;
          }
          assertEquals(new Decimal(book.position().quantity().value()), new Decimal(held), method);
        }
        if (method.equals("average")) {
          assertEquals(Views.decimal(ledger.realised()), reply.gain());
        }
      }
    }
  }

  @Test
  void pagesAddUpAndARangeKeepsWhatWasBoughtBefore() throws InterruptedException {
    try (Session session = new Session(store, account(), () -> Instant.ofEpochMilli(now), log)) {
      tradeOnPaper(session, 60);
      FillExport.Reply whole = FillExports.of(session, export("fifo"));
      List<FillExport.Row> rows = new ArrayList<>();
      List<FillExport.Disposal> disposals = new ArrayList<>();
      FillExport.Reply page;
      long after = 0;
      do {
        page = FillExports.of(session, new FillExport("demo", null, null, "fifo", after, 7));
        rows.addAll(page.fills());
        disposals.addAll(page.disposals());
        assertEquals(whole.gain(), page.gain());
        after = page.next() == null ? 0 : page.next();
      } while (page.next() != null);
      assertEquals(whole.fills(), rows);
      assertEquals(whole.disposals(), disposals);
      assertEquals(whole.open(), page.open());
      Instant middle = whole.fills().get(rows.size() / 2).at();
      FillExport.Reply late =
          FillExports.of(session, new FillExport("demo", middle, null, "fifo", 0, 0));
      assertEquals(
          whole.disposals().stream().filter(each -> !each.disposed().isBefore(middle)).toList(),
          late.disposals());
      assertEquals(whole.open(), late.open());
    }
  }

  /// An exchange takes fees in the base currency, the quote currency and a third one, and leaves
  /// dust that no order can sell.
  @Test
  void feesAreToldAsTheyWereTakenAndDustIsADisposalForNothing() throws InterruptedException {
    LedgerAccount account = account();
    try (Session session =
        new Session(
            store, account, () -> Instant.ofEpochMilli(now), log, new Nobody(), Journal::new)) {
      session.ask(
          loop -> {
            DeskFacts market = Demo.market("BTC/USDT");
            loop.desk(
                new DeskFacts(
                    "binance",
                    market.instrument(),
                    Demo.FEE,
                    Money.of("5"),
                    1,
                    null,
                    0,
                    false,
                    false));
            loop.accept(new Entry.LimitSet(now, Money.of("100000"), "ada"));
            loop.accept(Demo.quote(now, BTC, "1000"));
            execute(loop, Side.BUY, "1", "1000", Money.ZERO, "0.00105", null);
            execute(loop, Side.SELL, "0.5", "1100", Money.of("0.55"), "0", null);
            execute(loop, Side.SELL, "0.4989", "1200", Money.ZERO, "0", "0.002");
            return 0;
          });
      Ledger ledger = session.ask(loop -> loop.trading().engine().ledger());
      FillExport.Reply reply = FillExports.of(session, export("average"));
      assertEquals("BTC", reply.fills().get(0).paidIn().toString());
      assertEquals(Decimal.of("0.00105"), reply.fills().get(0).paid());
      assertEquals(Decimal.of("1.05"), reply.fills().get(0).fee());
      assertEquals("USDT", reply.fills().get(1).paidIn().toString());
      assertEquals("BNB", reply.fills().get(2).paidIn().toString());
      assertEquals(Decimal.of("0.002"), reply.fills().get(2).paid());
      assertEquals(Decimal.ZERO, reply.fills().get(2).fee());
      assertTrue(ledger.book(BTC).position().flat());
      assertEquals(List.of(), reply.open());
      assertEquals(Decimal.ZERO, reply.disposals().getLast().proceeds());
      assertEquals(Decimal.of("0.00005"), reply.disposals().getLast().quantity());
      assertEquals(Views.decimal(ledger.realised()), reply.gain());
      assertEquals(Views.decimal(ledger.fees()), reply.fees());
    }
  }

  private void execute(
      Session.Loop loop,
      Side side,
      String quantity,
      String price,
      Money fee,
      String commission,
      @Nullable String third) {
    now += 60_000;
    List<Effect> effects =
        loop.accept(new Entry.Placed(order(now, BTC, side, quantity), null, "ada"));
    OrderId found = null;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, var approved)) {
        found = approved.order().id();
      }
    }
    OrderId id = Objects.requireNonNull(found, effects::toString);
    Instrument instrument = loop.trading().desks().get(BTC).facts().instrument();
    if (third != null) {
      loop.accept(new Entry.FeeTaken(now, id, "t" + now, "BNB", new BigDecimal(third)));
    }
    Quantity much = Quantity.of(quantity);
    Price at = Price.of(price);
    Quantity base = Quantity.of(commission);
    Money worth = base.signum() == 0 ? fee : instrument.notional(at, base);
    Fill fill =
        new Fill("t" + now, id, side, much, at, instrument.notional(at, much), worth, base, now);
    loop.accept(new Entry.Told(new Report.Filled(fill), "exchange"));
  }

  /// An exchange that is told by the test alone.
  private static final class Nobody implements Counterparty {
    @Override
    public AccountTrading begin(LedgerAccount account, Journal journal) {
      return new VenueTrading(account, journal);
    }

    @Override
    public void perform(List<Effect> effects) {}

    @Override
    public void close() {}
  }
}
