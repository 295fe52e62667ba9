package io.opentrade.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LotsTest {
  private static final Instrument SPOT =
      new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.001"), 2);

  /// Bought at 100, 130, 110, sold 1.5 at 120.
  @Test
  void eachOrderClosesOtherLots() {
    Map<LotOrder, Money> expected = new EnumMap<>(LotOrder.class);
    expected.put(LotOrder.FIFO, Money.of("15"));
    expected.put(LotOrder.LIFO, Money.of("5"));
    expected.put(LotOrder.HIFO, Money.of("-5"));
    expected.put(LotOrder.AVERAGE, Money.of("10"));
    expected.forEach(
        (order, realised) -> {
          Lots lots =
              Lots.of(order)
                  .after(fill(1, Side.BUY, "1", "100"), SPOT)
                  .after(fill(2, Side.BUY, "1", "130"), SPOT)
                  .after(fill(3, Side.BUY, "1", "110"), SPOT)
                  .after(fill(4, Side.SELL, "1.5", "120"), SPOT);
          assertEquals(realised, lots.realised(), order.name());
          assertEquals(Quantity.of("1.5"), lots.quantity());
        });
  }

  @Test
  void ofShortLotsTheOneSoldLowestMakesTheLeast() {
    Lots lots =
        Lots.of(LotOrder.HIFO)
            .after(fill(1, Side.SELL, "1", "100"), SPOT)
            .after(fill(2, Side.SELL, "1", "90"), SPOT)
            .after(fill(3, Side.BUY, "1", "80"), SPOT);
    assertEquals(Money.of("10"), lots.realised());
    assertEquals(Money.of("100"), lots.cost());
  }

  /// Nothing is lost between the lots and what was realised, and all orders agree when flat.
  @Property
  void conservesCostInEveryOrder(@ForAll long seed) {
    Random random = new Random(seed);
    Instrument instrument =
        random.nextBoolean()
            ? SPOT
            : new Instrument("X/USD-PERP", new BigDecimal("0.01"), BigDecimal.ONE, 8);
    for (LotOrder order : LotOrder.values()) {
      Random same = new Random(seed);
      Lots average = Lots.of(LotOrder.AVERAGE);
      Lots lots = Lots.of(order);
      for (int i = 0; i < 40; i++) {
        Fill fill = fill(same, instrument, i);
        average = average.after(fill, instrument);
        lots = lots.after(fill, instrument);
        assertEquals(sum(average, instrument), sum(lots, instrument));
        assertEquals(average.quantity(), lots.quantity());
      }
    }
  }

  /// Realised, and what would be were all that is held worth nothing.
  private static Money sum(Lots lots, Instrument instrument) {
    Money gone = instrument.contract().gain(lots.cost(), Money.ZERO);
    return lots.realised().plus(lots.side() == Side.BUY ? gone : gone.negate());
  }

  /// The lot of the average order is the position of the ledger.
  @Property
  void agreesWithTheLedger(@ForAll long seed) {
    Random random = new Random(seed);
    Ledger ledger = Ledger.of(Money.ZERO);
    Lots lots = Lots.of(LotOrder.AVERAGE);
    for (int i = 0; i < 40; i++) {
      Fill fill = fill(random, SPOT, i);
      ledger = ledger.after(0, fill, SPOT);
      lots = lots.after(fill, SPOT);
      assertEquals(ledger.realised(), lots.realised());
      assertEquals(ledger.book(0).position().cost(), lots.cost());
      assertTrue(lots.held().size() <= 1);
    }
  }

  private static Fill fill(Random random, Instrument instrument, int number) {
    Quantity quantity =
        new Quantity(instrument.lot().multiply(BigDecimal.valueOf(1 + random.nextInt(5000))));
    Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(30000), 2));
    return fill(number, random.nextBoolean() ? Side.BUY : Side.SELL, quantity, price, instrument);
  }

  private static Fill fill(int number, Side side, String quantity, String price) {
    return fill(number, side, Quantity.of(quantity), Price.of(price), SPOT);
  }

  private static Fill fill(
      int number, Side side, Quantity quantity, Price price, Instrument instrument) {
    String id = Integer.toString(number);
    Money notional = instrument.notional(price, quantity);
    return new Fill(id, new OrderId(id), side, quantity, price, notional, Money.ZERO, number);
  }
}
