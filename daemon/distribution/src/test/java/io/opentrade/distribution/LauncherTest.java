package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.distribution.FakeCheckout.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LauncherTest {
  private final FakeCheckout checkout;

  LauncherTest(@TempDir Path folder) throws IOException {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void buildsOnFirstUseThenRunsAnImmutableCopy() throws Exception {
    Ended first = checkout.run("backtest", "my file.js", "--flag=a  b", "");
    assertEquals(0, first.exit(), first.err());
    assertEquals(1, first.err().lines().count(), first.err());
    Ended second = checkout.run("backtest", "my file.js", "--flag=a  b", "");
    assertEquals(new Ended(0, first.out(), ""), second);
    assertEquals(1, checkout.builds());
    assertTrue(second.ranFrom(checkout.copy()), second.out());
    List<String> words = second.words();
    assertEquals(List.of("-Xone", "-Xtwo", "-Xint"), words.subList(0, 3));
    assertEquals("-XX:AOTCache=" + checkout.copy().resolve("aot/client.aot"), words.get(3));
    assertEquals(
        List.of("io.opentrade.client.Main", "backtest", "my file.js", "--flag=a  b", ""),
        words.subList(words.size() - 5, words.size()));
  }

  /// The virtual machine refuses a start-up cache beside jars of another time.
  @Test
  void aCopyKeepsTheTimesOfItsJars() throws Exception {
    checkout.run("x");
    Path one = Path.of("lib/client/one.jar");
    assertEquals(
        Files.getLastModifiedTime(checkout.target().resolve(one)),
        Files.getLastModifiedTime(checkout.copy().resolve(one)));
  }

  @Test
  void compilesOnlyForWhatMayBeMuch() throws Exception {
    checkout.run("x");
    assertTrue(checkout.run("status").words().contains("-Xint"));
    Ended much = checkout.run("backtest", "list", "--json");
    assertFalse(much.words().contains("-Xint"));
    assertTrue(much.words().contains("-XX:TieredStopAtLevel=1"));
  }

  @Test
  void namesNoCacheThatIsNotThere() throws Exception {
    Files.createFile(checkout.outside.resolve("untrained"));
    Ended ended = checkout.run("x");
    assertEquals(0, ended.exit(), ended.err());
    assertFalse(ended.out().contains("AOTCache"), ended.out());
  }

  @Test
  void buildsAgainWhenTheSourceIsNewer() throws Exception {
    checkout.run("x");
    Path old = checkout.copy();
    later(Files.createDirectories(checkout.root.resolve("cli/client/target")).resolve("t"));
    later(Files.createDirectories(checkout.root.resolve("cli/client/src/test")).resolve("t"));
    checkout.run("x");
    assertEquals(1, checkout.builds(), "neither results nor tests are sources of the program");
    Files.writeString(checkout.source(), "class A { int changed; }\n");
    later(checkout.source());
    assertTrue(checkout.run("x").ranFrom(checkout.copy()));
    assertEquals(2, checkout.builds());
    assertTrue(Files.exists(old), "a daemon may still run from it");
  }

  @Test
  void aFileThatWasRemovedIsAChangeToo() throws Exception {
    Path extra = later(checkout.source().resolveSibling("B.java"));
    Files.setLastModifiedTime(extra, FileTime.fromMillis(0));
    checkout.run("x");
    Files.delete(extra);
    later(checkout.source().resolveSibling(""));
    checkout.run("x");
    assertEquals(2, checkout.builds());
  }

  @Test
  void worksThroughALinkAndAfterAMove() throws Exception {
    Path link = checkout.outside.resolve("bin/opentrade");
    Files.createSymbolicLink(link, Path.of("../my checkout/opentrade"));
    Ended linked =
        checkout.end(checkout.start(checkout.outside, List.of("sh", "-c", "opentrade x")));
    assertEquals(0, linked.exit(), linked.err());
    assertTrue(linked.ranFrom(checkout.copy()), linked.out());
    Path moved = checkout.outside.resolve("elsewhere");
    Files.move(checkout.root, moved);
    Ended after = checkout.end(checkout.start(moved, List.of("./opentrade", "x")));
    assertEquals(0, after.exit(), after.err());
  }

  @Test
  void aBuildThatFailsShowsWhy() throws Exception {
    Files.writeString(checkout.source(), "broken");
    Ended ended = checkout.run("x");
    assertEquals(1, ended.exit());
    assertTrue(ended.err().contains("A.java:[3,7] ';' expected"), ended.err());
    assertTrue(ended.err().contains("build.log"), ended.err());
    Ended json = checkout.run("x", "--json");
    assertTrue(json.out().startsWith("{\"schema\":1,\"error\":{\"kind\":\"failed\""), json.out());
    Files.writeString(checkout.source(), "class A {}\n");
    assertEquals(0, checkout.run("x").exit());
  }

  @Test
  void aChangeThatBreaksIsNotHiddenByTheOldBuild() throws Exception {
    checkout.run("x");
    Files.writeString(checkout.source(), "broken");
    later(checkout.source());
    assertEquals(1, checkout.run("x").exit());
    assertEquals(1, checkout.run("x").exit());
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    checkout.environment.remove("JAVA_HOME");
    Ended ended = checkout.run("x");
    assertEquals(1, ended.exit());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertTrue(ended.err().contains("Temurin 25"), ended.err());
  }

  @Test
  void takesNoOtherJdkThan25() throws Exception {
    Path old = checkout.outside.resolve("jdk-17");
    Path next = checkout.userHome.resolve(".sdkman/candidates/java/26-tem");
    Path right = checkout.userHome.resolve(".sdkman/candidates/java/25-tem");
    FakeCheckout.jdk(old, "17.0.1");
    FakeCheckout.jdk(next, "26");
    FakeCheckout.jdk(right, "25");
    checkout.environment.put("JAVA_HOME", old.toString());
    assertEquals(0, checkout.run("x").exit());
    assertTrue(Files.readString(stamp()).contains("\n" + right + "\n"));
  }

  @Test
  void aJdkThatWasUpdatedInItsPlaceGetsNewCaches() throws Exception {
    checkout.run("x");
    FakeCheckout.jdk(checkout.jdk, "25.0.4");
    Ended ended = checkout.run("x");
    assertEquals(0, ended.exit(), ended.err());
    assertTrue(ended.out().contains("-25.0.4+9/aot/client.aot"), ended.out());
  }

  @Test
  void codeThatOthersCanChangeIsNotRun() throws Exception {
    checkout.run("x");
    FakeCheckout.mode(checkout.cache().resolve("builds"), "rwxrwxrwx");
    Ended ended = checkout.run("x");
    assertEquals(0, ended.exit(), ended.err());
    assertEquals("", ended.err(), "a foreign cache is ignored without a word");
    assertTrue(ended.ranFrom(checkout.target()), ended.out());
    FakeCheckout.mode(checkout.root, "rwxrwxrwx");
    Ended refused = checkout.run("x", "--json");
    assertEquals(4, refused.exit(), refused.out());
    assertTrue(refused.out().contains("others can write to " + checkout.root), refused.out());
  }

  @Test
  void foldersOfOtherUsersAreNotTrusted() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    checkout.run("x");
    new ProcessBuilder("chown", "12345", checkout.copy().toString()).start().waitFor();
    Ended ended = checkout.run("x");
    assertTrue(ended.ranFrom(checkout.target()), ended.out());
  }

  @Test
  void theDaemonOfAnotherUserIsNotSpokenTo() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    Path home = Files.createDirectories(checkout.outside.resolve("theirs/run")).resolveSibling("");
    new ProcessBuilder("chown", "-R", "12345", home.toString()).start().waitFor();
    checkout.environment.put("OPENTRADE_HOME", home.toString());
    Ended ended = checkout.run("x");
    assertEquals(4, ended.exit());
    assertTrue(ended.err().contains(home + "/run belongs to another user"), ended.err());
  }

  @Test
  void aStampThatOthersCouldWriteIsIgnored() throws Exception {
    checkout.run("x");
    FakeCheckout.mode(stamp().resolveSibling(""), "rwxrwxrwx");
    Files.writeString(
        stamp(), Files.readString(stamp()).replace("-Xone", "-javaagent:/tmp/evil.jar"));
    assertFalse(checkout.run("x").out().contains("evil"));
  }

  @Test
  void withoutACacheFolderItRunsWhereItWasBuilt() throws Exception {
    Files.createFile(checkout.userHome.resolve(".cache"));
    assertTrue(checkout.run("x").ranFrom(checkout.target()));
    assertEquals("", checkout.run("x").err());
    assertEquals(1, checkout.builds());
  }

  @Test
  void concurrentFirstRunsBuildOnce() throws Exception {
    Files.writeString(checkout.outside.resolve("slow"), "1");
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      runs.add(checkout.start(checkout.outside, List.of(checkout.root + "/opentrade", "x")));
    }
    for (Process run : runs) {
      Ended ended = checkout.end(run);
      assertEquals(0, ended.exit(), ended.err());
    }
    assertEquals(1, checkout.builds());
  }

  @Test
  void aLockOfADeadProcessIsNoObstacle() throws Exception {
    Path lock = checkout.target().resolveSibling("launch.lock");
    Files.createDirectories(lock);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertEquals(0, checkout.run("x").exit());
    assertFalse(Files.exists(lock));
  }

  @Test
  void closedStreamsDoNotConfuseIt() throws Exception {
    checkout.run("x");
    String line = "'" + checkout.root + "/opentrade' x <&- >&- 2>&-";
    assertEquals(
        0, checkout.end(checkout.start(checkout.outside, List.of("sh", "-c", line))).exit());
  }

  @Test
  void theTabKeyDoesNotStartABuild() throws Exception {
    assertEquals(new Ended(0, "", ""), checkout.run("complete", "3", "bac"));
    assertEquals(0, checkout.builds());
  }

  @Test
  void oldCopiesAreRemoved() throws Exception {
    for (int i = 0; i < 6; i++) {
      Files.writeString(checkout.source(), "class A { int x" + i + "; }\n");
      later(checkout.source());
      checkout.run("x");
    }
    try (var copies = Files.list(checkout.cache().resolve("builds"))) {
      assertEquals(3, copies.count());
    }
    assertTrue(checkout.run("x").ranFrom(checkout.copy()));
  }

  private Path stamp() {
    return checkout.cache().resolve("checkouts").resolve("." + checkout.root).resolve("stamp");
  }

  /// Makes a file, if need be, that is newer than everything.
  private static Path later(Path file) throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    Thread.sleep(20); // the clock of files is coarse
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
    return file;
  }
}
