package io.opentrade.server.app;

import io.opentrade.protocol.frame.PrivateMemory;
import io.opentrade.server.log.Log;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.List;

/// The daemon's process: starts it, waits for its end, says in one line why it cannot start.
public final class Main {
  private static final String TRAIN = "--train";
  private static final int FAILED = 1;

  private Main() {}

  /// @param arguments none, or `--train`: serve a few commands to oneself and exit, to make the AOT
  ///     cache from
  public static void main(String[] arguments) {
    PrivateMemory.close(); // before there is anything to see; the doctor says where it cannot be
    if (List.of(arguments).contains(TRAIN)) {
      System.exit(Training.run(Start.ofProcess()));
    }
    System.exit(serve(Start.ofProcess()));
  }

  /// Until its end.
  ///
  /// @return the exit code
  static int serve(Start start) {
    try {
      Daemon daemon = House.build(start);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(daemon), "end"));
      daemon.awaitEnd();
      return 0;
    } catch (StartRefused refused) {
      System.err.println("opentrade: " + Messages.in("en").say(refused.phrase()));
      return FAILED;
    } catch (InterruptedException _) {
      return FAILED;
    } catch (RuntimeException | Error broken) {
      System.err.println(Log.stackOf(broken));
      System.err.println("opentrade: " + Messages.in("en").say(Sentence.DAEMON_BROKEN, broken));
      return FAILED;
    }
  }

  /// A signal ends the daemon as gracefully as a request does, and with the same exit code.
  private static void end(Daemon daemon) {
    daemon.stop("");
    try {
      daemon.awaitEnd();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
