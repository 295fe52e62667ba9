package io.opentrade.server.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The examiner of the loopback server finds what is wrong: else it would prove nothing.
final class BotApiRulesTest {
  private final Optional<BotApiRules> rules = BotApiRules.recorded();

  @BeforeEach
  void recorded() {
    Assumptions.assumeTrue(rules.isPresent(), "telegram/api.json is not in opentrade.data");
  }

  private List<String> examine(String method, ObjectNode parameters) {
    return rules.orElseThrow().examine(method, parameters);
  }

  private static ObjectNode message(String text) {
    return new ObjectMapper().createObjectNode().put("chat_id", "1").put("text", text);
  }

  @Test
  void aGoodMessageHasNoFault() {
    assertEquals(List.of(), examine("sendMessage", message("a").put("method", "sendmessage")));
    String longest = "&amp;".repeat(4096);
    assertEquals(List.of(), examine("sendMessage", message(longest).put("parse_mode", "HTML")));
  }

  @Test
  void methodsFieldsTypesAndLengthsAreLookedAt() {
    assertEquals(List.of("there is no method sendWord"), examine("sendWord", message("a")));
    assertEquals(
        List.of("sendMessage has no field colour"),
        examine("sendMessage", message("a").put("colour", "red")));
    assertEquals(
        List.of("sendMessage lacks text"),
        examine("sendMessage", new ObjectMapper().createObjectNode().put("chat_id", 1)));
    assertEquals(
        List.of("sendMessage.disable_notification is no Boolean: \"often\""),
        examine("sendMessage", message("a").put("disable_notification", "often")));
    assertEquals(
        List.of("sendMessage.text has 4097 characters"),
        examine("sendMessage", message("x".repeat(4097))));
    assertEquals(
        List.of("sendMessage.text is no HTML: <pre>a"),
        examine("sendMessage", message("<pre>a").put("parse_mode", "HTML")));
  }

  @Test
  void buttonsAreLookedInto() {
    ObjectNode message = message("a");
    message
        .putObject("reply_markup")
        .putArray("inline_keyboard")
        .addArray()
        .addObject()
        .put("callback_data", "y".repeat(65));
    assertEquals(2, examine("sendMessage", message).size()); // no text on it, too many bytes in it
  }
}
