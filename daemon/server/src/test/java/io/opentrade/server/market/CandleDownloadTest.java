package io.opentrade.server.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.RestSettings;
import io.opentrade.store.CandleStore;
import io.opentrade.store.SeriesInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleDownloadTest {
  private static final SeriesName BTC = SeriesName.of("BTC/USDT@binance:5m");
  private static final Instant LISTED = Instant.ofEpochMilli(LoopbackExchange.LISTED);
  private static final DownloadProgress QUIET = (bars, total) -> {};

  private final LoopbackExchange exchange = new LoopbackExchange();
  private final OkHttpClient client = new OkHttpClient();
  private final List<Duration> pauses = new ArrayList<>();
  private final CandleStore store;
  private long waited;

  CandleDownloadTest(@TempDir Path folder) throws IOException {
    store = CandleStore.open(folder.resolve("candles.db"));
  }

  @AfterEach
  void close() {
    exchange.close();
    store.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Download download(SeriesName name, Instant from, @Nullable Instant to) {
    return download(name, from, to, Duration.ofSeconds(5), QUIET);
  }

  private Download download(
      SeriesName name,
      Instant from,
      @Nullable Instant to,
      Duration timeout,
      DownloadProgress progress) {
    Network network =
        new Network(
            client,
            new RestSettings(timeout, 3, Duration.ofMinutes(2), Duration.ofSeconds(1)),
            () -> Instant.ofEpochMilli(exchange.now + waited).minusSeconds(3600),
            (time, _) -> {
              pauses.add(time);
              waited += time.toMillis();
            });
    // Our clock is an hour behind the exchange's.
    try (Venue venue = new Binance(network, Addresses.of(exchange.address(), exchange.address()))) {
      return new CandleDownload(venue, store, network.clock()).download(name, from, to, progress);
    }
  }

  private DownloadFailure refused(SeriesName name) {
    return assertThrows(DownloadFailure.class, () -> download(name, LISTED, null));
  }

  private long pages() {
    return exchange.asked.stream().filter(request -> request.contains("klines")).count();
  }

  @Test
  void everyFinishedBarIsStoredAndTheRunningOneIsNot() {
    Download download = download(BTC, LISTED.minusSeconds(86_400), null);
    SeriesInfo info = Objects.requireNonNull(download.info());
    assertEquals(2_490, info.bars());
    assertEquals(LISTED, info.first());
    assertEquals(
        LoopbackExchange.LISTED + 2_499 * LoopbackExchange.STEP, info.last().toEpochMilli());
    assertEquals(2_490, download.added());
    assertEquals(10, download.gaps().missing());
    assertEquals("0.01", download.facts().instrument().tick().toPlainString());
    assertEquals("0.00001", download.facts().instrument().lot().toPlainString());
    assertEquals(3, pages());
  }

  @Test
  void fromIsInclusiveAndToExclusive() {
    Instant to = LISTED.plusSeconds(300 * 10);
    SeriesInfo info = Objects.requireNonNull(download(BTC, LISTED.plusSeconds(300), to).info());
    assertEquals(9, info.bars());
    assertEquals(LISTED.plusSeconds(300), info.first());
    assertEquals(to.minusSeconds(300), info.last());
  }

  @Test
  void askingAgainGoesOnFromTheLastStoredBar() {
    download(BTC, LISTED, null);
    exchange.asked.clear();
    exchange.now += 3 * LoopbackExchange.STEP;
    Download more = download(BTC, LISTED, null);
    assertEquals(3, more.added());
    assertEquals(1, pages());
    exchange.asked.clear();
    Download earlier = download(BTC, LISTED.minusSeconds(300), null);
    assertEquals(0, earlier.added());
    assertEquals(2, pages(), "one look before the first bar, one behind the last");
  }

  @Test
  void aFailureInTheMiddleKeepsWhatCameBefore() {
    exchange.scripted.add(new String[] {"pass"});
    exchange.scripted.add(new String[] {"pass"});
    exchange.scripted.add(new String[] {"pass"});
    exchange.scripted.add(new String[] {"400", "", "{\"code\":-1100,\"msg\":\"no\\u001b[31m\"}"});
    DownloadFailure failure = refused(BTC);
    assertEquals(DownloadFailure.Kind.EXCHANGE, failure.kind());
    assertFalse(String.valueOf(failure.getMessage()).contains("\u001b"));
    assertEquals(1_000, store.info(BTC).orElseThrow().bars());
    assertEquals(1_490, download(BTC, LISTED, null).added());
  }

  @Test
  void theExchangeIsObeyedWhenItAsksToWait() {
    exchange.scripted.add(new String[] {"429", "7", "{}"});
    exchange.scripted.add(new String[] {"pass"});
    exchange.scripted.add(new String[] {"503", "", "busy"});
    assertEquals(2_490, download(BTC, LISTED, null).added());
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(1)), pauses);
  }

  @Test
  void aLongBanEndsTheDownload() {
    exchange.scripted.add(new String[] {"418", "86400", "{}"});
    assertEquals(DownloadFailure.Kind.RATE_LIMITED, refused(BTC).kind());
    assertTrue(pauses.isEmpty());
  }

  @Test
  void nearTheWeightLimitWeWaitForTheNextMinute() {
    exchange.weight = 5_000;
    download(BTC, LISTED, LISTED.plusSeconds(3000));
    assertEquals(2, pauses.size());
    assertTrue(pauses.getFirst().toSeconds() <= 60);
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    assertEquals(
        DownloadFailure.Kind.NOT_FOUND, refused(SeriesName.of("NO/SUCH@binance:5m")).kind());
    assertEquals(DownloadFailure.Kind.USAGE, refused(SeriesName.of("BTC/USDT@binance:7m")).kind());
    assertEquals(
        DownloadFailure.Kind.USAGE, refused(SeriesName.of("BTC/USD-PERP@binance:5m")).kind());
    assertEquals(
        DownloadFailure.Kind.USAGE,
        assertThrows(
                DownloadFailure.class, () -> download(BTC, LISTED.plus(Duration.ofDays(900)), null))
            .kind());
  }

  @Test
  void nonsenseIsNotStored() {
    String[] nonsense = {
      "<html>hello</html>",
      "{\"a\":1}",
      "[[1,2]]",
      "["
          + LoopbackExchange.kline(LoopbackExchange.LISTED).replace("\"1.50000000\"", "\"x\"")
          + "]",
      "[" + LoopbackExchange.kline(5) + "]",
      "["
          + LoopbackExchange.kline(LoopbackExchange.LISTED + LoopbackExchange.STEP)
          + ","
          + LoopbackExchange.kline(LoopbackExchange.LISTED)
          + "]",
      "["
          + LoopbackExchange.kline(LoopbackExchange.LISTED)
          + ","
          + LoopbackExchange.kline(LoopbackExchange.LISTED + 60_000)
          + "]"
    };
    for (String body : nonsense) {
      exchange.scripted.add(new String[] {"pass"});
      exchange.scripted.add(new String[] {"pass"});
      exchange.scripted.add(new String[] {"200", "", body});
      assertEquals(DownloadFailure.Kind.EXCHANGE, refused(BTC).kind(), body);
      assertTrue(store.info(BTC).isEmpty(), body);
    }
  }

  @Test
  void silenceIsATimeoutAndAbsenceANetworkFailure() {
    exchange.delayMillis = 400;
    DownloadFailure silent =
        assertThrows(
            DownloadFailure.class, () -> download(BTC, LISTED, null, Duration.ofMillis(80), QUIET));
    assertEquals(DownloadFailure.Kind.TIMEOUT, silent.kind());
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
    exchange.close();
    assertEquals(DownloadFailure.Kind.NETWORK, refused(BTC).kind());
  }

  @Test
  void stoppingKeepsTheFirstPage() {
    DownloadProgress once =
        new DownloadProgress() {
          private boolean seen;

          @Override
          public void at(long bars, long total) {
            seen = true;
          }

          @Override
          public boolean cancelled() {
            return seen;
          }
        };
    DownloadFailure failure =
        assertThrows(
            DownloadFailure.class, () -> download(BTC, LISTED, null, Duration.ofSeconds(5), once));
    assertEquals(DownloadFailure.Kind.CANCELLED, failure.kind());
    assertEquals(1_000, store.info(BTC).orElseThrow().bars());
  }

  @Test
  void anEmptyRangeIsNoFailure() {
    exchange.outageFrom = LoopbackExchange.LISTED;
    exchange.outageTo = Long.MAX_VALUE;
    assertNull(download(BTC, LISTED, null).info());
  }
}
