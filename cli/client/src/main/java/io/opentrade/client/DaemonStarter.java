package io.opentrade.client;

import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.Welcome;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts the daemon where none answers. Several clients may try at once: one of them holds the
/// start lock and starts, the others wait for the socket.
final class DaemonStarter {
  private static final long START_MILLIS = 30_000;
  private static final long STOP_MILLIS = 60_000;
  private static final long POLL_MILLIS = 15;

  private final Surroundings surroundings;
  private final Home home;
  private @Nullable Process process;

  private DaemonStarter(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.home = surroundings.home();
  }

  /// A connection to the daemon that this or another client has started.
  ///
  /// @throws Trouble when it does not come up; its own words say why
  static Connection start(Surroundings surroundings) throws Trouble {
    Path lib = surroundings.lib();
    if (lib == null) {
      throw Trouble.unreachable(
          "no daemon is running", "Start it with the program `opentrade`, which knows its code.");
    }
    return new DaemonStarter(surroundings).start(lib);
  }

  /// Waits until a daemon that is on its way out has gone.
  ///
  /// @param leaving what it said of itself, or null when it said nothing
  static void awaitEnd(Surroundings surroundings, @Nullable Welcome leaving) throws Trouble {
    if (leaving == null) {
      pause();
      return;
    }
    var handle = ProcessHandle.of(leaving.pid());
    long deadline = deadline(STOP_MILLIS);
    while (handle.isPresent() && handle.get().isAlive() && isDaemon(surroundings, leaving)) {
      if (System.nanoTime() > deadline) {
        throw new Trouble(
            "timeout",
            6,
            "the daemon (process " + leaving.pid() + ") still finishes its work",
            "Wait, or run: opentrade daemon stop --force");
      }
      pause();
    }
  }

  /// The process may be nobody's child any more and linger as a corpse where nothing reaps it; but
  /// a daemon that holds neither lock nor socket is gone for every purpose.
  private static boolean isDaemon(Surroundings surroundings, Welcome leaving) {
    Home home = surroundings.home();
    if (Files.exists(home.socket()) && answers(home.socket())) {
      return true;
    }
    Path status = Path.of("/proc", Long.toString(leaving.pid()), "stat");
    try {
      String text = Files.readString(status);
      return !text.startsWith(" Z", text.lastIndexOf(')') + 1);
    } catch (IOException e) {
      return !Files.exists(Path.of("/proc/self"));
    }
  }

  private static boolean answers(Path socket) {
    try {
      Connection.open(socket).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Connection start(Path lib) throws Trouble {
    Folders.prepare(home);
    long deadline = deadline(START_MILLIS);
    try (FileChannel lock =
        FileChannel.open(home.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock held = null;
      while (System.nanoTime() < deadline) {
        if (held == null) {
          held = lock.tryLock();
        }
        Connection connection = connect();
        if (connection != null) {
          return connection;
        }
        if (held != null) {
          spawnOrCheck(lib);
        }
        pause();
      }
    } catch (IOException e) {
      throw Trouble.failed("cannot start the daemon: " + e.getMessage(), null);
    }
    throw Trouble.unreachable(
        "the daemon did not answer within " + START_MILLIS / 1000 + " seconds",
        "See what it wrote: " + home.startLog());
  }

  private @Nullable Connection connect() {
    try {
      return Connection.open(home.socket());
    } catch (IOException e) {
      return null;
    }
  }

  private void spawnOrCheck(Path lib) throws IOException, Trouble {
    Process started = process;
    if (started == null) {
      process = spawn(lib);
    } else if (!started.isAlive() && started.exitValue() != 0) {
      Connection other = connect(); // one that was started by hand, at the same time
      if (other != null) {
        other.close();
        return;
      }
      throw Trouble.unreachable(
          "the daemon cannot start: " + lastWords(), "See " + home.startLog());
    }
  }

  /// The daemon gets a session of its own, so that neither Ctrl-C nor a closed terminal reaches it.
  private Process spawn(Path lib) throws IOException {
    List<String> command = new ArrayList<>();
    String setsid = onPath("setsid");
    if (setsid != null) {
      command.add(setsid); // becomes the daemon, without a fork: it leads no group yet
    } else {
      command.addAll(List.of("sh", "-c", "exec nohup \"$@\" &", "sh"));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    command.addAll(DaemonLaunch.command(java, lib, surroundings.build(), surroundings.version()));
    ProcessBuilder builder = new ProcessBuilder(command);
    String own = builder.environment().get("OPENTRADE_HOME");
    if (own != null && !own.isEmpty()) {
      builder.environment().put("OPENTRADE_HOME", Path.of(own).toAbsolutePath().toString());
    }
    return builder
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(home.startLog().toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static @Nullable String onPath(String program) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
      File file = new File(folder, program);
      if (folder.startsWith("/") && file.canExecute()) {
        return file.toString();
      }
    }
    return null;
  }

  private String lastWords() {
    String last = "it says nothing";
    try {
      for (String line : Files.readAllLines(home.startLog())) {
        if (!line.isBlank()) {
          last = line.strip();
        }
      }
    } catch (IOException e) {
      return last;
    }
    return last.startsWith("opentrade: ") ? last.substring("opentrade: ".length()) : last;
  }

  private static long deadline(long millis) {
    return System.nanoTime() + millis * 1_000_000;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
