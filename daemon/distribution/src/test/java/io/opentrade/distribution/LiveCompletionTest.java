package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tab key in real shells at a real terminal.
final class LiveCompletionTest {
  private static final Path SCRIPTS = Path.of(System.getProperty("opentrade.root"), "completion");

  private static String start(String shell) {
    return switch (shell) {
      case "bash" -> "bash --norc --noprofile";
      case "zsh" -> "zsh -f";
      default -> "fish --no-config";
    };
  }

  private static void load(Tmux tmux, String shell) throws Exception {
    tmux.type(
        switch (shell) {
          case "bash" -> "PS1='ready> '; source " + SCRIPTS + "/opentrade.bash";
          case "zsh" ->
              "PS1='ready> '; fpath=(" + SCRIPTS + " $fpath); autoload -U compinit; compinit -u -D";
          default ->
              "function fish_prompt; echo 'ready> '; end; source " + SCRIPTS + "/opentrade.fish";
        });
    tmux.press("Enter");
    tmux.await("ready>");
    tmux.press("C-l");
  }

  private static void needs(String shell) {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin/" + shell)) || Files.exists(Path.of("/bin/" + shell)),
        shell + " is not installed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void aSymbolOfThisMomentIsCompleted(String shell) throws Exception {
    needs(shell);
    try (Program program = Program.inFreshHome()) {
      Candles.write(program.folder().resolve("c.csv"), 300);
      program.run("data", "import", "c.csv", "--as", "BTC/USDT@nowhere:1h");
      Map<String, String> environment = new HashMap<>();
      environment.put("OPENTRADE_HOME", program.home().toString());
      environment.put("PATH", Program.built() + ":" + System.getenv("PATH"));
      environment.put("HOME", program.folder().toString());
      environment.put(
          "XDG_CACHE_HOME",
          System.getenv()
              .getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"));
      try (Tmux tmux = Tmux.open(program.folder(), environment, 100, 24, start(shell))) {
        load(tmux, shell);
        tmux.type("opentrade order buy B");
        tmux.press("Tab");
        tmux.await("order buy BTC/USDT");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void noShellRunsWhatANameHolds(String shell, @TempDir Path folder) throws Exception {
    needs(shell);
    FakeCheckout.program(
        folder.resolve("opentrade"),
        """
        #!/bin/sh
        printf 'B$(touch pwned)\\t`touch pwned`\\n'
        """);
    // Without a history that a shell writes when it ends, into a folder that is just deleted.
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder + ":" + System.getenv("PATH"),
            "HOME",
            folder.toString(),
            "HISTFILE",
            "/dev/null",
            "fish_history",
            "");
    try (Tmux tmux = Tmux.open(folder, environment, 100, 24, start(shell))) {
      load(tmux, shell);
      tmux.type("opentrade order buy B");
      tmux.press("Tab");
      tmux.await("the name", screen -> screen.contains("touch") && screen.contains("pwned"));
      tmux.press("Tab");
      tmux.press("Enter");
      tmux.type("echo done; echo d");
      tmux.press("Enter");
      tmux.await("done");
      assertFalse(Files.exists(folder.resolve("pwned")), "a name was run");
    }
  }
}
