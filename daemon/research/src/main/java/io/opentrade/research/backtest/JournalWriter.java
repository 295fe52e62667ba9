package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.Requests;
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
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

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
    lines.line(Requests.print(head(journal.evidence())));
    lines.candles(journal.evidence().market().candles());
    for (Decision decision : journal.decisions().decisions()) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("bar", decision.bar());
      ArrayNode intents = node.putArray("intents");
      decision.intents().forEach(intent -> intents.add(Intents.write(intent)));
      lines.line(Requests.print(node));
    }
    writer.write(Journal.END + HexFormat.of().formatHex(lines.digest.digest()) + "\n");
  }

  private static ObjectNode head(Evidence evidence) {
    Market market = evidence.market();
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.set("run", Requests.toJson(evidence.run()));
    head.put("symbol", market.instrument().symbol());
    head.put("timeframe", market.candles().timeframe().toString());
    head.put("bars", market.candles().size());
    head.put("from", market.from());
    head.put("firstDecision", market.firstDecision());
    head.put("ready", evidence.ready());
    head.put("language", evidence.language());
    head.put("parameters", evidence.parameters());
    ArrayNode notes = head.putArray("notes");
    evidence.notes().forEach(notes::add);
    head.set("found", Requests.toJson(evidence.found()));
    return head;
  }

  private void candles(Candles candles) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflater =
            new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED), 1 << 16);
        DataOutputStream out = new DataOutputStream(deflater)) {
      // Column by column: neighbours are alike, and compress.
      for (long time : candles.time()) {
        out.writeLong(time);
      }
      for (double[] column :
          new double[][] {
            candles.open(), candles.high(), candles.low(), candles.close(), candles.volume()
          }) {
        for (double value : column) {
          out.writeDouble(value);
        }
      }
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
