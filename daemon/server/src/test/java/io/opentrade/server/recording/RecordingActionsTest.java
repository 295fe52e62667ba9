package io.opentrade.server.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.feed.Feed;
import io.opentrade.server.simulate.feed.Source;
import io.opentrade.server.simulate.feed.Sources;
import io.opentrade.server.venue.Loopback;
import io.opentrade.server.venue.stream.WebSocketServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Live streams on the loopback, in each exchange's own messages, recorded and replayed.
@Timeout(60)
class RecordingActionsTest {
  private static final RecordingLimits FAST =
      new RecordingLimits(Duration.ofMillis(10), Duration.ofMillis(20), 0);

  private final WebSocketServer stream = new WebSocketServer();
  private final Loopback rest = new Loopback();
  private final Path folder;
  private final Exchanges exchanges;

  @SuppressWarnings("NullAway.Init") // each test begins with a recording
  private FutureTask<DataRecord.Reply> reply;

  @SuppressWarnings("NullAway.Init")
  private Thread thread;

  RecordingActionsTest(@TempDir Path folder) {
    this.folder = folder.resolve("recordings");
    Settings settings = new Settings(new SettingsFile(folder.resolve("settings.json")), Map.of());
    for (String name : List.of("binance", "okx")) {
      settings.set("exchange." + name + ".address", rest.address());
      settings.set("exchange." + name + ".stream", stream.address());
    }
    exchanges = new Exchanges(settings, InstantSource.system());
    rest.on(
        "GET /api/v3/exchangeInfo",
        "{'symbols':[{'symbol':'BTCUSDT','status':'TRADING','baseAsset':'BTC',"
            + "'quoteAsset':'USDT','filters':["
            + "{'filterType':'PRICE_FILTER','tickSize':'0.01'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.00001','maxQty':'9','stepSize':'0.00001'}]}]}");
  }

  @AfterEach
  void close() throws IOException {
    exchanges.close();
    stream.close();
    rest.close();
  }

