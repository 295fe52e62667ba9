package io.opentrade.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeeTiersTest {
  private static final long DAY = 86_400_000L;

  private static FeeTiers.Tier tier(String volume, String maker, String taker) {
    return new FeeTiers.Tier(Money.of(volume), new BigDecimal(maker), new BigDecimal(taker));
  }

  @Test
  void theLastTierThatIsReachedCounts() {
    FeeTiers tiers =
        new FeeTiers(
            List.of(
                tier("0", "0.001", "0.002"), tier("100", "0", "0.001"), tier("500", "-1e-4", "0")));
    assertEquals(new BigDecimal("0.002"), tiers.at(Money.of("99.99")).taker());
    assertEquals(new BigDecimal("0.001"), tiers.at(Money.of("100")).taker());
    assertEquals(new BigDecimal("-0.0001"), tiers.at(Money.of("100000")).maker());
    assertEquals(new BigDecimal("0.002"), tiers.highest());
  }

  @Test
  void feesGrowAndRebatesStay() {
    FeeTiers dearer =
        new FeeTiers(List.of(tier("0", "-0.001", "0.9"))).times(new BigDecimal("1.5"));
    assertEquals(new BigDecimal("-0.001"), dearer.at(Money.ZERO).maker());
    assertEquals(new BigDecimal("0.999999"), dearer.at(Money.ZERO).taker());
  }

  @Test
  void whatIsNoListOfTiersIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> tier("0", "0", "1"));
    assertThrows(IllegalArgumentException.class, () -> tier("0", "0", "-0.1"));
    assertThrows(IllegalArgumentException.class, () -> new FeeTiers(List.of(tier("1", "0", "0"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeeTiers(List.of(tier("0", "0", "0"), tier("0", "0", "0"))));
  }

  @Test
  void theVolumeIsThatOfThirtyWholeDaysBefore() {
    TradedVolume volume = new TradedVolume();
    volume.add(5, Money.of("10"));
    volume.add(DAY + 5, Money.of("1"));
    assertEquals(Money.of("10"), volume.before(DAY + 7));
    assertEquals(Money.of("11"), volume.before(2 * DAY));
    assertEquals(Money.of("11"), volume.before(30 * DAY));
    assertEquals(Money.of("1"), volume.before(31 * DAY));
    assertEquals(Money.ZERO, volume.before(32 * DAY));
    volume.add(31 * DAY, Money.of("3"));
    assertEquals(Money.of("3"), volume.before(32 * DAY));
  }

  @Test
  void aCoinIsBoughtAtItsPriceOfThen() {
    double[] open = {2, 4};
    double[] close = {3, 5};
    Candles candles =
        new Candles(
            Timeframe.of("1d"), new long[] {DAY, 2 * DAY}, open, close, open, close, new double[2]);
    FeeCoin coin = new FeeCoin("BNB", null, candles);
    Money fee = Money.of("60");
    assertEquals("30.00000000", coin.units(fee, 0).toPlainString());
    assertEquals("30.00000000", coin.units(fee, DAY).toPlainString());
    assertEquals("20.00000000", coin.units(fee, DAY + 1).toPlainString());
    assertEquals("15.00000000", coin.units(fee, 2 * DAY).toPlainString());
    assertEquals("12.00000000", coin.units(fee, 9 * DAY).toPlainString());
    assertThrows(IllegalArgumentException.class, () -> new FeeCoin("BNB", null, null));
    assertThrows(IllegalArgumentException.class, () -> new FeeCoin("BNB", BigDecimal.ZERO, null));
  }
}
