package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Prompt;
import io.opentrade.protocol.frame.PromptAnswer;
import io.opentrade.protocol.frame.Resize;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With a terminal, which the program `script` makes, and without one, as under `setsid`.
@Timeout(60)
class ClientPromptTest {
  private final Path home;

  ClientPromptTest(@TempDir Path home) {
    this.home = home;
  }

  private static boolean has(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void withoutATerminalThePersonCannotBeAsked() throws Exception {
    assumeTrue(has("setsid"), "setsid is not installed");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) ->
                peer.call(new Prompt("Passphrase: ", true)) instanceof Message.Refusal refusal
                        && refusal.message().equals("there is no terminal to ask at")
                    ? 2
                    : 1)) {
      List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
      command.addAll(ClientProcess.command(List.of(), "x"));
      assertEquals(2, ClientProcess.exit(ClientProcess.builder(home, command).start()));
    }
  }

  @Test
  void whatIsTypedStaysHiddenAndTheEchoComesBack() throws Exception {
    AtomicReference<String> typed = new AtomicReference<>("");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              if (peer.call(new Prompt("Passphrase: ", true)) instanceof Message.Answer answer) {
                typed.set(PromptAnswer.of(answer.result()).text());
              }
              return 0;
            })) {
      String screen = onTerminal("; stty -a", "secret ü\n");
      assertEquals("secret ü", typed.get());
      assertFalse(screen.contains("secret"), screen);
      assertTrue(screen.contains(" echo "), screen);
    }
  }

  @Test
  void ctrlCWhileAskedLeavesAndGivesTheEchoBack() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.call(new Prompt("Passphrase: ", true));
              return 0;
            })) {
      String screen = onTerminal("; echo exit=$?; stty -a", "half\u0003");
      assertTrue(screen.contains("exit=130"), screen);
      assertTrue(screen.matches("(?s).*\\n\\R?exit=130.*"), "on a new line: " + screen);
      assertTrue(screen.contains(" echo "), screen);
    }
  }

  @Test
  void aNewSizeIsPassedOn() throws Exception {
    AtomicReference<Object> size = new AtomicReference<>("none");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("Passphrase: ready\n");
              size.set(Resize.of(peer.notice("resize").params()));
              return 0;
            })) {
      onTerminal("& sleep 1; stty cols 99 rows 33; kill -WINCH $!; wait $!", "");
      assertEquals(new Resize(99, 33), size.get());
    }
  }

  /// Runs the client and then a piece of shell on a terminal, types once it is asked, and returns
  /// what the screen showed.
  private String onTerminal(String afterwards, String keys) throws Exception {
    assumeTrue(has("script"), "script is not installed");
    StringBuilder line = new StringBuilder("trap : INT; ");
    for (String word : ClientProcess.command(List.of("-Dopentrade.terminal=80 24 ioe"), "x")) {
      line.append('\'').append(word).append("' ");
    }
    Process process =
        ClientProcess.builder(home, List.of("script", "-qec", line + afterwards, "/dev/null"))
            .redirectErrorStream(true)
            .start();
    StringBuilder screen = new StringBuilder();
    var reader = process.inputReader(UTF_8);
    OutputStream keyboard = process.getOutputStream();
    while (screen.indexOf("Passphrase: ") < 0) {
      screen.append((char) reader.read());
    }
    keyboard.write(keys.getBytes(UTF_8));
    keyboard.flush();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      screen.append((char) c);
    }
    process.waitFor();
    return screen.toString();
  }
}
