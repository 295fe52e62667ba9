package io.opentrade.server.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.QualityReport;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.server.jobs.Research;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.store.CandleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MarketDownloadsTest {
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2024-01-01T00:15:00Z");

  private final Path database;
  private final Settings settings;
  private final HttpServer exchange;

  MarketDownloadsTest(@TempDir Path folder) throws IOException {
    database = folder.resolve("candles.db");
    settings = new Settings(new SettingsFile(folder.resolve("settings.json")), Map.of());
    exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/api/v3/exchangeInfo",
        "{'symbols':[{'symbol':'BTCUSDT','status':'TRADING','baseAsset':'BTC',"
            + "'quoteAsset':'USDT','filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.01'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.00001','maxQty':'9','stepSize':'0.00001'}]}]}");
    answer("/api/v3/time", "{'serverTime':1704153600000}");
    answer("/api/v3/klines", "[" + kline(0) + "," + kline(1) + "," + kline(2) + "]");
    exchange.start();
    int port = exchange.getAddress().getPort();
    settings.set("exchange.binance.address", "http://127.0.0.1:" + port);
  }

  private static String kline(int bar) {
    long time = FROM.toEpochMilli() + bar * 300_000L;
    return "[" + time + ",'100.5','101','100','100.75','3.25'," + (time + 299_999) + "]";
  }

  private void answer(String path, String json) {
    byte[] body = json.replace('\'', '"').getBytes(UTF_8);
    exchange.createContext(
        path,
        call -> {
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
  }

  @AfterEach
  void stop() {
    exchange.stop(0);
  }

  /// Judges without looking.
  private static final class Judge implements Research {
    @Override
    public <R> R call(Request<R> request, Progress progress) {
      assertEquals(new DataCheck("BTC/USDT@binance:5m", FROM, TO), request);
      var series =
          new SeriesInfo(
              "BTC/USDT@binance:5m",
              3,
              FROM,
              TO,
              0,
              "hash",
              Decimal.of("0.01"),
              Decimal.of("0.00001"),
              8);
      var quality = new QualityReport(3, 3, FROM, TO, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of());
      return Requests.replyType(request).cast(new DataCheck.Reply(series, quality));
    }

    @Override
    public State state() {
      return new State("idle", null);
    }
  }

  private MarketDownloads downloads() {
    return new MarketDownloads(
        database,
        new Exchanges(settings, InstantSource.system()),
        new Judge(),
        InstantSource.system());
  }

  @Test
  void barsAreStoredAndJudged() throws Exception {
    List<Progress.Step> steps = new ArrayList<>();
    DataDownload.Reply reply =
        downloads().download(new DataDownload("btc/usdt@Binance:5m", FROM, TO), steps::add);
    assertEquals(3, reply.added());
    assertEquals(3, reply.requests());
    assertEquals(3, steps.getLast().done());
    try (CandleStore store = CandleStore.open(database)) {
      var name = SeriesName.of("BTC/USDT@binance:5m");
      assertEquals(3, store.info(name).orElseThrow().bars());
    }
  }

  @Test
  void whatCannotBeDownloadedIsSaid() {
    assertEquals(FailureKind.USAGE, kindOf("nonsense"));
    assertEquals(FailureKind.USAGE, kindOf("BTC/USDT@kraken:5m"));
    exchange.removeContext("/api/v3/exchangeInfo");
    answer("/api/v3/exchangeInfo", "{}");
    assertEquals(FailureKind.EXCHANGE, kindOf("BTC/USDT@binance:5m"));
  }

  private FailureKind kindOf(String series) {
    var request = new DataDownload(series, FROM, TO);
    return assertThrows(RequestFailed.class, () -> downloads().download(request, Progress.NONE))
        .failure()
        .kind();
  }
}
