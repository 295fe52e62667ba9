package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.client.Streams;
import io.opentrade.protocol.frame.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What goes on beside the person's commands: events as they happen, and the pulse of the account.
/// Where the daemon is away, both wait and try again.
final class Background {
  private static final int WIDE = 200;
  private static final long PULSE_MILLIS = 2_000;
  private static final long AGAIN_MILLIS = 3_000;

  private final Door door;
  private final Consumer<String> events;
  private final Consumer<@Nullable Pulse> pulses;

  /// @param events takes one event a line
  /// @param pulses takes null where the daemon does not answer
  Background(Door door, Consumer<String> events, Consumer<@Nullable Pulse> pulses) {
    this.door = door;
    this.events = events;
    this.pulses = pulses;
  }

  void start() {
    thread("events", this::listen);
    thread("pulse", this::feel);
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (pause(1)) {
      lines(List.of("events", "--follow"), events);
      pause(AGAIN_MILLIS);
    }
  }

  private void feel() {
    do {
      int[] heard = {0};
      lines(
          List.of("pulse"),
          line -> {
            Pulse pulse = Pulse.of(line);
            if (pulse != null) {
              heard[0]++;
              pulses.accept(pulse);
            }
          });
      if (heard[0] == 0) {
        pulses.accept(null);
      }
    } while (pause(PULSE_MILLIS));
  }

  /// Runs a command and takes its lines; without an answer there are none.
  private void lines(List<String> argv, Consumer<String> lines) {
    try {
      boolean color = door.terminal().color();
      Terminal at = new Terminal(WIDE, 1, false, color, false, color);
      door.runBeside(argv, at, new Streams(new LineSink(lines), OutputStream.nullOutputStream()));
    } catch (IOException away) {
      return; // it will be asked again
    }
  }

  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
