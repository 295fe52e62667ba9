package io.opentrade.client;

import io.opentrade.protocol.frame.Hello;
import java.util.Arrays;

/// Becomes the `opentrade` command: finds the daemon, hands it the command line, and is its hands
/// and mouth until the command ends.
public final class Main {
  private Main() {}

  /// Runs one command line and ends the process with its exit code.
  ///
  /// @param argv the words after the program's name
  public static void main(String[] argv) {
    int exit = run(argv);
    // nothing is left to do at the end, and an ordinary end takes longer
    Runtime.getRuntime().halt(exit);
  }

  private static int run(String[] argv) {
    try {
      Surroundings surroundings = Surroundings.find();
      Guest guest = Guest.of(argv);
      if (guest.isGiven()) {
        return asGuest(surroundings.as(guest), argv);
      }
      String first = argv.length > 0 ? argv[0] : "";
      if (first.equals("--version") && argv.length == 1) {
        new Streams().out("opentrade ".concat(surroundings.version()).concat("\n"));
        return 0;
      }
      if (first.equals("complete")) {
        return Completer.complete(argv, surroundings);
      }
      if (first.equals("daemon")) {
        return new DaemonControl(surroundings, argv).run();
      }
      if (installsCompletion(argv)) {
        return new Installation(surroundings, argv, new Streams()).completion();
      }
      return new Command(surroundings, argv).run();
    } catch (Trouble e) {
      return e.tell(wantsJson(argv));
    }
  }

  /// A guest starts, stops and installs nothing on this side: the daemon answers, or says no.
  private static int asGuest(Surroundings surroundings, String[] argv) throws Trouble {
    String[] command = Arrays.copyOfRange(argv, surroundings.guest().words(), argv.length);
    return new Command(surroundings, command, Hello.ANY_BUILD).run();
  }

  private static boolean installsCompletion(String[] argv) {
    if (argv.length < 2 || !argv[0].equals("completion") || !argv[1].equals("install")) {
      return false;
    }
    for (String word : argv) {
      if (word.equals("--help") || word.equals("-h")) {
        return false;
      }
    }
    return true;
  }

  /// Whether errors are wanted as documents.
  static boolean wantsJson(String[] argv) {
    for (String word : argv) {
      if (word.equals("--json")) {
        return true;
      }
      if (word.equals("--")) {
        return false;
      }
    }
    return false;
  }
}
