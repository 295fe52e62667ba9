package io.opentrade.server.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// `getUpdates`, read one by one: a message of a kind that the library does not know must not hold
/// up those behind it, since any stranger could send one.
final class TolerantUpdates extends GetUpdates {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /// What is wanted; edited messages, channels and all else are not even fetched.
  private static final List<String> WANTED = List.of("message", "callback_query");

  TolerantUpdates(int offset, int seconds) {
    super(offset, 100, seconds, WANTED);
  }

  @Override
  public ArrayList<Update> deserializeResponse(String answer) throws TelegramApiRequestException {
    JsonNode all = tree(answer);
    if (!all.path("ok").asBoolean()) {
      return super.deserializeResponse(answer); // knows how to say why
    }
    ArrayList<Update> updates = new ArrayList<>();
    for (JsonNode one : all.path("result")) {
      if (one.path("update_id").canConvertToInt()) { // else it could not even be confirmed
        updates.add(update(one));
      }
    }
    return updates;
  }

  private static JsonNode tree(String answer) throws TelegramApiRequestException {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException _) {
      throw new TelegramApiRequestException("the answer is no JSON");
    }
  }

  private static Update update(JsonNode one) {
    try {
      return JSON.treeToValue(one, Update.class);
    } catch (JsonProcessingException | RuntimeException _) {
      Update unknown = new Update();
      unknown.setUpdateId(one.path("update_id").asInt());
      return unknown;
    }
  }
}
