package io.opentrade.server.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.server.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ResearchProcessTest {
  private final Path folder;
  private final Settings settings;
  private final Log log;
  private final ResearchProcess research;

  ResearchProcessTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.settings = new Settings(new SettingsFile(folder.resolve("settings.json")), Map.of());
    var file = new RotatingFile(folder.resolve("test.log"), 1 << 20, 2);
    this.log = new Log(file, new Redactor(), InstantSource.system(), () -> LogLevel.DEBUG);
    this.research = process(FakeResearch.install(folder.resolve("lib")));
  }

  private ResearchProcess process(Path lib) throws IOException {
    Map<String, String> environment = Map.of("OPENTRADE_HOME", "/a/home", "API_SECRET", "x");
    var launcher = new ResearchLauncher(lib, environment);
    Messages messages = Messages.in("en");
    return new ResearchProcess(launcher, settings, () -> messages, log);
  }

  @AfterEach
  void end() throws InterruptedException {
    research.end();
  }

  private String ask(String what) throws InterruptedException {
    return ask(what, Progress.NONE);
  }

  private String ask(String what, Progress progress) throws InterruptedException {
    return research.call(new DataDelete(what), progress).series();
  }

  private long pid() {
    Long pid = research.state().pid();
    assertNotNull(pid);
    return pid;
  }

  private void awaitState(String word) throws InterruptedException {
    for (int tries = 0; tries < 400 && !research.state().word().equals(word); tries++) {
      Thread.sleep(25);
    }
    assertEquals(word, research.state().word());
  }

  @Test
  void itStartsOnDemandAnswersAndReportsProgress() throws Exception {
    assertEquals("stopped", research.state().word());
    assertEquals("echo", ask("echo"));
    assertEquals("idle", research.state().word());
    List<Progress.Step> steps = new ArrayList<>();
    assertEquals("done", ask("progress", steps::add));
    assertEquals(List.of(new Progress.Step(1, 4, "bars", null)), steps);
    assertEquals("done", ask("noise"));
  }

  @Test
  void itsFailuresComeAsTheyAre() {
    var failed = assertThrows(RequestFailed.class, () -> ask("refuse"));
    assertEquals(FailureKind.BAD_DATA, failed.failure().kind());
    assertEquals("line 7 is bad", failed.failure().message());
  }

  @Test
  void whenItDiesThoseWhoWaitAreToldAndTheNextRequestStartsAnother() throws Exception {
    ask("echo");
    long first = pid();
    var failed = assertThrows(RequestFailed.class, () -> ask("die"));
    assertEquals(FailureKind.FAILED, failed.failure().kind());
    assertTrue(failed.failure().message().contains("were not enough"), failed.failure().message());
    assertTrue(String.valueOf(failed.failure().hint()).contains("research.heap 2048m"));
    assertEquals("echo", ask("echo"));
    assertNotEquals(first, pid());
  }

  @Test
  void whenItIsKilledNobodyHangs() throws Exception {
    ask("echo");
    var failures = new ArrayList<RequestFailed>();
    List<Thread> waiting = new ArrayList<>();
    for (int count = 0; count < 3; count++) {
      waiting.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    var failed = assertThrows(RequestFailed.class, () -> ask("hang"));
                    synchronized (failures) {
                      failures.add(failed);
                    }
                  }));
    }
    awaitState("busy");
    Thread.sleep(100);
    ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
    for (Thread each : waiting) {
      each.join();
    }
    assertEquals(3, failures.size());
    assertEquals("echo", ask("echo"));
  }

  @Test
  void anInterruptCancelsTheWorkOverThere() throws Exception {
    ask("echo");
    long first = pid();
    var interrupted = new CountDownLatch(1);
    Thread asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  assertThrows(InterruptedException.class, () -> ask("hang"));
                  interrupted.countDown();
                });
    awaitState("busy");
    asking.interrupt();
    interrupted.await();
    awaitState("idle");
    assertEquals("echo", ask("echo"));
    assertEquals(first, pid());
  }

  /// Each may be tens of megabytes, here and over there.
  @Test
  void wholeRunsAreFetchedOneAfterTheOther() throws Exception {
    Thread first = show("hang", false);
    awaitState("busy");
    Thread second = show("echo", false);
    Thread few = show("echo", true);
    assertTrue(few.join(Duration.ofSeconds(20)), "what is small does not wait");
    assertFalse(second.join(Duration.ofMillis(200)));
    first.interrupt();
    assertTrue(second.join(Duration.ofSeconds(20)));
    assertTrue(first.join(Duration.ofSeconds(20)));
  }

  /// What comes back is no run, which does not matter.
  private Thread show(String run, boolean fewTrades) {
    return Thread.ofVirtual()
        .start(
            () ->
                assertThrows(
                    Exception.class,
                    () -> research.call(new BacktestShow(run, fewTrades), Progress.NONE)));
  }

  @Test
  void itEndsWhenIdleAndComesBack() throws Exception {
    settings.set("research.idle", "300ms");
    ask("echo");
    ProcessHandle first = ProcessHandle.of(pid()).orElseThrow();
    awaitState("stopped");
    first.onExit().join();
    assertEquals("echo", ask("echo"));
  }

  @Test
  void itIsToldTheSettingsOnceAndAgainWhenTheyChange() throws Exception {
    assertEquals("10000", ask("settings"));
    settings.set("strategy.timeLimit", "2s");
    assertEquals("2000", ask("settings"));
  }

  @Test
  void itSeesTheHomeAndNoSecretOfTheEnvironment() throws Exception {
    assertEquals("OPENTRADE_HOME=/a/home", ask("environment"));
  }

  @Test
  void itsHeapIsASetting() throws Exception {
    settings.set("research.heap", "200m");
    long mebibytes = Long.parseLong(ask("heap"));
    assertTrue(mebibytes > 150 && mebibytes <= 200, mebibytes + " MiB");
  }

  @Test
  void whatItSaysOnTheSideIsLoggedWithoutSecrets() throws Exception {
    ask("echo");
    research.end();
    Thread.sleep(100);
    String text = Files.readString(folder.resolve("test.log"));
    assertTrue(text.contains("research is here"));
    assertFalse(text.contains("hunter2"));
  }

  @Test
  void whatIsNotInstalledIsSaid() throws Exception {
    ResearchProcess missing = process(folder.resolve("nowhere"));
    var failed =
        assertThrows(
            RequestFailed.class, () -> missing.call(new DataDelete("echo"), Progress.NONE));
    assertEquals(FailureKind.UNREACHABLE, failed.failure().kind());
    assertTrue(failed.failure().message().contains("nowhere"));
  }

  @Test
  void afterTheEndNothingIsStarted() throws Exception {
    ask("echo");
    ProcessHandle child = ProcessHandle.of(pid()).orElseThrow();
    research.end();
    assertFalse(child.isAlive());
    assertThrows(RequestFailed.class, () -> ask("echo"));
  }
}
