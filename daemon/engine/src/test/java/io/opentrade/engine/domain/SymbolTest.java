package io.opentrade.engine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class SymbolTest {
  private static final Contract LINEAR = new Contract.Linear(BigDecimal.ONE);

  @Test
  void tellsSpotFromFuturesAndLinearFromInverse() {
    assertEquals(new Contract.Spot(), Symbol.of("BTC/USDT").contract());
    assertEquals(new Contract.Spot(), Symbol.of("GOOG").contract());
    assertEquals(LINEAR, Symbol.of("BTC/USDT-PERP").contract());
    assertEquals(LINEAR, Symbol.of("BTC/USDT-20261225").contract());
    assertEquals(LINEAR, Symbol.of("ETH/BTC-PERP").contract());
    assertEquals(new Contract.Inverse(BigDecimal.ONE), Symbol.of("BTC/USD-PERP").contract());
  }

  @Test
  void anotherWordBehindTheCurrencyIsNoFuture() {
    assertEquals(new Symbol("BTC", "USDT", ""), Symbol.of("BTC/USDT-PERPETUAL"));
    assertEquals(new Contract.Spot(), Symbol.of("BTC/USDT-2026").contract());
  }

  @Test
  void settlesAnInverseContractInItsBase() {
    BigDecimal step = new BigDecimal("0.1");
    assertEquals("BTC", new Instrument("BTC/USD-PERP", step, step, 8).settlementCurrency());
    assertEquals("USDT", new Instrument("BTC/USDT-PERP", step, step, 8).settlementCurrency());
    assertEquals("", new Instrument("GOOG", step, step, 8).settlementCurrency());
  }
}
