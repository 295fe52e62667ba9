package io.opentrade.commands.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Samples;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.protocol.BacktestReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The snapshots in `src/test/golden` are what a person sees. The property `golden.write`
/// (`-Dtest.arguments=-Dgolden.write=true`) writes them anew; look at them before you commit.
class RunReportTest {
  private static final Path GOLDEN = Path.of("src/test/golden");

  private static String report(BacktestReply reply, int width, boolean color) {
    StringBuilder text = new StringBuilder();
    Screen screen = new Screen(text::append, width, color);
    new RunReport(screen, Messages.in(Locale.ENGLISH), 40).print(reply);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"report-80,80", "report-60,60", "report-160,160"})
  void looksLikeTheSnapshot(String name, int width) throws IOException {
    compare(name, report(Samples.reply(), width, false));
  }

  @Test
  void aRunWithoutTradesSaysSo() throws IOException {
    compare("report-empty", report(Samples.emptyReply(), 80, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 72, 79, 80, 100, 119, 120, 133, 158, 160, 199, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    for (String line : report(Samples.reply(), width, false).lines().toList()) {
      assertTrue(TextWidth.of(line) <= width, line);
    }
  }

  @Test
  void coloursAddNothingButColour() {
    String plain = report(Samples.reply(), 100, false);
    String colored = report(Samples.reply(), 100, true);
    String bare = colored.replaceAll("\u001b\\[[0-9]*m", "");
    // The line of buying and holding is drawn in colour only, so the charts differ.
    String chart = "[\u2800-\u28ff\\s]+";
    assertEquals(
        plain.replaceAll(chart, " "),
        bare.replace("· dimmed: buy and hold", "").replaceAll(chart, " "));
    assertTrue(colored.contains("\u001b[32m"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 160})
  void theFullReportFitsToo(int width) throws IOException {
    StringBuilder text = new StringBuilder();
    Screen screen = new Screen(text::append, width, false);
    new RunReport(screen, Messages.in(Locale.ENGLISH), 40, true).print(Samples.fullReply());
    for (String line : text.toString().lines().toList()) {
      assertTrue(TextWidth.of(line) <= width, line);
    }
    if (width == 80) {
      compare("report-full-80", text.toString());
    }
  }

  private static void compare(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }
}
