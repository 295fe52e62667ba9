package io.opentrade.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LedgerPropertyTest {
  private static final Money START = Money.of("1000");

  /// Any fills: growing, shrinking, closing, turning the position round.
  @Property
  void conservesMoneyAfterEveryFill(@ForAll long seed) {
    Random random = new Random(seed);
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.001"), random.nextInt(9));
    Ledger ledger = Ledger.of(START);
    Money flow = START;
    BigDecimal quantity = BigDecimal.ZERO;
    for (int i = 0; i < 30; i++) {
      Fill fill = fill(random, instrument, i);
      ledger = ledger.after(0, fill, instrument);
      boolean buys = fill.side() == Side.BUY;
      flow = buys ? flow.minus(fill.notional()) : flow.plus(fill.notional());
      flow = flow.minus(fill.fee());
      quantity = quantity.add(fill.side().signed(fill.quantity()).value());
      assertEquals(flow, ledger.cash());
      assertEquals(new Quantity(quantity), ledger.book(0).position().quantity());
      assertEquals(ledger.cash(), fromProfit(ledger));
    }
  }

  private static Money fromProfit(Ledger ledger) {
    Position position = ledger.book(0).position();
    Money cost = position.isShort() ? position.cost().negate() : position.cost();
    return START.plus(ledger.realised()).minus(ledger.fees()).minus(cost);
  }

  @Property
  void roundTripsAddUpToTheAccount(@ForAll long seed) {
    Random random = new Random(seed);
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, random.nextInt(9));
    Ledger ledger = Ledger.of(START);
    TripRecorder recorder = new TripRecorder(instrument);
    Money sum = START;
    for (int i = 0; i < 60; i++) {
      Fill fill = fill(random, instrument, i);
      ledger = ledger.after(0, fill, instrument);
      RoundTrip trip = recorder.record(fill, "tag" + i);
      sum = trip == null ? sum : sum.plus(trip.profit());
      Price price = Price.of("7.77");
      RoundTrip open = recorder.mark(i, price, "open");
      Money marked = open == null ? sum : sum.plus(open.profit());
      assertEquals(ledger.cash().plus(ledger.book(0).worth(price, instrument)), marked);
      assertEquals(ledger.book(0).position().flat(), open == null);
    }
  }

  private static Fill fill(Random random, Instrument instrument, int number) {
    Quantity quantity = instrument.quantity(BigDecimal.valueOf(1 + random.nextInt(9000), 3));
    if (quantity.signum() == 0) {
      quantity = new Quantity(instrument.lot());
    }
    Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(3000), 2));
    Money notional = price.times(quantity, instrument.moneyScale());
    Money fee = notional.share(new BigDecimal("0.00123"), instrument.moneyScale());
    return new Fill(
        "f" + number,
        new OrderId("o" + number),
        random.nextBoolean() ? Side.BUY : Side.SELL,
        quantity,
        price,
        notional,
        fee,
        number);
  }

  @Test
  void averagesTheEntryAndKeepsItWhenPartIsSold() {
    Instrument instrument = new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.1"), 2);
    Ledger ledger =
        Ledger.of(START)
            .after(0, fill(Side.BUY, "1", "100", "100.00"), instrument)
            .after(0, fill(Side.BUY, "2", "103", "206.00"), instrument);
    assertEquals(Price.of("102"), ledger.book(0).position().entryPrice());
    Ledger sold = ledger.after(0, fill(Side.SELL, "1", "110", "110.00"), instrument);
    assertEquals(Price.of("102"), sold.book(0).position().entryPrice());
    assertEquals(Money.of("8"), sold.realised());
    assertEquals(Money.of("204"), sold.book(0).position().cost());
    assertEquals(Money.of("804"), sold.cash());
  }

  @Test
  void turnsRoundWithWhatIsLeftOfAFill() {
    Instrument instrument = new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.1"), 2);
    TripRecorder recorder = new TripRecorder(instrument);
    recorder.record(fill(Side.SELL, "1", "100", "100.00"), "in");
    RoundTrip ended = recorder.record(fill(Side.BUY, "3", "90", "270.00"), "round");
    assertEquals(Direction.SHORT, java.util.Objects.requireNonNull(ended).direction());
    assertEquals(Money.of("10"), ended.profit());
    assertEquals("round", ended.exitReason());
    RoundTrip open = recorder.mark(1, Price.of("95"), "open");
    assertEquals(Money.of("10"), java.util.Objects.requireNonNull(open).profit());
    assertEquals(Quantity.of("2"), open.quantity());
  }

  private static Fill fill(Side side, String quantity, String price, String notional) {
    return new Fill(
        "f",
        new OrderId("o"),
        side,
        Quantity.of(quantity),
        Price.of(price),
        Money.of(notional),
        Money.ZERO,
        0);
  }
}
