package io.opentrade.research.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Warning;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// Reads a journal, and believes nothing in it that can be checked.
final class JournalReader {
  /// The most that a byte of compressed data can become.
  private static final int DENSEST = 1_100;

  private static final int LONGEST_LINE = 1 << 22;

  private final ObjectMapper mapper = new ObjectMapper();
  private final BufferedReader reader;
  private final MessageDigest digest = Digests.sha256();

  private JournalReader(BufferedReader reader) {
    this.reader = reader;
  }

  /// @throws RequestFailed where it is no journal, or a damaged one
  static Journal read(BufferedReader reader) throws IOException {
    try {
      return new JournalReader(reader).journal();
    } catch (IllegalArgumentException | JsonProcessingException exception) {
      throw damaged();
    }
  }

  private Journal journal() throws IOException {
    String mark = line();
    if (!mark.equals(Journal.MARK)) {
      throw new RequestFailed(
          FailureKind.BAD_DATA,
          mark.startsWith("opentrade journal ")
              ? "the journal is of another version"
              : "the file is no journal",
          "make one: opentrade backtest FILE --journal JOURNAL");
    }
    JsonNode head = mapper.readTree(line());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    List<Decision> decisions = new ArrayList<>();
    String before = hash();
    String line = line();
    while (!line.startsWith(Journal.END)) {
      if (line.startsWith(Journal.CANDLES)) {
        packed.write(Base64.getDecoder().decode(line.substring(Journal.CANDLES.length())));
      } else {
        decisions.add(decision(mapper.readTree(line)));
      }
      before = hash();
      line = line();
    }
    if (!line.equals(Journal.END + before)) {
      throw damaged();
    }
    return new Journal(evidence(head, packed.toByteArray()), new DecisionLog(decisions));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c != '\n'; c = reader.read()) {
      if (c < 0 || line.length() >= LONGEST_LINE) {
        throw damaged();
      }
      line.append((char) c);
    }
    digest.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return line.toString();
  }

  /// Of all lines so far.
  private String hash() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Decision decision(JsonNode node) {
    List<Intent> intents = new ArrayList<>();
    node.path("intents").forEach(intent -> intents.add(Intents.read(intent)));
    return new Decision(node.path("bar").asInt(), intents);
  }

  private static Evidence evidence(JsonNode head, byte[] packed) throws IOException {
    BacktestResult.Run run = Requests.read(head.path("run"), BacktestResult.Run.class);
    Candles candles = candles(head, packed);
    if (!CandleHash.of(candles).equals(run.data().getFirst().hash())) {
      throw damaged();
    }
    BacktestResult.Config config = run.config();
    Instrument instrument =
        new Instrument(
            head.path("symbol").asText(),
            config.tick().value(),
            config.lot().value(),
            config.moneyScale());
    Market market =
        new Market(
            candles, instrument, head.path("from").asInt(), head.path("firstDecision").asInt());
    List<String> notes = new ArrayList<>();
    head.path("notes").forEach(note -> notes.add(note.asText()));
    List<Warning> found = new ArrayList<>();
    head.path("found").forEach(each -> found.add(Requests.read(each, Warning.class)));
    return new Evidence(
        run,
        market,
        head.path("ready").asInt(),
        notes,
        head.path("language").asText(),
        head.path("parameters").asInt(),
        found);
  }

  private static Candles candles(JsonNode head, byte[] packed) throws IOException {
    int bars = head.path("bars").asInt();
    if (bars < 1 || (long) bars * Journal.BAR > (long) packed.length * DENSEST) {
      throw damaged();
    }
    Timeframe timeframe = Timeframe.of(head.path("timeframe").asText());
    long[] time = new long[bars];
    double[][] columns = new double[5][bars];
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      for (int bar = 0; bar < bars; bar++) {
        time[bar] = in.readLong();
        if (bar > 0 && time[bar] <= time[bar - 1]) {
          throw damaged();
        }
      }
      for (double[] column : columns) {
        for (int bar = 0; bar < bars; bar++) {
          column[bar] = in.readDouble();
        }
      }
    } catch (IOException exception) {
      throw damaged();
    }
    return new Candles(timeframe, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static RequestFailed damaged() {
    return new RequestFailed(
        FailureKind.BAD_DATA, "the journal is damaged", "make it again, or copy it again");
  }
}
