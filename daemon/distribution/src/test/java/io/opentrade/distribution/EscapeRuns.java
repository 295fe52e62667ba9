package io.opentrade.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs attacks through the whole program and says of each what it should not have done.
///
/// @param socket the daemon's
/// @param slowestStatus milliseconds in which the daemon has to answer meanwhile
record EscapeRuns(
    Program program,
    Prey prey,
    Path socket,
    StatusPoll poll,
    EscapeTable table,
    long slowestStatus) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// One attack in a process of its own.
  ///
  /// @return what was wrong; nothing where it was held
  List<String> alone(Attack attack) throws IOException, InterruptedException {
    Path script = program.folder().resolve(attack.name());
    Files.writeString(script, prey.script(attack, socket));
    long start = System.nanoTime();
    Program.Outcome outcome =
        program.runBesideWhenStarted(
            attack.name(), "backtest", script.toString(), "--demo", "--time-limit", attack.limit());
    Findings findings = new Findings(attack, start);
    String said = outcome.output() + outcome.error();
    findings.look(said);
    findings.expect(said.contains(attack.says()), "it said: " + said);
    boolean rightExit = attack.mayExitWith(outcome.exit());
    findings.expect(rightExit, "exit " + outcome.exit() + ": " + said);
    return findings.close("exit " + outcome.exit(), outcome.error().lines().findFirst().orElse(""));
  }

  /// Attacks that share a process, one after the other.
  List<String> together(Crowd crowd) throws IOException, InterruptedException {
    Path script = crowd.write(program.folder(), prey, socket);
    long start = System.nanoTime();
    List<String> outcomes = crowd.outcomes(study(crowd, script));
    List<String> failures = new ArrayList<>();
    for (int number = 0; number < outcomes.size(); number++) {
      String said = outcomes.get(number);
      Findings findings = new Findings(crowd.members().get(number), start);
      findings.expect(said != null, "it was not refused");
      String reason = String.valueOf(said);
      findings.look(reason);
      findings.expect(!reason.startsWith("the strategy"), "it ended them all: " + reason);
      failures.addAll(findings.close("together", reason));
    }
    return failures;
  }

  private JsonNode study(Crowd crowd, Path script) throws IOException, InterruptedException {
    Program.Outcome done =
        program.runBesideWhenStarted(
            crowd.name(),
            "optimize",
            script.toString(),
            "--demo",
            "--jobs",
            "1",
            "--time-limit",
            "120",
            "--sweep",
            "number=0.." + (crowd.members().size() - 1),
            "--json");
    JsonNode study = JSON.readTree(done.output());
    if (!study.has("id")) {
      throw new AssertionError(crowd.name() + ": " + done.output() + done.error());
    }
    Program.Outcome all =
        program.runBeside(
            crowd.name(),
            "optimize",
            "show",
            study.get("id").asText(),
            "--limit",
            "1000",
            "--json");
    return JSON.readTree(all.output());
  }

  /// What was found out about one attack.
  private final class Findings {
    private final Attack attack;
    private final long start;
    private final long end = System.nanoTime();
    private final List<String> failures = new ArrayList<>();

    Findings(Attack attack, long start) {
      this.attack = attack;
      this.start = start;
    }

    void expect(boolean held, String otherwise) {
      if (!held) {
        failures.add(attack.name() + ": " + otherwise);
      }
    }

    /// What holds for everything an attack may say.
    void look(String said) throws IOException {
      expect(!said.contains("ESCAPED"), "it escaped: " + said);
      expect(!said.contains(Prey.CANARY), "it told the canary");
      expect(!said.contains("root:"), "it told the passwords: " + said);
      expect(!said.contains("\u001b"), "it sent a control character");
      String damage = prey.damage(attack);
      expect(damage.isEmpty(), damage);
    }

    List<String> close(String how, String words) {
      long status = poll.worstSince(start);
      expect(status <= slowestStatus, "status took " + status + " ms");
      table.row(
          attack.name(),
          attack.aim(),
          failures.isEmpty() ? "held" : "FAILED",
          how,
          (end - start) / 1_000_000 + " ms",
          "status " + status + " ms",
          words);
      return failures;
    }
  }
}
