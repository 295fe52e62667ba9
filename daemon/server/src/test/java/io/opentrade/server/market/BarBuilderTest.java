package io.opentrade.server.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.PublicTrade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BarBuilderTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data", "../shared/data"));
  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_040_000L;

  private final BarBuilder builder = new BarBuilder(Timeframe.of("1m"), 2_000, true);

  private static PublicTrade trade(long id, long at, String price) {
    return new PublicTrade(
        Long.toString(id), Price.of(price), Quantity.of("0.5"), Side.BUY, START + at);
  }

  private BarBuilder.Closed only(long now) {
    List<BarBuilder.Closed> closed = builder.closed(START + now);
    assertEquals(1, closed.size());
    return closed.getFirst();
  }

  @Test
  void aBarIsClosedByTheClockAfterItsGrace() {
    builder.take(trade(1, 10, "100"));
    builder.take(trade(2, 30, "99"));
    builder.take(trade(3, 20, "103"));
    assertTrue(builder.closed(START + MINUTE + 1_999).isEmpty());
    BarBuilder.Closed bar = only(MINUTE + 2_000);
    assertEquals(new Candle(START, 100, 103, 99, 99, 1.5), bar.candle());
    assertTrue(bar.doubtful(), "we came in the middle of the first one");
  }

  @Test
  void aTradeWithinTheGraceIsInItsBar() {
    builder.take(trade(1, 10, "100"));
    builder.take(trade(3, MINUTE + 5, "110"));
    builder.take(trade(2, MINUTE - 5, "90"));
    assertEquals(90, only(MINUTE + 2_500).candle().close());
    assertEquals(110, only(2 * MINUTE + 2_500).candle().open());
  }

  @Test
  void aBarWithoutTradesRepeatsTheClose() {
    builder.take(trade(1, 10, "100"));
    List<BarBuilder.Closed> closed = builder.closed(START + 3 * MINUTE + 2_000);
    assertEquals(3, closed.size());
    assertEquals(new Candle(START + 2 * MINUTE, 100, 100, 100, 100, 0), closed.get(2).candle());
    assertFalse(closed.get(2).doubtful());
  }

  @Test
  void doubleLateAndMissing() {
    builder.take(trade(1, 10, "100"));
    assertInstanceOf(BarBuilder.Taken.Twice.class, builder.take(trade(1, 10, "100")));
    only(MINUTE + 2_000);
    assertEquals(new BarBuilder.Taken.Late(START), builder.take(trade(2, 50, "100")));
    builder.take(trade(3, MINUTE + 10, "100"));
    builder.take(trade(6, MINUTE + 20, "101"));
    assertEquals(2, builder.missing());
    BarBuilder.Closed bar = only(2 * MINUTE + 2_000);
    assertTrue(bar.doubtful());
    assertEquals(1, bar.candle().volume());
    assertEquals(1, builder.doubles());
    assertEquals(1, builder.late());
  }

  @Test
  void whatCameBeforeTheFirstTradeWasNeverMissing() {
    builder.take(trade(5, 10, "100"));
    builder.take(trade(4, 5, "100"));
    assertEquals(0, builder.missing());
    builder.take(trade(8, 20, "100"));
    builder.take(trade(7, 15, "100"));
    assertEquals(1, builder.missing());
  }

  @Test
  void aBrokenStreamMakesItsBarsDoubtful() {
    builder.take(trade(1, 10, "100"));
    only(MINUTE + 2_000);
    builder.take(trade(2, MINUTE + 10, "100"));
    builder.broke(START + MINUTE + 30_000);
    assertTrue(only(2 * MINUTE + 2_000).doubtful());
    builder.take(trade(3, 2 * MINUTE + 10, "100"));
    assertFalse(only(3 * MINUTE + 2_000).doubtful());
  }

  @Test
  void whereTheExchangeDiffersItIsSaid() {
    Candle ours = new Candle(START, 1, 2, 0.5, 1.5, 10);
    assertTrue(BarCheck.differences(ours, new Candle(START, 1, 2, 0.5, 1.5, 10)).isEmpty());
    assertEquals(
        List.of("high is 2.0, the exchange says 2.5", "volume is 10.0, the exchange says 12.0"),
        BarCheck.differences(ours, new Candle(START, 1, 2.5, 0.5, 1.5, 12)));
  }

  /// Every trade of the recording, one in seven told twice, neighbours swapped: the same bars as
  /// those of the trades in order.
  @Test
  void recordedTradesAddUp() throws IOException {
    Path file = DATA.resolve("orderbook/spot_ethusdt_20240808.jsonl.gz");
    assumeTrue(Files.exists(file), "no recorded data at " + file);
    List<PublicTrade> trades = new ArrayList<>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      ObjectMapper json = new ObjectMapper();
      for (String line : (Iterable<String>) reader.lines()::iterator) {
        if (line.contains("@trade\"")) {
          JsonNode data = json.readTree(line.substring(line.indexOf(' '))).path("data");
          trades.add(
              new PublicTrade(
                  data.path("t").asText(),
                  Price.of(data.path("p").asText()),
                  Quantity.of(data.path("q").asText()),
                  Side.BUY,
                  data.path("T").asLong()));
        }
      }
    }
    assertEquals(6_106, trades.size());
    List<Candle> ordered = bars(trades, new BarBuilder(Timeframe.of("1m"), 2_000, true));
    List<PublicTrade> shaken = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      // Within a millisecond the order of arrival counts: only others are swapped.
      boolean swap =
          i % 5 == 0
              && i + 1 < trades.size()
              && trades.get(i).at() != trades.get(i + 1).at()
              && (i + 2 >= trades.size() || trades.get(i + 1).at() != trades.get(i + 2).at());
      if (swap) {
        shaken.add(trades.get(i + 1));
        shaken.add(trades.get(i));
        i++;
      } else {
        shaken.add(trades.get(i));
      }
      if (i % 7 == 0) {
        shaken.add(trades.get(i));
      }
    }
    BarBuilder other = new BarBuilder(Timeframe.of("1m"), 2_000, true);
    assertEquals(ordered, bars(shaken, other));
    assertEquals(0, other.missing());
    double volume = ordered.stream().mapToDouble(Candle::volume).sum();
    assertEquals(2261.3149, volume, 1e-6);
  }

  private static List<Candle> bars(List<PublicTrade> trades, BarBuilder builder) {
    List<Candle> bars = new ArrayList<>();
    for (PublicTrade trade : trades) {
      builder.take(trade);
      builder.closed(trade.at()).forEach(closed -> bars.add(closed.candle()));
    }
    builder
        .closed(trades.getLast().at() + 5 * MINUTE)
        .forEach(
            closed -> {
              if (closed.candle().volume() > 0) {
                bars.add(closed.candle());
              }
            });
    return bars;
  }
}
