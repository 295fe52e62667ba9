package io.opentrade.server.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RecordingVerify;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a recording as its users will, and notes what should not be there. For one file.
final class RecordingReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FAULTS = 100;
  private static final int REMEMBERED = 10_000;
  private static final long NONE = Long.MIN_VALUE;

  private final List<RecordingVerify.Fault> faults = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private @Nullable ForeignText market;
  private @Nullable Instant began;
  private long line;
  private long from = NONE;
  private long to = NONE;
  private long trades;
  private long changes;
  private long books;
  private long gaps;
  private long faultCount;
  private boolean cut;
  private boolean whole;
  private boolean fresh;
  private long last;

  /// @throws IOException where it cannot be read
  static RecordingVerify.Reply of(Path file) throws IOException {
    return new RecordingReader().read(file);
  }

  private RecordingVerify.Reply read(Path file) throws IOException {
    MessageDigest digest = sha256();
    long bytes = Files.size(file);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new DigestInputStream(Files.newInputStream(file), digest),
                StandardCharsets.UTF_8))) {
      String text = lines.readLine();
      while (text != null) {
        String next = lines.readLine();
        line++;
        take(text, next == null);
        text = next;
      }
    }
    return new RecordingVerify.Reply(
        new ForeignText(file.toString()),
        market,
        began,
        moment(from),
        moment(to),
        bytes,
        trades,
        changes,
        books,
        gaps,
        cut,
        faults,
        faultCount,
        HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  private static @Nullable Instant moment(long at) {
    return at == NONE ? null : Instant.ofEpochMilli(at);
  }

  private void take(String text, boolean end) {
    JsonNode data;
    try {
      data = JSON.readTree(text).path("data");
    } catch (JsonProcessingException broken) {
      if (end) {
        cut = true;
      } else {
        fault("a line that cannot be read");
      }
      return;
    }
    if (line == 1) {
      head(data);
      return;
    }
    timed(data.path("E").asLong(NONE));
    if (data.has("lastUpdateId")) {
      book(data);
      return;
    }
    switch (data.path("e").asText()) {
      case "trade" -> trade(data.path("t").asText());
      case "depthUpdate" -> change(data);
      case "gap" -> gap(data.path("of").asText());
      case "resumed" -> {}
      default -> fault("a message of an unknown kind");
    }
  }

  private void head(JsonNode data) {
    if (!data.path("e").asText().equals("recording")) {
      fault("it does not begin as a recording of ours");
      return;
    }
    market = new ForeignText(data.path("market").asText("?"));
    try {
      began = Instant.parse(data.path("began").asText());
    } catch (DateTimeException _) {
      fault("it does not say when it began");
    }
  }

  private void timed(long at) {
    if (at != NONE) {
      from = from == NONE ? at : Math.min(from, at);
      to = Math.max(to, at);
    }
  }

  private void book(JsonNode data) {
    books++;
    last = data.path("lastUpdateId").asLong();
    whole = true;
    fresh = true;
  }

  private void change(JsonNode data) {
    changes++;
    boolean follows =
        data.has("pu") && !fresh
            ? data.path("pu").asLong() == last
            : data.path("U").asLong() <= last + 1;
    if (!whole) {
      fault("a change of a book that was not told");
    } else if (!follows) {
      fault("a change does not follow the one before");
    }
    last = data.path("u").asLong();
    whole = true; // one hole is one fault
    fresh = false;
  }

  private void gap(String what) {
    gaps++;
    whole &= !what.equals("book");
  }

  private void trade(String id) {
    trades++;
    if (!seen.add(id)) {
      fault("a trade that was told before");
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
  }

  private void fault(String what) {
    faultCount++;
    if (faults.size() < MOST_FAULTS) {
      faults.add(new RecordingVerify.Fault(line, what));
    }
  }
}
