package io.opentrade.protocol.frame;

import java.util.List;
import java.util.Map;

/// Runs a command line in the daemon, for a person at a terminal or a script. The answer is
/// [Finished], after the last output.
///
/// @param argv the words after the program's name
/// @param cwd absolute path of the folder that relative paths are meant from
/// @param terminal what is attached to the client
/// @param environment `NO_COLOR`, `LANG` and `COLUMNS`, those that are set; nothing else leaves the
///     person's shell
public record CommandRun(
    List<String> argv, String cwd, Terminal terminal, Map<String, String> environment)
    implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static CommandRun of(Map<String, Object> members) throws MalformedFrame {
    return new CommandRun(
        Fields.texts(members, "argv"),
        Fields.text(members, "cwd"),
        Terminal.of(Fields.object(members, "terminal")),
        Fields.textMap(members, "environment"));
  }

  @Override
  public String method() {
    return "command.run";
  }

  @Override
  public void write(JsonWriter json) {
    json.name("argv").array();
    for (String word : argv) {
      json.text(word);
    }
    json.endArray();
    json.member("cwd", cwd);
    json.name("terminal").object();
    terminal.write(json);
    json.endObject();
    json.name("environment").object();
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      json.member(entry.getKey(), entry.getValue());
    }
    json.endObject();
  }
}
