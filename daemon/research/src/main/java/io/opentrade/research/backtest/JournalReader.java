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
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.BookFile;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a journal, and believes nothing in it that can be checked.
final class JournalReader {
  /// The most that a byte of compressed data can become.
  private static final int DENSEST = 1_100;

  private static final int LONGEST_LINE = 1 << 22;

  private final ObjectMapper mapper = new ObjectMapper();
  private final BufferedReader reader;
  private final MessageDigest digest = Digests.sha256();
  private final List<DecisionLog> decisions = new ArrayList<>();
  private final List<Map<String, double[]>> plots = new ArrayList<>();

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
    if (!mark.equals(Journal.MARK) && !mark.equals(Journal.MARK_WITHOUT_PLOTS)) {
      throw new RequestFailed(
          FailureKind.BAD_DATA,
          mark.startsWith("opentrade journal ")
              ? "the journal is of another version"
              : "the file is no journal",
          "make one: opentrade backtest FILE --journal JOURNAL");
    }
    JsonNode head = mapper.readTree(line());
    Map<String, Part> parts = new HashMap<>();
    Part part = null;
    String before = hash();
    String line = line();
    while (!line.startsWith(Journal.END)) {
      if (line.startsWith(Journal.PLACE)) {
        part = new Part(new ByteArrayOutputStream(), new ArrayList<>());
        if (parts.put(line.substring(Journal.PLACE.length()), part) != null) {
          throw damaged();
        }
      } else if (part == null) {
        throw damaged();
      } else if (line.startsWith(Journal.CANDLES)) {
        byte[] bytes = Base64.getDecoder().decode(line.substring(Journal.CANDLES.length()));
        part.packed().write(bytes);
      } else {
        part.decisions().add(decision(mapper.readTree(line)));
      }
      before = hash();
      line = line();
    }
    if (!line.equals(Journal.END + before)) {
      throw damaged();
    }
    Evidence evidence = evidence(head, parts);
    if (!parts.isEmpty()) {
      throw damaged();
    }
    return new Journal(evidence, decisions, plots);
  }

  /// What was read of one series, and of the decisions at it.
  private record Part(ByteArrayOutputStream packed, List<Decision> decisions) {}

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

  /// @param parts by name; those that are told of are taken out
  private Evidence evidence(JsonNode head, Map<String, Part> parts) throws IOException {
    BacktestResult.Run run = Requests.read(head.path("run"), BacktestResult.Run.class);
    JsonNode heads = head.path("places");
    if (heads.isEmpty()) {
      throw damaged();
    }
    List<Place> places = new ArrayList<>();
    for (JsonNode each : heads) {
      places.add(place(each, "" + places.size(), parts, run));
    }
    List<String> notes = new ArrayList<>();
    head.path("notes").forEach(note -> notes.add(note.asText()));
    List<Warning> found = new ArrayList<>();
    head.path("found").forEach(each -> found.add(Requests.read(each, Warning.class)));
    return new Evidence(
        run,
        places,
        AccountJson.account(head),
        FeesJson.read(head, series(head, Journal.COIN, Journal.COIN, parts)),
        series(head, Journal.BENCHMARK, Journal.BENCHMARK, parts),
        notes,
        head.path("language").asText(),
        head.path("parameters").asInt(),
        found);
  }

  /// The document tells the hash of every series that was traded.
  private Place place(JsonNode head, String name, Map<String, Part> parts, BacktestResult.Run run)
      throws IOException {
    Part part = taken(name, parts);
    decisions.add(new DecisionLog(part.decisions()));
    Candles candles = candles(head, part.packed().toByteArray());
    plots.add(plots(head, name + " " + Journal.PLOTS, parts, candles.size()));
    String hash = CandleHash.of(candles);
    if (run.data().stream().noneMatch(data -> data.hash().equals(hash))) {
      throw damaged();
    }
    Instrument instrument =
        new Instrument(
            head.path("symbol").asText(),
            new BigDecimal(head.path("tick").asText()),
            new BigDecimal(head.path("lot").asText()),
            head.path("moneyScale").asInt(),
            AccountJson.contract(head));
    Market market =
        new Market(
            candles,
            instrument,
            head.path("from").asInt(),
            head.path("firstDecision").asInt(),
            series(head, Journal.DETAIL, name + " " + Journal.DETAIL, parts),
            series(head, Journal.MARK_PRICE, name + " " + Journal.MARK_PRICE, parts),
            AccountJson.funding(head),
            book(head, name + " " + Journal.BOOK, parts));
    return new Place(market, head.path("ready").asInt(), head.path("strategy").asInt());
  }

  /// A series that only some journals have; null where the head does not tell of it.
  private static @Nullable Candles series(
      JsonNode head, String key, String name, Map<String, Part> parts) throws IOException {
    JsonNode series = head.get(key);
    if (series == null) {
      return null;
    }
    Part part = taken(name, parts);
    if (!part.decisions().isEmpty()) {
      throw damaged();
    }
    return candles(series, part.packed().toByteArray());
  }

  /// The recorded book that only some journals have.
  private static @Nullable RecordedBook book(JsonNode head, String name, Map<String, Part> parts)
      throws IOException {
    if (!head.has(Journal.BOOK)) {
      return null;
    }
    byte[] packed = taken(name, parts).packed().toByteArray();
    long most = (long) packed.length * DENSEST / BookFile.ROW;
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      return BookFile.read(in, most);
    } catch (IOException exception) {
      throw damaged();
    }
  }

  /// The columns that only some strategies draw.
  private static Map<String, double[]> plots(
      JsonNode head, String name, Map<String, Part> parts, int bars) throws IOException {
    JsonNode names = head.path(Journal.PLOTS);
    Map<String, double[]> plots = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return plots;
    }
    byte[] packed = taken(name, parts).packed().toByteArray();
    if ((long) names.size() * bars * Double.BYTES > (long) packed.length * DENSEST) {
      throw damaged();
    }
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      for (JsonNode each : names) {
        double[] column = new double[bars];
        for (int bar = 0; bar < bars; bar++) {
          column[bar] = in.readDouble();
        }
        plots.put(each.asText(), column);
      }
    } catch (IOException exception) {
      throw damaged();
    }
    return plots;
  }

  private static Part taken(String name, Map<String, Part> parts) {
    Part part = parts.remove(name);
    if (part == null) {
      throw damaged();
    }
    return part;
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
