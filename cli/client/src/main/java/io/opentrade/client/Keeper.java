package io.opentrade.client;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Welcome;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `daemon run`: starts the daemon and stays as long as it lives, for systemd and the like. That it
/// is alive is said only when it has answered on its socket, as a person would be.
final class Keeper {
  private static final long LOOK_MILLIS = 1_000;
  private static final long USUAL_BEAT_MILLIS = 10_000;
  private static final int PATIENCE = 5;

  private final Surroundings surroundings;

  Keeper(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Stays until the daemon ends or this process is told to.
  ///
  /// @return the exit code: 0 after an orderly end
  int run() throws Trouble {
    try (Connection first = connect()) {
      Welcome welcome = greet(first);
      if (welcome == null) {
        throw Trouble.unreachable("the daemon does not answer", null);
      }
      ProcessHandle daemon =
          ProcessHandle.of(welcome.pid())
              .orElseThrow(() -> Trouble.unreachable("the daemon has ended", null));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(daemon)));
      tell("READY=1");
      return keep(daemon);
    } catch (IOException e) {
      throw Trouble.unreachable("the daemon does not answer: " + e.getMessage(), null);
    }
  }

  private Connection connect() throws Trouble {
    try {
      return Connection.open(surroundings.home().socket());
    } catch (IOException e) {
      return DaemonStarter.start(surroundings);
    }
  }

  private int keep(ProcessHandle daemon) throws Trouble {
    long next = System.nanoTime();
    while (daemon.isAlive()) {
      if (System.nanoTime() >= next) {
        if (answers()) {
          tell("WATCHDOG=1");
        }
        next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(beat());
      }
      pause();
    }
    throw Trouble.unreachable(
        "the daemon has ended", "Look with: opentrade daemon logs, and start it again.");
  }

  private boolean answers() {
    try (Connection connection = Connection.open(surroundings.home().socket())) {
      return greet(connection) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable Welcome greet(Connection connection) throws IOException {
    Hello hello = new Hello(Frames.PROTOCOL, surroundings.version(), Hello.ANY_BUILD);
    connection.send(Frames.call(connection.nextId(), hello));
    return connection.receive() instanceof Message.Answer answer
        ? Welcome.of(answer.result())
        : null;
  }

  /// A third of what systemd allows.
  private static long beat() {
    String limit = System.getenv("WATCHDOG_USEC");
    try {
      return limit == null ? USUAL_BEAT_MILLIS : Math.max(1, Long.parseLong(limit) / 3_000);
    } catch (NumberFormatException e) {
      return USUAL_BEAT_MILLIS;
    }
  }

  /// The JDK cannot send to a socket of datagrams, so systemd's own program does.
  private static void tell(String state) {
    if (System.getenv("NOTIFY_SOCKET") == null) {
      return;
    }
    try {
      new ProcessBuilder("systemd-notify", state).inheritIO().start().waitFor();
    } catch (IOException e) {
      System.err.println("opentrade: systemd is not told: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(ProcessHandle daemon) {
    daemon.destroy();
    for (int i = 0; i < PATIENCE * 10 && daemon.isAlive(); i++) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
