package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.client.ClientProcess.Ended;
import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Credit;
import io.opentrade.protocol.frame.Edit;
import io.opentrade.protocol.frame.FileClose;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Pager;
import io.opentrade.protocol.frame.PromptAnswer;
import io.opentrade.protocol.frame.Signal;
import io.opentrade.protocol.frame.Stdin;
import io.opentrade.protocol.frame.StdinOpen;
import io.opentrade.protocol.frame.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientTest {
  private final Path home;

  ClientTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void handsOverTheCommandAndShowsWhatComesBack() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("größer \"1\"\n");
              peer.err("warned\n");
              peer.out("end\n");
              return run.argv().equals(List.of("backtest", "ä b.js")) ? 7 : 1;
            })) {
      Ended ended = ClientProcess.run(home, "backtest", "ä b.js");
      assertEquals(new Ended(7, "größer \"1\"\nend\n", "warned\n"), ended);
    }
  }

  @Test
  void saysWhereItIsAndOnWhat() throws Exception {
    AtomicReference<CommandRun> seen = new AtomicReference<>();
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              seen.set(run);
              return 0;
            })) {
      ClientProcess.run(home, List.of("-Dopentrade.terminal=132 50 oec"), "", "x");
    }
    CommandRun run = Objects.requireNonNull(seen.get());
    assertEquals(home.toRealPath().toString(), run.cwd());
    assertEquals(new Terminal(132, 50, false, true, true, true), run.terminal());
    assertTrue(
        List.of("NO_COLOR", "LANG", "COLUMNS", "OPENTRADE_REQUEST")
            .containsAll(run.environment().keySet()));
  }

  @Test
  void givesCreditForWhatItHasWritten() throws Exception {
    String piece = "x".repeat(1023) + "\n";
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              long open = 0;
              for (int i = 0; i < 3000; i++) {
                while (open + piece.length() > Frames.WINDOW) {
                  open -= Credit.of(peer.notice("credit").params()).bytes();
                }
                peer.out(piece);
                open += piece.length();
              }
              return 0;
            })) {
      Ended ended = ClientProcess.run(home, "x");
      assertEquals(0, ended.exit());
      assertEquals(piece.repeat(3000), ended.out());
    }
  }

  @Test
  void aReaderThatLeavesEndsTheCommandQuietly() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("first\n");
              peer.call(new FileClose(99, false)); // its answer says that the first was written
              peer.out("second\n");
              return Signal.of(peer.notice("signal").params()).name().equals("PIPE") ? 130 : 1;
            })) {
      Path err = home.resolve("err");
      Process process =
          ClientProcess.builder(home, ClientProcess.command(List.of(), "x"))
              .redirectError(err.toFile())
              .start();
      process.getInputStream().close();
      assertEquals(141, ClientProcess.exit(process));
      assertEquals("", Files.readString(err));
    }
  }

  @Test
  void aFullDiskIsSaid() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("text\n");
              peer.notice("signal");
              return 130;
            })) {
      Path err = home.resolve("err");
      Process process =
          ClientProcess.builder(home, ClientProcess.command(List.of(), "x"))
              .redirectOutput(Path.of("/dev/full").toFile())
              .redirectError(err.toFile())
              .start();
      assertEquals(1, ClientProcess.exit(process));
      assertEquals(
          "opentrade: cannot write to standard output: No space left on device\n",
          Files.readString(err));
    }
  }

  @Test
  void inputFlowsOnlyWhenAskedFor() throws Exception {
    String input = "line\n".repeat(50_000);
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.send(Frames.notice(new StdinOpen()));
              ByteArrayOutputStream all = new ByteArrayOutputStream();
              boolean end = false;
              while (!end) {
                Stdin piece = Stdin.of(peer.notice("stdin").params());
                all.write(piece.data());
                end = piece.end();
              }
              return all.toString(UTF_8).equals(input) ? 0 : 1;
            })) {
      assertEquals(0, ClientProcess.run(home, List.of(), input, "x").exit());
    }
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.send(Frames.call("s1", new FileClose(99, false)));
              return peer.next() instanceof Message.Refusal ? 0 : 1; // and no notice before it
            })) {
      assertEquals(0, ClientProcess.run(home, List.of(), input, "x").exit());
    }
  }

  @Test
  void ctrlCEndsTheCommandInTheDaemon() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("working\n");
              String name = Signal.of(peer.notice("signal").params()).name();
              peer.out(name + "\n");
              return 0;
            })) {
      Process process = started("x");
      ClientProcess.signal(process, "INT");
      assertEquals("INT", process.inputReader(UTF_8).readLine());
      assertEquals(130, ClientProcess.exit(process));
    }
  }

  @Test
  void aSecondCtrlCLeavesAtOnce() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("working\n");
              peer.notice("signal");
              peer.out("stubborn\n");
              peer.notice("never");
              return 0;
            })) {
      Process process = started("x");
      ClientProcess.signal(process, "INT");
      assertEquals("stubborn", process.inputReader(UTF_8).readLine());
      long before = System.nanoTime();
      ClientProcess.signal(process, "INT");
      assertEquals(130, ClientProcess.exit(process));
      assertTrue(System.nanoTime() - before < 3_000_000_000L, "sooner than the grace of 5 s");
    }
  }

  @Test
  void termIsPassedOn() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("working\n");
              return Signal.of(peer.notice("signal").params()).name().equals("TERM") ? 0 : 1;
            })) {
      Process process = started("x");
      ClientProcess.signal(process, "TERM");
      assertEquals(143, ClientProcess.exit(process));
    }
  }

  @Test
  void aDaemonThatDiesIsReported() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("half\n");
              return -1;
            })) {
      Ended ended = ClientProcess.run(home, "x");
      assertEquals(5, ended.exit());
      assertTrue(ended.err().startsWith("opentrade: the daemon ended before"), ended.err());
    }
  }

  @Test
  void aBusyDaemonOfAnotherBuildIsLeftAlone() throws Exception {
    try (FakeDaemon daemon = FakeDaemon.start(home, "other", false, (peer, run) -> 0)) {
      Ended ended = ClientProcess.run(home, "x", "--json");
      assertEquals(5, ended.exit());
      assertTrue(
          ended
              .out()
              .startsWith("{\"schema\":1,\"error\":{\"kind\":\"unreachable\",\"message\":\""),
          ended.out());
      assertTrue(ended.out().contains("opentrade daemon restart"), ended.out());
      assertEquals("", ended.err());
      assertEquals(0, daemon.seen.stream().filter("daemon.stop"::equals).count());
    }
  }

  @Test
  void anIdleDaemonOfAnotherBuildIsAskedToGo() throws Exception {
    try (FakeDaemon daemon = FakeDaemon.start(home, "other", true, (peer, run) -> 0)) {
      Process process = ClientProcess.builder(home, ClientProcess.command(List.of(), "x")).start();
      assertEquals("daemon.stop", daemon.note());
      process.destroyForcibly();
      ClientProcess.exit(process);
    }
  }

  @Test
  void withoutADaemonAndItsCodeThereIsNothingToStart() throws Exception {
    Ended ended = ClientProcess.run(home, "x");
    assertEquals(5, ended.exit());
    assertTrue(ended.err().startsWith("opentrade: no daemon is running"), ended.err());
    assertEquals(5, ClientProcess.run(home, "daemon", "status").exit());
    assertEquals(
        new Ended(0, "No daemon is running.\n", ""), ClientProcess.run(home, "daemon", "stop"));
  }

  @Test
  void aSocketPathThatIsTooLongIsSaid() throws Exception {
    Path deep = Files.createDirectories(home.resolve("d".repeat(100)));
    Ended ended = ClientProcess.run(deep, "x");
    assertEquals(2, ended.exit());
    assertEquals(1, ended.err().lines().count());
    assertTrue(ended.err().contains("OPENTRADE_HOME"), ended.err());
  }

  private Process started(String... argv) throws IOException {
    Process process = ClientProcess.builder(home, ClientProcess.command(List.of(), argv)).start();
    String line = process.inputReader(UTF_8).readLine();
    assertNotNull(line);
    assertEquals("working", line);
    return process;
  }

  @Test
  void aLongTextGoesThroughThePager() throws Exception {
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              peer.out("before\n");
              peer.send(Frames.notice(new Pager()));
              peer.out("page\n");
              return 0;
            })) {
      Ended ended = ClientProcess.run(home, Map.of("PAGER", "sed s/^/paged:/"), "x");
      assertEquals(new Ended(0, "before\npaged:page\n", ""), ended);
    }
  }

  @Test
  void anEditorChangesATextAndItsFileIsGone() throws Exception {
    AtomicReference<String> edited = new AtomicReference<>("");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              Message.Answer answer = (Message.Answer) peer.call(new Edit("a.conf", "old\n"));
              edited.set(PromptAnswer.of(answer.result()).text());
              return 0;
            })) {
      String editor = "f() { printf 'new in %s\\n' \"${1##*/}\" >> \"$1\"; }; f";
      ClientProcess.run(home, Map.of("EDITOR", editor, "VISUAL", ""), "x");
    }
    assertEquals("old\nnew in a.conf\n", edited.get());
  }

  @Test
  void anEditorThatLeavesNoTextChangesNothing() throws Exception {
    assertEquals("the editor has removed the file, so nothing was changed", saidOfEditor("rm"));
    assertEquals(
        "the editor left what is no UTF-8 text, so nothing was changed",
        saidOfEditor("f() { printf '\\377\\376' > \"$1\"; }; f"));
    assertEquals("the editor ended with 3, so nothing was changed", saidOfEditor("exit 3;"));
  }

  private String saidOfEditor(String editor) throws Exception {
    AtomicReference<String> said = new AtomicReference<>("");
    try (FakeDaemon _ =
        FakeDaemon.start(
            home,
            (peer, run) -> {
              said.set(((Message.Refusal) peer.call(new Edit("a.conf", "old\n"))).message());
              return 0;
            })) {
      ClientProcess.run(home, Map.of("EDITOR", editor, "VISUAL", ""), "x");
    }
    return Objects.requireNonNull(said.get());
  }
}
