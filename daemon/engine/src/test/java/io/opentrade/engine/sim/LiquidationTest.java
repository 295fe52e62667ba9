package io.opentrade.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MaintenanceTiers.Bracket;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LiquidationTest {
  private static final MaintenanceTiers RATE = MaintenanceTiers.of(new BigDecimal("0.004"));

  /// Long at 10,000, twenty times, 0.4 % maintenance.
  @Test
  void endsALinearAndAnInverseLongWhereTheExchangesDo() {
    Instrument linear = instrument("BTC/USDT-PERP");
    assertEquals(Price.of("9538.15261044"), price(linear, RATE, "1", "10000", "10000", "500"));
    Instrument inverse = instrument("BTC/USD-PERP");
    assertEquals(Price.of("9561.90476190"), price(inverse, RATE, "10000", "10000", "1", "0.05"));
  }

  @Test
  void endsShortsAbove() {
    Instrument linear = instrument("BTC/USDT-PERP");
    // (10000 + 500) / 1.004
    assertEquals(Price.of("10458.16733068"), price(linear, RATE, "-1", "10000", "10000", "500"));
    Instrument inverse = instrument("BTC/USD-PERP");
    // 10000 × 0.996 / 0.95
    assertEquals(Price.of("10484.21052632"), price(inverse, RATE, "-10000", "10000", "1", "0.05"));
  }

  @Test
  void neverEndsWhatCannotLoseItsMargin() {
    assertNull(price(instrument("BTC/USDT-PERP"), RATE, "1", "10000", "10000", "10000"));
    assertNull(price(instrument("BTC/USD-PERP"), RATE, "-10000", "10000", "1", "1"));
  }

  @Test
  void aBufferEndsItEarlier() {
    Instrument linear = instrument("BTC/USDT-PERP");
    Position held = position("1", "10000", "10000");
    // 9538.15261044… + 5 % of the 461.84738956… to the entry
    assertEquals(
        Price.of("9561.24497991"),
        new Liquidation(linear, RATE, new BigDecimal("0.05")).price(held, Money.of("500")));
  }

  @Test
  void aLargePositionKeepsMore() {
    MaintenanceTiers tiers =
        MaintenanceTiers.of(
            List.of(
                new Bracket(Money.ZERO, new BigDecimal("0.004"), null),
                new Bracket(Money.of("50000"), new BigDecimal("0.01"), null)));
    Instrument linear = instrument("BTC/USDT-PERP");
    // In the upper bracket: (100000 − 5000 − 300) / (10 × 0.99)
    assertEquals(Price.of("9565.65656565"), price(linear, tiers, "10", "10000", "100000", "5000"));
    // A short grows into it: at 10450 it is worth 41800, still in the lower one.
    assertEquals(Price.of("10458.16733068"), price(linear, tiers, "-4", "10000", "40000", "2000"));
    // (48000 + 24000 + 300) / (4.8 × 1.01)
    assertEquals(
        Price.of("14913.36633664"), price(linear, tiers, "-4.8", "10000", "48000", "24000"));
  }

  /// At the price the margin that is left is no more than asked for; a hair before it is.
  @Property
  void holdsTheEquation(@ForAll long seed) {
    Random random = new Random(seed);
    Instrument instrument = instrument(random.nextBoolean() ? "BTC/USDT-PERP" : "BTC/USD-PERP");
    MaintenanceTiers tiers = tiers(random);
    Position held = position(random, instrument);
    Money backing = held.cost().share(new BigDecimal(1 + random.nextInt(99)).movePointLeft(2), 8);
    Price price = new Liquidation(instrument, tiers, BigDecimal.ZERO).price(held, backing);
    if (price == null || tiers.margin(held.cost()).compareTo(backing.value()) >= 0) {
      return;
    }
    assertTrue(excess(instrument, tiers, held, backing, price, 1).signum() <= 0);
    Price before =
        new Price(price.value().multiply(new BigDecimal(held.isLong() ? "1.00001" : "0.99999")));
    assertTrue(excess(instrument, tiers, held, backing, before, 0).signum() > 0);
  }

  private static BigDecimal excess(
      Instrument instrument,
      MaintenanceTiers tiers,
      Position held,
      Money backing,
      Price price,
      int slack) {
    Instrument fine = new Instrument(instrument.symbol(), instrument.tick(), instrument.lot(), 18);
    Money value = fine.notional(price, held.quantity().absolute());
    Money gain = fine.contract().gain(held.cost(), value);
    return backing
        .plus(held.isLong() ? gain : gain.negate())
        .value()
        .subtract(tiers.margin(value))
        .subtract(BigDecimal.valueOf(slack, 6));
  }

  /// Whatever the price and the fee, a closed position takes no more than what is behind it.
  @Property
  void neverLosesMoreThanItsMargin(@ForAll long seed) {
    Random random = new Random(seed);
    Instrument instrument = instrument(random.nextBoolean() ? "BTC/USDT-PERP" : "BTC/USD-PERP");
    Position held = position(random, instrument);
    Money backing = held.cost().share(new BigDecimal(1 + random.nextInt(200)).movePointLeft(2), 8);
    Liquidation liquidation = new Liquidation(instrument, MaintenanceTiers.NONE, BigDecimal.ZERO);
    Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(4_000_000), 2));
    Quantity quantity = held.quantity().absolute();
    Money notional = instrument.notional(price, quantity);
    Fill fill =
        new Fill(
            "1",
            new OrderId("1"),
            held.isLong() ? Side.SELL : Side.BUY,
            quantity,
            price,
            notional,
            notional.share(new BigDecimal("0.01"), 8),
            1);
    Fill covered = liquidation.covered(fill, held, backing, random.nextBoolean());
    Money gain = instrument.contract().gain(held.cost(), covered.notional());
    Money left = backing.plus(held.isLong() ? gain : gain.negate()).minus(covered.fee());
    assertTrue(left.signum() >= 0, "left " + left);
    assertTrue(covered.fee().signum() >= 0, "fee " + covered.fee());
    if (left.signum() > 0) {
      assertEquals(fill, covered);
    }
  }

  private static @Nullable Price price(
      Instrument instrument,
      MaintenanceTiers tiers,
      String quantity,
      String entry,
      String cost,
      String margin) {
    return new Liquidation(instrument, tiers, BigDecimal.ZERO)
        .price(position(quantity, entry, cost), Money.of(margin));
  }

  private static Position position(String quantity, String entry, String cost) {
    return new Position(Quantity.of(quantity), Price.of(entry), Money.of(cost));
  }

  private static Position position(Random random, Instrument instrument) {
    Price entry = new Price(BigDecimal.valueOf(100_000 + random.nextInt(2_000_000), 2));
    int lots = 1 + random.nextInt(100_000);
    Quantity quantity =
        instrument.contract().inverse()
            ? new Quantity(BigDecimal.valueOf(lots))
            : new Quantity(BigDecimal.valueOf(lots, 3));
    Money cost = instrument.notional(entry, quantity);
    return new Position(random.nextBoolean() ? quantity : quantity.negate(), entry, cost);
  }

  private static MaintenanceTiers tiers(Random random) {
    if (random.nextBoolean()) {
      return RATE;
    }
    boolean jumps = random.nextBoolean();
    Money nothing = jumps ? Money.ZERO : null;
    return MaintenanceTiers.of(
        List.of(
            new Bracket(Money.ZERO, new BigDecimal("0.004"), null),
            new Bracket(Money.of("5"), new BigDecimal("0.005"), nothing),
            new Bracket(Money.of("50000"), new BigDecimal("0.01"), nothing),
            new Bracket(Money.of("250000"), new BigDecimal("0.05"), nothing)));
  }

  private static Instrument instrument(String symbol) {
    BigDecimal lot = new BigDecimal(symbol.contains("USDT") ? "0.001" : "1");
    return new Instrument(symbol, new BigDecimal("0.01"), lot, 8);
  }

  @Test
  void roundsBankruptcyForThePosition() {
    Instrument linear = instrument("BTC/USDT-PERP");
    Liquidation liquidation = new Liquidation(linear, MaintenanceTiers.NONE, BigDecimal.ZERO);
    Price gone =
        Objects.requireNonNull(liquidation.bankruptcy(position("3", "100", "300"), Money.of("10")));
    assertEquals(
        new BigDecimal("290").divide(new BigDecimal("3"), 8, RoundingMode.CEILING), gone.value());
  }
}
