package io.opentrade.server.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.Requests;

/// What a firing has to do, as it is kept with it.
record AlertOrder(AlertAction action, Actor creator) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String print() {
    return Requests.print(this);
  }

  /// @throws IllegalStateException where the text is none of ours
  static AlertOrder read(String text) {
    try {
      return Requests.read(JSON.readTree(text), AlertOrder.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an action is not as it was written", broken);
    }
  }

  /// Whether doing it twice does no harm.
  boolean repeatable() {
    return action.command().isEmpty();
  }
}