  private void record(RecordingLimits limits, DataRecord request) {
    var actions = new RecordingActions(folder, exchanges, InstantSource.system(), limits);
    reply = new FutureTask<>(() -> actions.record(request, Progress.NONE));
    thread = Thread.ofVirtual().start(reply);
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private void written(String text) throws Exception {
    while (!Files.readString(file()).contains(text)) {
      Thread.sleep(5);
    }
  }

  private static String depth(long time, long first, long last, String price) {
    return ("{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':%d,'s':'BTCUSDT',"
            + "'U':%d,'u':%d,'b':[['%s','1']],'a':[]}}")
        .formatted(time, first, last, price);
  }

  private static String trade(long time, long id, String price) {
    return ("{'stream':'btcusdt@trade','data':{'e':'trade','E':%d,'s':'BTCUSDT','t':%d,'p':'%s',"
            + "'q':'0.5','T':%d,'m':true}}")
        .formatted(time, id, price, time);
  }

  /// What the local exchange makes of a recording.
  private static List<String> replayed(Path file) throws IOException {
    Source source = new Sources(Path.of("none"), BigDecimal.TEN, 1).recording(file, "BTC/USDT");
    List<String> told = new ArrayList<>();
    for (Feed.Event event = source.feed().next(); event != null; event = source.feed().next()) {
      told.add(
          event.time()
              + switch (event.command()) {
                case Command.CrowdBook book ->
                    (book.whole() ? " whole " : " change ") + book.bids().keySet();
                case Command.CrowdTrade trade -> " trade " + trade.price();
                default -> " " + event.command();
              });
    }
    return told;
  }

  @Test
  void whatIsKnownToBeRightIsWrittenAndWhatIsMissingIsSaid() throws Exception {
    rest.on(
        "GET /api/v3/depth",
        "{'lastUpdateId':10,'bids':[['100','1']],'asks':[['200','1']]}",
        "{'lastUpdateId':20,'bids':[['150','1']],'asks':[['200','1']]}",
        "{'lastUpdateId':30,'bids':[['170','1']],'asks':[['200','1']]}");
    record(FAST, new DataRecord(List.of("btc/usdt@binance:5m"), null, null));
    var connection = stream.next();
    String subscription = connection.next();
    assertTrue(subscription.contains("btcusdt@depth@100ms"), subscription);
    assertTrue(subscription.contains("btcusdt@trade"), subscription);
    written("lastUpdateId\":10");
    connection.say(trade(1_700_000_000_000L, 7, "101.5"));
    connection.say(depth(1_700_000_000_100L, 9, 11, "101"));
    connection.say(trade(1_700_000_000_000L, 7, "101.5"));
    connection.say(trade(1_700_000_000_150L, 9, "102"));
    connection.say(depth(1_700_000_000_200L, 13, 14, "103"));
    written("lastUpdateId\":20");
    connection.say(depth(1_700_000_000_300L, 21, 22, "160"));
    written("\"u\":22");
    connection.cut();
    stream.next();
    written("lastUpdateId\":30");
    thread.interrupt();
    DataRecord.Reply told = reply.get();

    assertEquals("cancelled", told.ended());
    DataRecord.Recording one = told.recordings().getFirst();
    assertEquals("BTC/USDT@binance", one.market());
    assertEquals(2, one.trades());
    assertEquals(1, one.doubles());
    assertEquals(1, one.missing(), "number 8");
    assertEquals(3, one.books());
    assertEquals(2, one.changes());
    List<String> gaps = one.gaps().stream().map(gap -> gap.what() + " " + gap.why()).toList();
    assertEquals("trades numbers 8 to 8 were not told", gaps.get(0));
    assertTrue(gaps.get(1).startsWith("book a change is missing after number 11"), gaps.get(1));
    assertEquals(4, one.gapCount(), "and both when the stream broke: " + gaps);
    assertNull(one.failure());
    assertEquals(Files.size(file()), one.bytes());

    List<String> events = replayed(file());
    assertTrue(events.getFirst().endsWith(" whole [100]"), events.toString());
    assertEquals(
        List.of(
            "1700000000000 trade 101.5",
            "1700000000100 change [101]",
            "1700000000150 trade 102",
            "1700000000150 whole [150]",
            "1700000000300 change [160]",
            "1700000000300 whole [170]"),
        events.subList(1, events.size()));
  }

  /// A kill in the middle of a line loses that line and nothing else.
  @Test
  void aLineThatIsCutOffIsPassedOver() throws Exception {
    rest.on("GET /api/v3/depth", "{'lastUpdateId':10,'bids':[['100','1']],'asks':[['200','1']]}");
    record(FAST, new DataRecord(List.of("BTC/USDT@binance"), null, null));
    var connection = stream.next();
    written("lastUpdateId");
    connection.say(trade(1_700_000_000_000L, 7, "101.5"));
    written("101.5");
    thread.interrupt();
    reply.get();
    Files.writeString(
        file(), "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"tra", StandardOpenOption.APPEND);
    assertEquals(2, replayed(file()).size());
    Files.writeString(file(), "\n{\"e\":\"trade\"}\n", StandardOpenOption.APPEND);
    assertTrue(
        String.valueOf(assertThrows(IOException.class, () -> replayed(file())).getMessage())
            .contains("no JSON"));
  }

  /// OKX's documented book, whose checksum is looked at.
  @Test
  void okxIsWrittenInTheSameForm() throws Exception {
    rest.on(
        "GET /api/v5/public/instruments",
        "{'code':'0','msg':'','data':[{'instType':'SPOT','instId':'BTC-USDT','baseCcy':'BTC',"
            + "'quoteCcy':'USDT','tickSz':'0.1','lotSz':'0.00000001','minSz':'0.00001','state':'live',"
            + "'listTime':'0','ctVal':'','ctMult':'','ctType':'','settleCcy':''}]}");
    record(FAST, new DataRecord(List.of("BTC/USDT@okx"), null, null));
    var connection = stream.next();
    String arg = "'arg':{'channel':'books','instId':'BTC-USDT'}";
    String book =
        "{"
            + arg
            + ",'action':'%s','data':[{'asks':[['3366.8','9','0','3'],['3368','8','0','4']],"
            + "'bids':[['3366.1','7','0','3'],['3366','6','0','4']],'ts':'%d','checksum':-1881014294,"
            + "'prevSeqId':%d,'seqId':%d}]}";
    connection.say(book.formatted("snapshot", 1_700_000_000_000L, -1, 5));
    connection.say(
        "{'arg':{'channel':'trades','instId':'BTC-USDT'},'data':[{'instId':'BTC-USDT',"
            + "'tradeId':'130639474','px':'3366.5','sz':'0.12','side':'buy','ts':'1700000000050',"
            + "'count':'3'}]}");
    connection.say(book.formatted("update", 1_700_000_000_100L, 5, 7));
    written("\"u\":7");
    thread.interrupt();
    assertEquals(0, reply.get().recordings().getFirst().gapCount());
    assertEquals(
        List.of(
            "1700000000000 whole [3366.1, 3366]",
            "1700000000050 trade 3366.5",
            "1700000000100 change [3366.1, 3366]"),
        replayed(file()));
    assertTrue(Files.readString(file()).contains("\"pu\":5"));
  }

  @Test
  void itEndsByTimeBySizeAndBeforeTheDiskIsFull() throws Exception {
    rest.on("GET /api/v3/depth", "{'lastUpdateId':10,'bids':[['100','1']],'asks':[['200','1']]}");
    record(FAST, new DataRecord(List.of("BTC/USDT@binance"), 1L, null));
    assertEquals("time", reply.get().ended());
    record(FAST, new DataRecord(List.of("BTC/USDT@binance"), null, 10L));
    assertEquals("size", reply.get().ended());
    var noRoom = new RecordingLimits(Duration.ofMillis(10), Duration.ofSeconds(1), Long.MAX_VALUE);
    record(noRoom, new DataRecord(List.of("BTC/USDT@binance"), null, null));
    assertEquals("disk", reply.get().ended());
    var actions = new RecordingActions(folder, exchanges, InstantSource.system(), FAST);
    assertEquals(3, actions.list().recordings().size());
    assertEquals("BTC/USDT@binance", actions.list().recordings().getFirst().market().toString());
    assertTrue(actions.list().bytes() > 0);
  }

  private static final String HEAD =
      "{'stream':'btcusdt@recording','data':{'e':'recording','format':1,'market':"
          + "'BTC/USDT@binance','began':'2026-01-31T14:05:00Z'}}";
  private static final String BOOK =
      "{'stream':'btcusdt@depth','data':{'lastUpdateId':10,'E':1700000000000,'bids':[],'asks':[]}}";

  private RecordingVerify.Reply verified(String... lines) throws IOException {
    Files.createDirectories(folder);
    String text = String.join("\n", lines).replace('\'', '"');
    Files.writeString(folder.resolve("one.jsonl"), text);
    return new RecordingActions(folder, exchanges, InstantSource.system(), FAST)
        .verify(new RecordingVerify("one"));
  }

  @Test
  void aRecordingIsVerifiedFromItsBeginningToItsEnd() throws IOException {
    String gap = "{'stream':'btcusdt@gap','data':{'e':'gap','E':1700000000300,'of':'book'}}";
    RecordingVerify.Reply sound =
        verified(
            HEAD,
            BOOK,
            depth(1_700_000_000_100L, 9, 12, "100"),
            trade(1_700_000_000_200L, 7, "101"),
            depth(1_700_000_000_200L, 13, 13, "100"),
            gap,
            BOOK,
            "{'stream':'btcusdt@tra");
    assertEquals(List.of(), sound.faults());
    assertEquals(
        "BTC/USDT@binance 1 trades 2 changes 2 books 1 gaps, cut: true",
        "%s %d trades %d changes %d books %d gaps, cut: %s"
            .formatted(
                sound.market(),
                sound.trades(),
                sound.changes(),
                sound.books(),
                sound.gaps(),
                sound.cut()));
    assertEquals(Instant.ofEpochMilli(1_700_000_000_300L), sound.to());
    assertEquals(64, sound.sha256().length());
  }

  @Test
  void whatShouldNotBeInARecordingIsNamedWithItsLine() throws IOException {
    RecordingVerify.Reply wrong =
        verified(
            HEAD,
            depth(1_700_000_000_100L, 9, 12, "100"),
            BOOK,
            depth(1_700_000_000_200L, 12, 13, "100"),
            "nonsense",
            trade(1_700_000_000_200L, 7, "101"),
            trade(1_700_000_000_200L, 7, "101"),
            "");
    assertEquals(
        List.of(
            "2 a change of a book that was not told",
            "4 a change does not follow the one before",
            "5 a line that cannot be read",
            "7 a trade that was told before"),
        wrong.faults().stream().map(fault -> fault.line() + " " + fault.what()).toList());
    assertEquals(
        "it does not begin as a recording of ours", verified(BOOK).faults().getFirst().what());
  }

  @Test
  void aRecordingIsRemovedByItsNameAloneAndNotWhileItIsWritten() throws Exception {
    verified(HEAD);
    var actions = new RecordingActions(folder, exchanges, InstantSource.system(), FAST);
    Path other = Files.writeString(folder.resolveSibling("other.jsonl"), "mine");
    for (String name : List.of("../other", "other", "two", ".", "")) {
      assertThrows(RuntimeException.class, () -> actions.remove(new RecordingRemove(name)), name);
    }
    assertTrue(Files.exists(other));
    assertTrue(actions.remove(new RecordingRemove("one.jsonl")).bytes() > 0);
    assertEquals(List.of(), actions.list().recordings());

    rest.on("GET /api/v3/depth", "{'lastUpdateId':10,'bids':[['100','1']],'asks':[['200','1']]}");
    reply =
        new FutureTask<>(
            () ->
                actions.record(
                    new DataRecord(List.of("BTC/USDT@binance"), null, null), Progress.NONE));
    thread = Thread.ofVirtual().start(reply);
    stream.next();
    String name = file().getFileName().toString();
    RequestFailed refused =
        assertThrows(RequestFailed.class, () -> actions.remove(new RecordingRemove(name)));
    assertTrue(String.valueOf(refused.getMessage()).contains("is being written"));
    thread.interrupt();
    reply.get();
    actions.remove(new RecordingRemove(name));
  }

  @Test
  void whatCannotBeRecordedIsSaid() {
    assertEquals(FailureKind.USAGE, kindOf("nonsense"));
    assertEquals(FailureKind.USAGE, kindOf("BTC/USDT@kraken"));
    rest.forget("GET /api/v3/exchangeInfo")
        .on(
            "GET /api/v3/exchangeInfo",
            Loopback.status(400, "{'code':-1121,'msg':'Invalid symbol.'}"));
    assertEquals(FailureKind.NOT_FOUND, kindOf("NO/USDT@binance"));
  }

  private FailureKind kindOf(String market) {
    var actions = new RecordingActions(folder, exchanges, InstantSource.system(), FAST);
    var request = new DataRecord(List.of(market), null, null);
    return assertThrows(RequestFailed.class, () -> actions.record(request, Progress.NONE))
        .failure()
        .kind();
  }
}
