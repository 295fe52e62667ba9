package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The hidden command behind shell completion: `complete --cursor N -- LINE` prints one candidate a
/// line, value and description parted by a tab.
final class CompleteCommand extends Command {
  @Option(names = "--cursor", paramLabel = "N")
  int cursor = Integer.MAX_VALUE;

  @Parameters(paramLabel = "LINE", arity = "1")
  String line = "";

  @Override
  protected int run(Invocation invocation) {
    var candidates =
        new Completion(invocation.gateway(), invocation.messages())
            .candidates(line, Math.clamp(cursor, 0, line.length()));
    if (invocation.json()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (Candidate candidate : candidates) {
        ObjectNode node = list.addObject();
        node.put("value", candidate.value());
        node.put("description", candidate.description());
        node.put("finished", candidate.finished());
      }
      invocation.document(JsonNodeFactory.instance.objectNode().set("candidates", list));
      return 0;
    }
    for (Candidate candidate : candidates) {
      // The tab parts the two, so it is written between lines that were made printable.
      String value = Line.of(candidate.value()).toString();
      String description = Line.of(candidate.description()).toString();
      invocation
          .terminal()
          .out(value + (candidate.finished() ? " " : "") + "\t" + description + "\n");
    }
    return 0;
  }
}
