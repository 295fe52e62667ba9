package io.opentrade.client;

import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// One command line, from the first byte sent to the exit code: connects, starts a daemon where
/// none runs, and replaces one that was built from other code.
final class Command {
  /// A daemon may end, or be replaced by another client, just as we speak to it; then we try anew.
  private static final int ATTEMPTS = 3;

  private final Surroundings surroundings;
  private final String[] argv;
  private final String build;
  private final Streams streams;
  private final boolean stays;

  Command(Surroundings surroundings, String[] argv) {
    this(surroundings, argv, surroundings.build());
  }

  /// @param build the daemon's build that is wanted: [Hello#ANY_BUILD] for the one that runs
  Command(Surroundings surroundings, String[] argv, String build) {
    this(surroundings, argv, build, new Streams(), false);
  }

  /// @param stays whether this process goes on afterwards
  Command(Surroundings surroundings, String[] argv, String build, Streams streams, boolean stays) {
    this.surroundings = surroundings;
    this.argv = argv;
    this.build = build;
    this.streams = streams;
    this.stays = stays;
  }

  /// Runs it.
  ///
  /// @return the exit code
  int run() throws Trouble {
    for (int attempt = 1; ; attempt++) {
      Connection connection = connect();
      Conversation conversation = new Conversation(connection, surroundings, streams);
      int exit = converse(connection, conversation);
      if (exit != Conversation.AGAIN) {
        return exit;
      }
      if (attempt == ATTEMPTS) {
        throw Trouble.unreachable(
            "the daemon ends before it takes a command", "Try: opentrade daemon restart");
      }
      DaemonStarter.awaitEnd(surroundings, conversation.welcome());
    }
  }

  private Connection connect() throws Trouble {
    Path other = surroundings.guest().socket();
    try {
      return Connection.open(other == null ? surroundings.home().socket() : other);
    } catch (IOException e) {
      if (other != null) {
        throw Trouble.unreachable("no daemon answers at " + other + ": " + e.getMessage(), null);
      }
      return DaemonStarter.start(surroundings);
    }
  }

  private int converse(Connection connection, Conversation conversation) throws Trouble {
    try {
      connection.send(opening(connection));
    } catch (IOException e) {
      return Conversation.AGAIN; // it went away between accepting and reading: nothing has run
    }
    // the daemon works while we prepare for what may come meanwhile
    Interrupts interrupts = Interrupts.install(connection, surroundings.terminal().output(), stays);
    return conversation.run(interrupts);
  }

  /// Runs it once on a line that is there, and hears no signals.
  int converse(Connection connection) throws IOException, Trouble {
    connection.send(opening(connection));
    return new Conversation(connection, surroundings, streams).run(Interrupts.none(connection));
  }

  private byte[] opening(Connection connection) {
    byte[] hello =
        Frames.call(
            connection.nextId(),
            new Hello(
                Frames.PROTOCOL, surroundings.version(), build, surroundings.guest().token()));
    byte[] run =
        Frames.call(
            connection.nextId(),
            new CommandRun(
                Arrays.asList(argv),
                surroundings.cwd(),
                surroundings.terminal(),
                surroundings.environment()));
    byte[] both = Arrays.copyOf(hello, hello.length + run.length);
    System.arraycopy(run, 0, both, hello.length, run.length);
    return both;
  }
}
