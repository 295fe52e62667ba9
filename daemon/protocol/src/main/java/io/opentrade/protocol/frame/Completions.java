package io.opentrade.protocol.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The answer to [CommandComplete].
///
/// @param candidates what the word may become, in the order to show; empty when only a file name
///     fits, which the shell completes itself
public record Completions(List<Candidate> candidates) implements Result {

  /// One proposal.
  ///
  /// @param value the whole word
  /// @param description one short line, may be empty
  public record Candidate(String value, String description) {}

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Completions of(Map<String, Object> members) throws MalformedFrame {
    List<Candidate> candidates = new ArrayList<>();
    if (members.get("candidates") instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> candidate
            && candidate.get("value") instanceof String value) {
          candidates.add(
              new Candidate(
                  value, candidate.get("description") instanceof String text ? text : ""));
        }
      }
      return new Completions(candidates);
    }
    throw new MalformedFrame("\"candidates\" must be an array");
  }

  @Override
  public void write(JsonWriter json) {
    json.name("candidates").array();
    for (Candidate candidate : candidates) {
      json.object()
          .member("value", candidate.value())
          .member("description", candidate.description())
          .endObject();
    }
    json.endArray();
  }
}
