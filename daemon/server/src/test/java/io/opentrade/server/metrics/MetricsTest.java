package io.opentrade.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.access.Refusals;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Rule;
import io.opentrade.server.watchdog.Surroundings;
import io.opentrade.server.watchdog.Trouble;
import io.opentrade.server.watchdog.Watchdog;
import io.opentrade.server.watchdog.Watched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\""
              + "(?:,[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\")*})? (-?[0-9.]+(?:E-?[0-9]+)?)");
  private static final Pattern NAME = Pattern.compile("opentrade_[a-z_]+");

  private final RequestTimes times = new RequestTimes();
  private final Refusals refusals = new Refusals();
  private final Metrics metrics =
      new Metrics(
          "0.1 \"x\"\\",
          Instant.EPOCH,
          times,
          refusals,
          () -> 3,
          () -> 1,
          watchdog(),
          () ->
              List.of(new Health.Check("disk", Health.State.FAILED, new ForeignText("full"), null)),
          () -> Instant.EPOCH.plusSeconds(12));

  private static Watchdog watchdog() {
    Watchdog watchdog =
        new Watchdog(
            new Surroundings() {
              @Override
              public List<Watched> watched() {
                return List.of(new Watched(Cause.QUEUE, "inbox of demo", "demo", () -> 7));
              }

              @Override
              public Map<Cause, Rule> rules() {
                return Map.of(Cause.QUEUE, new Rule(Rule.Reaction.NOTIFY, 5));
              }

              @Override
              public void tell(Trouble trouble, boolean over) {}

              @Override
              public void halt(Trouble trouble) {}
            },
            Duration.ofMillis(1),
            InstantSource.system(),
            Runnable::run);
    watchdog.start();
    return watchdog;
  }

  /// A parser of the format, written after its description: families begin with HELP and TYPE, the
  /// samples of a family follow it, none comes twice.
  private static Map<String, Double> parse(String text) {
    Map<String, Double> samples = new LinkedHashMap<>();
    Set<String> families = new HashSet<>();
    String family = "";
    assertTrue(text.endsWith("\n"));
    for (String line : text.split("\n")) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ")[2];
        assertTrue(families.add(family), "twice: " + family);
      } else if (line.startsWith("# TYPE ")) {
        assertEquals(family, line.split(" ")[2]);
        assertTrue(Set.of("gauge", "counter", "summary").contains(line.split(" ")[3]), line);
        boolean counter = line.endsWith("counter");
        assertEquals(counter, family.endsWith("_total"), "counters end in _total: " + line);
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        assertEquals(family, sample.group(1).replaceAll("_(sum|count)$", ""), line);
        String key = line.substring(0, line.lastIndexOf(' '));
        assertFalse(samples.containsKey(key), "twice: " + key);
        samples.put(key, Double.parseDouble(sample.group(3)));
      }
    }
    return samples;
  }

  private static double value(Map<String, Double> samples, String key) {
    return Objects.requireNonNull(samples.get(key), key);
  }

  @Test
  void whatTheWatchdogFindsIsCounted() throws InterruptedException {
    for (int tries = 0; tries < 1000 && !metrics.text().contains("troubles 1"); tries++) {
      Thread.sleep(5);
    }
    Map<String, Double> samples = used();
    assertEquals(1, value(samples, "opentrade_watchdog_alarms_total{cause=\"queue\"}"));
    assertEquals(0, value(samples, "opentrade_watchdog_alarms_total{cause=\"thread\"}"));
    assertEquals(1, value(samples, "opentrade_watchdog_troubles"));
    assertEquals(7, value(samples, "opentrade_watched{name=\"inbox of demo\"}"));
  }

  private Map<String, Double> used() {
    for (int i = 1; i <= 1000; i++) {
      times.took("order.place", i * 1_000_000L);
    }
    times.failed(FailureKind.REFUSED);
    refusals.count(Refusal.RATE);
    return parse(metrics.text());
  }

  @Test
  void aParserReadsTheText() {
    Map<String, Double> samples = used();
    assertEquals(1.0, value(samples, "opentrade_build_info{version=\"0.1 \\\"x\\\"\\\\\"}"));
    assertEquals(
        0.99,
        value(samples, "opentrade_request_seconds{method=\"order.place\",quantile=\"0.99\"}"),
        0.01);
    assertEquals(1000, value(samples, "opentrade_request_seconds_count{method=\"order.place\"}"));
    assertEquals(
        500.5, value(samples, "opentrade_request_seconds_sum{method=\"order.place\"}"), 1e-9);
    assertEquals(1, value(samples, "opentrade_requests_failed_total{kind=\"refused\"}"));
    assertEquals(2, value(samples, "opentrade_health{check=\"disk\"}"));
    assertEquals(12, value(samples, "opentrade_up_seconds"));
    for (Refusal refusal : Refusal.values()) {
      double count = value(samples, "opentrade_refusals_total{reason=\"" + refusal.label() + "\"}");
      assertEquals(refusal == Refusal.RATE ? 1.0 : 0.0, count, refusal.label());
    }
  }

  /// What Grafana demands of a dashboard, and that each figure it shows is one there is.
  @Test
  void theDashboardShowsFiguresThatExist() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    for (String text : List.of("title", "uid", "refresh")) {
      assertTrue(dashboard.path(text).isTextual(), text);
    }
    assertTrue(dashboard.path("schemaVersion").isInt());
    assertTrue(dashboard.path("time").path("from").isTextual());
    Set<String> names = new HashSet<>();
    used().keySet().forEach(key -> names.add(key.replaceAll("\\{.*", "")));
    Set<Integer> ids = new HashSet<>();
    Set<String> shown = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertTrue(ids.add(panel.path("id").asInt()), "an id comes twice");
      assertTrue(Set.of("timeseries", "stat").contains(panel.path("type").asText()));
      assertFalse(panel.path("title").asText().isBlank());
      JsonNode place = panel.path("gridPos");
      assertTrue(place.path("x").asInt() + place.path("w").asInt() <= 24, "24 columns");
      assertTrue(place.path("h").asInt() > 0);
      assertEquals("prometheus", panel.path("datasource").path("type").asText());
      assertFalse(panel.path("targets").isEmpty());
      for (JsonNode target : panel.path("targets")) {
        assertTrue(target.path("refId").isTextual());
        Matcher name = NAME.matcher(target.path("expr").asText());
        int found = 0;
        while (name.find()) {
          found++;
          shown.add(name.group());
          assertTrue(names.contains(name.group()), name.group() + " is no figure");
        }
        assertTrue(found > 0, target.toString());
      }
    }
    assertTrue(shown.size() >= 8, shown.toString());
  }
}
