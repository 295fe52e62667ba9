package io.opentrade.client;

import io.opentrade.protocol.frame.CommandComplete;
import io.opentrade.protocol.frame.Completions;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Message;
import java.io.IOException;
import java.util.List;

/// The hidden command `complete CURSOR LINE`, called by the shells' completion scripts: prints one
/// candidate a line, a tab, and its description. Whatever goes wrong, it says nothing, because it
/// would write into the line that the person is typing.
final class Completer {
  private Completer() {}

  /// Runs it.
  ///
  /// @return the exit code: 0
  static int complete(String[] argv, Surroundings surroundings) {
    try {
      int cursor = Integer.parseInt(argv[1]);
      ask(new CommandComplete(argv[2], cursor), surroundings);
    } catch (IOException | Trouble | RuntimeException e) {
      return 0;
    }
    return 0;
  }

  private static void ask(CommandComplete question, Surroundings surroundings)
      throws IOException, Trouble {
    try (Connection connection = connect(surroundings)) {
      Hello hello = new Hello(Frames.PROTOCOL, surroundings.version(), Hello.ANY_BUILD);
      print(ask(connection, hello, question.line(), question.cursor()));
    }
  }

  /// Asks on a fresh connection; nothing comes back when the daemon refuses.
  static Completions ask(Connection connection, Hello hello, String line, int cursor)
      throws IOException {
    connection.send(Frames.call(connection.nextId(), hello));
    long id = connection.nextId();
    connection.send(Frames.call(id, new CommandComplete(line, cursor)));
    for (Message m = connection.receive(); m != null; m = connection.receive()) {
      if (m instanceof Message.Answer answer && answer.id().equals(id)) {
        return Completions.of(answer.result());
      }
      if (m instanceof Message.Refusal) {
        break;
      }
    }
    return new Completions(List.of());
  }

  private static Connection connect(Surroundings surroundings) throws Trouble {
    try {
      return Connection.open(surroundings.home().socket());
    } catch (IOException e) {
      return DaemonStarter.start(surroundings);
    }
  }

  private static void print(Completions completions) {
    StringBuilder lines = new StringBuilder();
    for (Completions.Candidate candidate : completions.candidates()) {
      append(lines, candidate.value());
      lines.append('\t');
      append(lines, candidate.description());
      lines.append('\n');
    }
    new Streams().out(lines.toString());
  }

  /// Symbols and file names are foreign text: nothing in them may steer the terminal.
  private static void append(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
        line.append(c);
      }
    }
  }
}
