package io.opentrade.server.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Role;
import java.util.List;

/// When and what a schedule runs, as it is kept.
///
/// @param zone whose wall clock counts
/// @param limit seconds after which a run is cancelled
/// @param role what it may do at most
/// @param accounts that it may touch; empty for all
/// @param by the user who made it
record Definition(
    String timetable,
    String zone,
    CatchUp catchUp,
    Overlap overlap,
    int limit,
    int retries,
    Role role,
    List<String> accounts,
    String by,
    List<String> words) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Definition {
    accounts = List.copyOf(accounts);
    words = List.copyOf(words);
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Definition read(String json) {
    try {
      return JSON.readValue(json, Definition.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a schedule is unreadable", broken);
    }
  }
}
