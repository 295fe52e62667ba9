package io.opentrade.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shells' completion scripts, with a program that always proposes the same.
class CompletionTest {
  private static final Path SCRIPTS = Path.of(System.getProperty("opentrade.root"), "completion");

  private final Path folder;

  CompletionTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    FakeCheckout.program(
        folder.resolve("opentrade"),
        """
        #!/bin/sh
        printf '%s\\n' "$@" > "${0%/*}/asked"
        printf 'BTC/USDT@binance:5m\\tfive minutes\\n'
        printf 'BTC/USDT@binance:1h\\tone hour\\n'
        printf 'backtest\\ttry a strategy\\n'
        printf '$(touch pwned)\\tevil\\n'
        """);
  }

  private List<String> bash(String line, String words, int word) throws Exception {
    assumeTrue(
        Stream.of("/bin/bash", "/usr/bin/bash").anyMatch(p -> Files.exists(Path.of(p))),
        "bash is not installed");
    String program =
        "source '%s'; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(%s); COMP_CWORD=%d;"
                .formatted(SCRIPTS.resolve("opentrade.bash"), line, words, word)
            + " _opentrade ./opentrade; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process process =
        new ProcessBuilder("bash", "-c", program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out.lines().toList();
  }

  @Test
  void bashAsksWithTheLineUpToTheCursor() throws Exception {
    assertEquals(List.of("backtest"), bash("opentrade back", "opentrade back", 1));
    assertEquals(
        List.of("complete", "14", "opentrade back"), Files.readAllLines(folder.resolve("asked")));
  }

  @Test
  void bashCompletesNamesThatReadlineBreaks() throws Exception {
    assertEquals(
        List.of("5m", "1h"),
        bash("opentrade x BTC/USDT@binance:", "opentrade x BTC/USDT @ binance : ''", 6));
    assertEquals(
        List.of("binance:5m", "binance:1h"),
        bash("opentrade x BTC/USDT@bin", "opentrade x BTC/USDT @ bin", 4));
  }

  @Test
  void bashRunsNothingThatANameHolds() throws Exception {
    assertEquals(List.of("\\$\\(touch\\ pwned\\)"), bash("opentrade $", "opentrade '$'", 1));
    assertFalse(Files.exists(folder.resolve("pwned")));
  }

  @ParameterizedTest
  @CsvSource({"zsh,_opentrade", "fish,opentrade.fish"})
  void theOtherShellsCanReadTheirs(String shell, String script) throws Exception {
    assumeTrue(
        Stream.of("/bin/", "/usr/bin/").anyMatch(p -> Files.exists(Path.of(p + shell))),
        shell + " is not installed");
    Process process =
        new ProcessBuilder(shell, "-n", SCRIPTS.resolve(script).toString())
            .redirectErrorStream(true)
            .start();
    assertEquals("", new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, process.waitFor());
  }
}
