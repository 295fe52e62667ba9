package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillTextTest {
  @Test
  void nothingAskedIsThePlainModel() {
    assertEquals(FillModel.PLAIN, FillText.parse(null));
    assertEquals(FillModel.PLAIN, FillText.parse(FillRules.PLAIN));
  }

  @Test
  void readsEverything() {
    FillRules rules =
        new FillRules(
            "close",
            "0.05%",
            Decimal.of("0.1"),
            "3s",
            Decimal.of("0.0002"),
            "base",
            Decimal.of("10"),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertEquals(
        new FillModel(
            new Slippage.Percent(new BigDecimal("0.0005")),
            new BigDecimal("0.1"),
            new Latency.Millis(3000),
            FillMoment.CLOSE,
            new BigDecimal("0.0002"),
            FeeCurrency.BASE,
            Money.of("10")),
        FillText.parse(rules));
  }

  @Test
  void readsSlippage() {
    Map.of(
            "none", new Slippage.None(),
            "1tick", new Slippage.Ticks(1),
            "2 ticks", new Slippage.Ticks(2),
            "volume:0.1", new Slippage.VolumeShare(0.1),
            "root:.5", new Slippage.SquareRoot(0.5))
        .forEach((text, slippage) -> assertEquals(slippage, slipping(text).slippage()));
  }

  @ParameterizedTest
  @CsvSource({"-1ticks", "5", "101%", "1.2.3%", "volume:2", "root:x"})
  void refusesOtherSlippage(String text) {
    assertThrows(IllegalArgumentException.class, () -> slipping(text));
  }

  @ParameterizedTest
  @CsvSource({"5", "-1ms", "99999bars", "1h"})
  void refusesOtherLatency(String text) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            FillText.parse(
                new FillRules(
                    null, null, null, text, null, null, null, null, null, null, null, null, null,
                    null)));
  }

  private static FillModel slipping(String text) {
    return FillText.parse(
        new FillRules(
            null, text, null, null, null, null, null, null, null, null, null, null, null, null));
  }
}
