package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.RequestFailed;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes and symbols as people write them.
final class TextsTest {
  @Test
  void sizesInThreeUnits() {
    assertEquals(RunSize.of(new Sizing.Percent(new BigDecimal("37.5"))), SizeText.parse("37.5%"));
    assertEquals(RunSize.of(new Sizing.Base(Quantity.of("0.5"))), SizeText.parse("0.5base"));
    assertEquals(RunSize.of(new Sizing.Quote(Money.of("1000"))), SizeText.parse("1000 quote"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "100", "0%", "-5%", "xbase", "0base", "-1quote", "1e", "NaN%"})
  void noSizes(String text) {
    assertThrows(RequestFailed.class, () -> SizeText.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "GOOG.csv, GOOG",
    "BTC_USDT-5m-first20k.csv.gz, BTC/USDT",
    "LTC_BTC-1m.csv, LTC/BTC",
    "Coinbase-ETH-USD-PT4H-20160518_20251028.json.gz, ETH/USD",
    "btcusdt_trade.zip, BTCUSDT_TRADE",
    "price of it.csv, PRICEOFIT"
  })
  void symbolsOfFiles(String file, String symbol) {
    assertEquals(symbol, FileSymbol.of(Path.of("/data", file)));
  }

  @Test
  void aNamelessFileHasASymbolToo() {
    assertEquals("FILE", FileSymbol.of(Path.of("/dev/fd/∞")));
  }
}
