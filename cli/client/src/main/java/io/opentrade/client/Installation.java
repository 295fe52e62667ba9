package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.frame.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `completion install` and `daemon install`: files of ours in the person's own folders. Nothing is
/// switched on: that is told, and left to the person.
final class Installation {
  private final Surroundings surroundings;
  private final List<String> words;
  private final Streams streams;

  Installation(Surroundings surroundings, String[] argv, Streams streams) {
    this.surroundings = surroundings;
    this.words = Arrays.asList(argv);
    this.streams = streams;
  }

  /// Writes the completion of a shell.
  ///
  /// @return the exit code
  int completion() throws Trouble {
    String shell = words.size() > 2 && !words.get(2).startsWith("-") ? words.get(2) : ownShell();
    Path home = Path.of(System.getProperty("user.home", "/"));
    switch (shell) {
      case "bash" -> {
        Path data = folder("XDG_DATA_HOME", home.resolve(".local/share"));
        return write(
            data.resolve("bash-completion/completions/opentrade"),
            resource("opentrade.bash"),
            "New shells have it, where the package bash-completion is installed; else add to"
                + " ~/.bashrc: source FILE");
      }
      case "zsh" -> {
        Path data = folder("XDG_DATA_HOME", home.resolve(".local/share"));
        return write(
            data.resolve("zsh/site-functions/_opentrade"),
            resource("_opentrade"),
            "Add to ~/.zshrc, before compinit: fpath=(FOLDER $fpath)");
      }
      case "fish" -> {
        Path config = folder("XDG_CONFIG_HOME", home.resolve(".config"));
        return write(
            config.resolve("fish/completions/opentrade.fish"),
            resource("opentrade.fish"),
            "New shells have it.");
      }
      default ->
          throw Trouble.usage(
              "there is no completion for '" + printable(shell) + "'",
              "Write: opentrade completion install bash, or zsh, or fish");
    }
  }

  /// Writes the service of this system.
  ///
  /// @return the exit code
  int service() throws Trouble {
    Path home = Path.of(System.getProperty("user.home", "/"));
    String system = System.getProperty("os.name", "");
    Service service = new Service(launcher(), surroundings.home(), System.getenv());
    if (system.startsWith("Mac")) {
      return write(
          home.resolve("Library/LaunchAgents/io.opentrade.daemon.plist"),
          service.launchd(),
          "Switch it on with: launchctl load -w FILE");
    }
    return write(
        folder("XDG_CONFIG_HOME", home.resolve(".config"))
            .resolve("systemd/user/opentrade.service"),
        service.systemd(),
        "Switch it on with: systemctl --user daemon-reload && systemctl --user enable --now"
            + " opentrade. To have it without a login: loginctl enable-linger");
  }

  private static Path launcher() throws Trouble {
    String path = System.getProperty("opentrade.launcher", "");
    if (path.isEmpty()) {
      throw Trouble.usage(
          "it is not known where the program opentrade lies", "Run it with that program.");
    }
    return Path.of(path);
  }

  private int write(Path file, String text, String next) throws Trouble {
    if (words.contains("--print")) {
      streams.out(text);
      return 0;
    }
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      Files.writeString(part, text, UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Trouble.failed("cannot write " + file + ": " + e.getMessage(), null);
    }
    String hint =
        next.replace("FILE", file.toString()).replace("FOLDER", String.valueOf(file.getParent()));
    if (words.contains("--json")) {
      JsonWriter json = new JsonWriter().object().member("schema", 1);
      json.member("file", file.toString()).member("next", hint);
      streams.out(json.endObject() + "\n");
    } else {
      streams.out("Written: " + file + "\n" + hint + "\n");
    }
    return 0;
  }

  private static String resource(String name) throws Trouble {
    try (InputStream in = Installation.class.getResourceAsStream("/completion/" + name)) {
      if (in == null) {
        throw Trouble.failed("the program lacks its completion for this shell", null);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw Trouble.failed("the completion cannot be read: " + e.getMessage(), null);
    }
  }

  private static String ownShell() {
    String shell = System.getenv("SHELL");
    return shell == null ? "" : shell.substring(shell.lastIndexOf('/') + 1);
  }

  private static Path folder(String variable, Path otherwise) {
    @Nullable String value = System.getenv(variable);
    return value != null && value.startsWith("/") ? Path.of(value) : otherwise;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "");
  }
}
