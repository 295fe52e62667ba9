package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.protocol.frame.Home;
import io.opentrade.sandbox.WorkerCommand;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.jail.Cell;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Layout;
import io.opentrade.sandbox.jail.Slot;
import io.opentrade.sandbox.jail.Wall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outer wall alone: hostile scripts run in a worker whose language keeps nothing from them.
/// Each wall has to hold them; without a wall each of them has to succeed, or the test would not be
/// one.
final class WallTest {
  private static final int MEGABYTES = 1_600;

  private final Path folder;

  WallTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void bubblewrapAloneHoldsThem() throws Exception {
    assertHeld(Wall.BUBBLEWRAP);
  }

  @Test
  void landlockAloneHoldsThem() throws Exception {
    assertHeld(Wall.LANDLOCK);
  }

  @Test
  void withBothWallsOffTheySucceed() throws Exception {
    Map<Attack, String> outcomes = run(Jail.unsafe(), Attack::meetsWall);
    EscapeTable table = new EscapeTable("both walls off: each must succeed");
    List<String> failures = new ArrayList<>();
    outcomes.forEach(
        (attack, outcome) -> {
          table.row(attack.name(), attack.aim(), outcome);
          if (attack.needsWall() && !succeeded(outcome)) {
            failures.add(attack.name() + ": " + outcome);
          }
        });
    table.write("escape-table-control.txt");
    assertEquals(List.of(), failures);
  }

  private void assertHeld(Wall wall) throws Exception {
    Wall.Finding found = wall.find();
    assumeTrue(found instanceof Wall.Finding.Standing, wall + " cannot be had here: " + found);
    Jail jail = ((Wall.Finding.Standing) found).jail();
    EscapeTable table = new EscapeTable(jail.name() + " alone, the language's sandbox off");
    List<String> failures = new ArrayList<>();
    run(jail, Attack::heldByWall)
        .forEach(
            (attack, outcome) -> {
              table.row(attack.name(), attack.aim(), outcome);
              if (succeeded(outcome)) {
                failures.add(attack.name() + ": " + outcome);
              }
            });
    table.write("escape-table-" + jail.name() + ".txt");
    assertEquals(List.of(), failures);
  }

  @Test
  void whatHoldsAnAttackInJavaIsSaid() throws Exception {
    assertEquals(
        List.of(),
        Attack.all().stream()
            .filter(attack -> attack.extension().equals("java") && !attack.explained())
            .map(Attack::name)
            .toList());
  }

  private static boolean succeeded(String outcome) {
    return outcome.contains("ESCAPED") || outcome.contains(Prey.CANARY);
  }

  /// Runs attacks and says what became of each.
  private Map<Attack, String> run(Jail jail, Predicate<Attack> which) throws Exception {
    Path slot = Slot.create(folder);
    List<Attack> attacks = Attack.all().stream().filter(which).toList();
    Map<Attack, String> outcomes = new TreeMap<>(Comparator.comparing(Attack::name));
    Path home = Files.createDirectories(folder.resolve("home"));
    try (Prey prey = new Prey(folder, home, ProcessHandle.current().pid());
        var _ = LoopbackDaemon.open(home)) {
      Path socket = Home.of(Map.of("OPENTRADE_HOME", home.toString()), "/").socket();
      for (Attack attack : attacks) {
        Files.writeString(Slot.data(slot).resolve(attack.name()), prey.script(attack, socket));
      }
      Map<String, String> said = lines(start(jail, slot));
      for (Attack attack : attacks) {
        String damage = jail.equals(Jail.unsafe()) ? "" : prey.damage(attack);
        String outcome = said.getOrDefault(attack.name(), "it ended everything");
        outcomes.put(attack, damage.isEmpty() ? outcome : "ESCAPED: " + damage);
      }
    }
    assertTrue(outcomes.size() >= 80, "too few attacks: " + outcomes.size());
    return outcomes;
  }

  private Path victim() throws IOException {
    Path jar = folder.resolve("victim.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest())) {
      out.finish();
    }
    return jar;
  }

  private static Map<String, String> lines(Process process) throws IOException {
    process.getOutputStream().close();
    Thread.ofVirtual().start(() -> drain(process));
    Map<String, String> lines = new TreeMap<>();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : said.lines().toList()) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        lines.put(parts[0], parts[1]);
      }
    }
    return lines;
  }

  private static void drain(Process process) {
    try {
      process.getErrorStream().transferTo(System.err);
    } catch (IOException _) {
      // It has ended.
    }
  }

  private Process start(Jail jail, Path slot) throws Exception {
    Path lib = Program.built().resolve("lib");
    // Some attack what comes first on their class path; where no wall stands, that is done.
    List<Path> classPath = new ArrayList<>(List.of(victim()));
    classPath.addAll(WorkerFiles.jars(lib.resolve("worker")));
    classPath.add(
        Path.of(OpenGuest.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    Cell cell =
        new Cell(
            Path.of(System.getProperty("java.home")),
            classPath,
            null,
            null,
            lib.resolve("languages"),
            slot,
            MEGABYTES);
    Layout layout = jail.layout(cell);
    List<String> program = new ArrayList<>(List.of(layout.java()));
    program.addAll(WorkerCommand.commonFlags());
    program.add("-XX:+DisplayVMOutputToStderr");
    program.add("-Dpolyglot.engine.resourcePath=" + layout.resources());
    program.add("-Djava.io.tmpdir=" + layout.data());
    program.addAll(List.of("-Xmx512m", "-cp", String.join(":", layout.classPath())));
    program.addAll(List.of("io.opentrade.distribution.OpenGuest", layout.data()));
    return jail.start(cell, program);
  }
}
