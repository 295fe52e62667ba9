package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `figures.txt`, which `opentrade help metrics` prints, says what the documentation of the records
/// says. `-Dtest.arguments=-Dgolden.write=true` writes it anew.
final class FiguresTest {
  private static final Path SOURCES = Path.of("src/main/java/io/opentrade/protocol");
  private static final Path TABLE = Path.of("src/main/resources/io/opentrade/protocol/figures.txt");

  private record Documented(String path, Class<? extends Record> type) {}

  private static final List<Documented> GROUPS =
      List.of(
          new Documented("metrics", Metrics.class),
          new Documented("more.account", MoreMetrics.Account.class),
          new Documented("more.drawdown", MoreMetrics.Drawdown.class),
          new Documented("more.daily", MoreMetrics.Daily.class),
          new Documented("more.benchmark", MoreMetrics.Benchmark.class),
          new Documented("more.trades", MoreMetrics.Trades.class),
          new Documented("more.durations.all|winners|losers", MoreMetrics.Duration.class),
          new Documented("more.freqtrade", MoreMetrics.Freqtrade.class),
          new Documented("breakdowns", Breakdowns.class),
          new Documented("breakdowns.*", Breakdowns.Group.class));

  @Test
  void theTableSaysWhatTheDocumentationSays() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Documented each : GROUPS) {
      table.append(section(each));
    }
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(Objects.requireNonNull(TABLE.getParent()));
      Files.writeString(TABLE, table);
    }
    assertEquals(Files.readString(TABLE), table.toString());
  }

  @Test
  void everyGroupIsReadBack() {
    assertEquals(
        GROUPS.stream().map(Documented::path).toList(),
        Figures.read().stream().map(Figures.Group::path).toList());
    for (Figures.Group group : Figures.read()) {
      assertFalse(group.figures().isEmpty(), group.path());
    }
  }

  private static String section(Documented group) throws IOException {
    Map.Entry<String, List<String>> documentation = documentation(group.type());
    StringBuilder section = new StringBuilder();
    section.append("= ").append(group.path()).append('\t').append(documentation.getKey());
    section.append('\n');
    List<String> names = new ArrayList<>();
    for (String parameter : documentation.getValue()) {
      int space = parameter.indexOf(' ');
      names.add(parameter.substring(0, space));
      section.append(parameter, 0, space).append('\t').append(parameter.substring(space + 1));
      section.append('\n');
    }
    assertEquals(
        Stream.of(group.type().getRecordComponents()).map(RecordComponent::getName).toList(),
        names,
        group.path());
    return section.toString();
  }

  /// The text above a record, and what it says of each component.
  private static Map.Entry<String, List<String>> documentation(Class<?> type) throws IOException {
    Class<?> outer = type.getDeclaringClass() == null ? type : type.getDeclaringClass();
    List<String> lines = Files.readAllLines(SOURCES.resolve(outer.getSimpleName() + ".java"));
    int end = 0;
    while (!lines.get(end).strip().startsWith("public record " + type.getSimpleName() + "(")) {
      end++;
    }
    int start = end;
    while (lines.get(start - 1).strip().startsWith("///")) {
      start--;
    }
    assertTrue(start < end, type + " has no documentation");
    String text = "";
    List<String> parameters = new ArrayList<>();
    for (String line : lines.subList(start, end)) {
      String content = line.strip().substring(3).strip();
      if (content.startsWith("@param ")) {
        parameters.add(content.substring(7));
      } else if (!parameters.isEmpty()) {
        parameters.addLast(parameters.removeLast() + " " + content);
      } else {
        text = (text + " " + content).strip();
      }
    }
    return Map.entry(text, parameters);
  }
}
