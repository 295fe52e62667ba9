package io.opentrade.client;

import io.opentrade.protocol.frame.Completions;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Home;
import io.opentrade.protocol.frame.Terminal;
import java.io.IOException;
import java.util.List;

/// The way to the daemon for a program that lives longer than one command: the interactive shell.
/// Commands run as they do for the client, one line to the daemon each. Any thread may call.
public final class Door {
  private final Surroundings surroundings;

  private Door(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Finds the way; nobody is asked yet.
  ///
  /// @throws Trouble when there can be none
  public static Door find() throws Trouble {
    return new Door(Surroundings.find());
  }

  /// The person's folders.
  public Home home() {
    return surroundings.home();
  }

  /// What the shell was started at.
  public Terminal terminal() {
    return surroundings.terminal();
  }

  /// The version of the program.
  public String version() {
    return surroundings.version();
  }

  /// Runs a command in the foreground: Ctrl-C ends it, and not this process.
  ///
  /// @param at what the command is to think of its terminal
  /// @return the exit code
  public int run(List<String> argv, Terminal at, Streams streams) {
    String[] words = argv.toArray(new String[0]);
    try {
      Surroundings there = surroundings.at(at);
      if (!argv.isEmpty() && argv.getFirst().equals("daemon")) {
        return new DaemonControl(there, words, streams, true).run();
      }
      return new Command(there, words, surroundings.build(), streams, true).run();
    } catch (Trouble e) {
      return e.tell(Main.wantsJson(words), streams);
    }
  }

  /// Runs a command beside what the person does, until it ends or the thread is interrupted.
  ///
  /// @return the exit code
  /// @throws IOException when no daemon answers; none is started
  public int runBeside(List<String> argv, Terminal at, Streams streams) throws IOException {
    try (Connection connection = Connection.open(surroundings.home().socket())) {
      Command command =
          new Command(
              surroundings.at(at),
              argv.toArray(new String[0]),
              surroundings.build(),
              streams,
              true);
      return command.converse(connection);
    } catch (Trouble e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Ways to go on with a line.
  ///
  /// @param line without the program's name
  /// @throws IOException when no daemon answers; none is started
  public List<Completions.Candidate> complete(String line, int cursor) throws IOException {
    try (Connection connection = Connection.open(surroundings.home().socket())) {
      Hello hello = new Hello(Frames.PROTOCOL, surroundings.version(), Hello.ANY_BUILD);
      return Completer.ask(connection, hello, line, cursor).candidates();
    }
  }
}
