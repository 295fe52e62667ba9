package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The files in `src/test/golden` are the contract of the wire: each is what an example record
/// prints as, and reads back as that record. `-Dtest.arguments=-Dgolden.write=true` writes them
/// anew; look at the difference before you commit it.
class GoldenFilesTest {
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> requests() {
    return Examples.requests().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      JsonNode golden = compare(entry.getKey() + ".request", entry.getValue());
                      assertEquals(entry.getValue(), Requests.parse(entry.getKey(), golden));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> replies() {
    return Examples.replies().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      JsonNode golden = compare(entry.getKey() + ".reply", entry.getValue());
                      Request<?> request =
                          Objects.requireNonNull(Examples.requests().get(entry.getKey()));
                      assertEquals(entry.getValue(), Requests.reply(request, golden));
                    }));
  }

  @Test
  void everyMethodHasItsFilesAndNoFileIsLeftOver() throws IOException {
    Set<String> wanted = new TreeSet<>(Set.of("backtest.document.json", "error.json"));
    for (Requests.Method method : Requests.methods()) {
      wanted.add(method.name() + ".request.json");
      wanted.add(method.name() + ".reply.json");
    }
    try (Stream<Path> files = Files.list(GOLDEN)) {
      Set<String> found =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(wanted, found);
    }
  }

  @Test
  void theDocumentOfTheBacktestCommand() throws IOException {
    compare("backtest.document", Examples.result());
  }

  @Test
  void anErrorTellsItsKindHintAndPlace() throws IOException {
    Failure failure =
        Failure.inScript(
            FailureKind.FAILED,
            "fasst is not defined",
            "did you mean fast?",
            new ScriptLocation(new ForeignText("sma.js"), 12, 9, new ForeignText("  fasst + 1")));
    JsonNode golden = compare("error", Requests.toError(failure));
    assertEquals(failure, Requests.fromError(golden));
  }

  private static JsonNode compare(String name, Object value) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    String printed = PLAIN.readTree(Requests.print(value)).toPrettyString() + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, printed);
    }
    assertTrue(Files.exists(file), file + " is missing");
    String golden = Files.readString(file);
    assertEquals(golden, printed, name);
    return PLAIN.readTree(golden);
  }
}
