package io.opentrade.client;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Resize;
import io.opentrade.protocol.frame.Signal;
import java.io.IOException;

/// Signals of the system on their way to the daemon. The first Ctrl-C cancels the command there and
/// waits for it to end, for a while; the second leaves at once.
final class Interrupts implements sun.misc.SignalHandler {
  private static final long GRACE_MILLIS = 5_000;

  private final Connection connection;
  private final boolean stays;
  private volatile int exit;
  private volatile boolean prompting;

  private Interrupts(Connection connection, boolean stays) {
    this.connection = connection;
    this.stays = stays;
  }

  /// Listens to nothing: for work beside what the person does.
  static Interrupts none(Connection connection) {
    return new Interrupts(connection, true);
  }

  /// Begins to listen for signals. Before, the system's own reaction ends the client, and the
  /// daemon cancels the command because its line is closed.
  ///
  /// @param resizes whether the size of the terminal matters
  /// @param stays whether this process goes on after a command that does not end: only its line to
  ///     the daemon is closed then
  static Interrupts install(Connection connection, boolean resizes, boolean stays) {
    Interrupts interrupts = new Interrupts(connection, stays);
    try {
      sun.misc.Signal.handle(new sun.misc.Signal("INT"), interrupts);
      sun.misc.Signal.handle(new sun.misc.Signal("TERM"), interrupts);
      if (resizes) {
        sun.misc.Signal.handle(new sun.misc.Signal("WINCH"), interrupts);
      }
    } catch (IllegalArgumentException e) {
      return interrupts; // the system keeps that signal for itself: its own reaction stays
    }
    return interrupts;
  }

  /// Tells the daemon to end the command, and ends this process when that takes too long.
  void cancel(String signal, int exit) {
    Thread watch =
        new Thread("cancel") {
          @Override
          public void run() {
            sendSignal(connection, signal);
            pause();
            leave(exit);
          }
        };
    watch.setDaemon(true);
    watch.start();
  }

  /// The exit code of the signal that came, 0 while none has.
  int exit() {
    return exit;
  }

  /// While the person is being asked, the main thread hears nothing else, so nobody waits for it.
  void prompting(boolean prompting) {
    this.prompting = prompting;
  }

  @Override
  public void handle(sun.misc.Signal signal) {
    String name = signal.getName();
    if (name.equals("WINCH")) {
      resized();
      return;
    }
    if (exit != 0) {
      leave(exit);
      return;
    }
    exit = 128 + signal.getNumber();
    if (prompting) {
      sendSignal(connection, name);
      leave(exit); // runs the hooks that give the terminal its echo back
      return;
    }
    cancel(name, exit);
  }

  private void leave(int code) {
    if (!stays) {
      System.exit(code);
    }
    try {
      connection.close();
    } catch (IOException e) {
      return; // it is closed then
    }
  }

  private void resized() {
    try {
      Resize size = TerminalControl.size();
      if (size != null) {
        connection.send(Frames.notice(size));
      }
    } catch (IOException e) {
      return; // the main thread will see the broken line itself
    }
  }

  private static void sendSignal(Connection connection, String name) {
    try {
      connection.send(Frames.notice(new Signal(name)));
    } catch (IOException e) {
      return; // the main thread will see the broken line itself
    }
  }

  private static void pause() {
    try {
      Thread.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
