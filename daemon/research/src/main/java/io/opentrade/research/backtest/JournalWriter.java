package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.protocol.Requests;
import io.opentrade.sandbox.BookFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a journal, in ASCII.
final class JournalWriter {
  private static final int CHUNK = 48_000;

  private final Writer writer;
  private final MessageDigest digest = Digests.sha256();

  private JournalWriter(Writer writer) {
    this.writer = writer;
  }

  static void write(Journal journal, Writer writer) throws IOException {
    JournalWriter lines = new JournalWriter(writer);
    lines.line(Journal.MARK);
    lines.line(Requests.print(head(journal)));
    List<Place> places = journal.evidence().places();
    for (int i = 0; i < places.size(); i++) {
      Market market = places.get(i).market();
      lines.part("" + i, market.candles());
      lines.decisions(journal.decisions().get(i));
      lines.part(i + " " + Journal.DETAIL, market.detail());
      lines.part(i + " " + Journal.MARK_PRICE, market.mark());
      lines.book(i + " " + Journal.BOOK, market.book());
      lines.plots(i + " " + Journal.PLOTS, journal.plots().get(i));
    }
    lines.part(Journal.BENCHMARK, journal.evidence().benchmark());
    lines.part(Journal.COIN, prices(journal.evidence().fees()));
    writer.write(Journal.END + HexFormat.of().formatHex(lines.digest.digest()) + "\n");
  }

  private static @Nullable Candles prices(Fees fees) {
    return fees.coin() == null ? null : fees.coin().prices();
  }

  private void part(String name, @Nullable Candles candles) throws IOException {
    if (candles != null) {
      line(Journal.PLACE + name);
      candles(candles);
    }
  }

  private void decisions(DecisionLog log) throws IOException {
    for (Decision decision : log.decisions()) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("bar", decision.bar());
      ArrayNode intents = node.putArray("intents");
      decision.intents().forEach(intent -> intents.add(Intents.write(intent)));
      line(Requests.print(node));
    }
  }

  private static ObjectNode head(Journal journal) {
    Evidence evidence = journal.evidence();
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.set("run", Requests.toJson(evidence.run()));
    ArrayNode places = head.putArray("places");
    for (int i = 0; i < evidence.places().size(); i++) {
      ObjectNode place = place(evidence.places().get(i));
      if (!journal.plots().get(i).isEmpty()) {
        ArrayNode names = place.putArray(Journal.PLOTS);
        journal.plots().get(i).keySet().forEach(names::add);
      }
      places.add(place);
    }
    series(head, Journal.BENCHMARK, evidence.benchmark());
    series(head, Journal.COIN, prices(evidence.fees()));
    AccountJson.write(head, evidence.account());
    FeesJson.write(head, evidence.fees());
    head.put("language", evidence.language());
    head.put("parameters", evidence.parameters());
    ArrayNode notes = head.putArray("notes");
    evidence.notes().forEach(notes::add);
    head.set("found", Requests.toJson(evidence.found()));
    return head;
  }

  private static ObjectNode place(Place place) {
    Instrument instrument = place.market().instrument();
    ObjectNode node = series(place.market().candles());
    AccountJson.write(node, place.market());
    series(node, Journal.DETAIL, place.market().detail());
    series(node, Journal.MARK_PRICE, place.market().mark());
    RecordedBook book = place.market().book();
    if (book != null) {
      node.putObject(Journal.BOOK).put("rows", book.rows());
    }
    return node.put("symbol", instrument.symbol())
        .put("tick", instrument.tick().toPlainString())
        .put("lot", instrument.lot().toPlainString())
        .put("moneyScale", instrument.moneyScale())
        .put("from", place.market().from())
        .put("firstDecision", place.market().firstDecision())
        .put("ready", place.ready())
        .put("strategy", place.strategy());
  }

  private static void series(ObjectNode head, String name, @Nullable Candles candles) {
    if (candles != null) {
      head.set(name, series(candles));
    }
  }

  private static ObjectNode series(Candles candles) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("timeframe", candles.timeframe().toString())
        .put("bars", candles.size());
  }

  private void candles(Candles candles) throws IOException {
    packed(
        out -> {
          // Column by column: neighbours are alike, and compress.
          for (long time : candles.time()) {
            out.writeLong(time);
          }
          column(out, candles.open());
          column(out, candles.high());
          column(out, candles.low());
          column(out, candles.close());
          column(out, candles.volume());
        });
  }

  private void book(String name, @Nullable RecordedBook book) throws IOException {
    if (book == null) {
      return;
    }
    line(Journal.PLACE + name);
    packed(out -> BookFile.write(out, book));
  }

  /// The names stand in the head.
  private void plots(String name, Map<String, double[]> plots) throws IOException {
    if (plots.isEmpty()) {
      return;
    }
    line(Journal.PLACE + name);
    packed(
        out -> {
          for (double[] column : plots.values()) {
            column(out, column);
          }
        });
  }

  private static void column(DataOutputStream out, double[] column) throws IOException {
    for (double value : column) {
      out.writeDouble(value);
    }
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private void packed(Content content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflater =
            new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED), 1 << 16);
        DataOutputStream out = new DataOutputStream(deflater)) {
      content.write(out);
    }
    byte[] bytes = packed.toByteArray();
    for (int from = 0; from < bytes.length; from += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK));
      line(Journal.CANDLES + Base64.getEncoder().encodeToString(chunk));
    }
  }

  private void line(String text) throws IOException {
    String line = ascii(text) + "\n";
    digest.update(line.getBytes(StandardCharsets.US_ASCII));
    writer.write(line);
  }

  /// Beyond ASCII there are only texts of JSON, and those may be escaped.
  private static String ascii(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 127) {
        plain.append(c);
      } else {
        plain.append("\\u%04x".formatted((int) c));
      }
    }
    return plain.toString();
  }
}
