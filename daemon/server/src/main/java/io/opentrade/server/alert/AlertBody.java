package io.opentrade.server.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.Requests;

/// What an alert is, as it is kept.
///
/// @param creator with the rights it had then
record AlertBody(AlertTerms terms, Actor creator) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String print() {
    return Requests.print(this);
  }

  /// @throws IllegalStateException where the text is none of ours
  static AlertBody read(String text) {
    try {
      return Requests.read(JSON.readTree(text), AlertBody.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an alert is not as it was written", broken);
    }
  }
}
