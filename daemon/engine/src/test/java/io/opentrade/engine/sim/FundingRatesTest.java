package io.opentrade.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class FundingRatesTest {
  private static final long EIGHT = 1_637_193_600_000L;

  @Test
  void isDueAtTheHourThatWasMeant() {
    FundingRates rates =
        new FundingRates(
            new long[] {EIGHT + 17, EIGHT + 28_800_007}, new double[] {0.0001, 0.0002});
    assertEquals(EIGHT, rates.time(0));
    assertEquals(0, rates.indexAtOrAfter(EIGHT));
    assertEquals(1, rates.indexAtOrAfter(EIGHT + 1));
    assertEquals(2, rates.indexAtOrAfter(EIGHT + 28_800_001));
  }

  @Test
  void theLongPaysTheShort() {
    FundingRates rates =
        new FundingRates(new long[] {EIGHT, EIGHT + 1000}, new double[] {1e-4, -1e-4});
    Instrument linear =
        new Instrument("XRP/USDT-PERP", new BigDecimal("0.0001"), new BigDecimal("0.1"), 8);
    Price mark = Price.of("1.0959");
    assertEquals(Money.of("0.010959"), rates.payment(0, Quantity.of("100"), mark, linear));
    assertEquals(Money.of("-0.010959"), rates.payment(0, Quantity.of("-100"), mark, linear));
    assertEquals(Money.of("-0.010959"), rates.payment(1, Quantity.of("100"), mark, linear));
  }

  @Test
  void refusesNonsense() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FundingRates(new long[] {1}, new double[] {Double.NaN}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FundingRates(new long[] {1, 2}, new double[] {0.1, 0.1}));
    assertThrows(
        IllegalArgumentException.class, () -> new FundingRates(new long[] {1}, new double[] {}));
  }
}
